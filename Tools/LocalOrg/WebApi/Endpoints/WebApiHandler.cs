using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The Web API of one organisation: a request in, a response out, never an exception. Thread-safe.</summary>
public sealed class WebApiHandler(LocalOrganization organization)
{
    private DataverseModel? _model;

    /// <summary>Answers a request.</summary>
    public ApiResponse Handle(ApiRequest request)
    {
        try
        {
            return Respond(request);
        }
        catch (Exception error)
        {
            return ErrorBody.From(error);
        }
    }

    /// <summary>The write a request asks for, not yet executed: an operation of a change set.</summary>
    /// <exception cref="ApiException">400: the request is no write of one row.</exception>
    public WriteOperation Plan(ApiRequest request, IReadOnlyDictionary<string, EntityReference> contentIds)
    {
        var context = ContextOf(request) with { ContentIds = contentIds };
        ProtectedTables.Check(request);
        var address = AddressReader.Read(context.Model, context.Parser());
        return WriteEndpoint.Plan(context, address)
            ?? throw ApiException.BadRequest($"A change set can hold writes of rows only, not {request.Method} {request.RelativePath}.");
    }

    /// <summary>The service of a request's caller: the administrator unless a header names another user.</summary>
    /// <exception cref="ApiException">400: the header is no user's id.</exception>
    public IOrganizationService ServiceOf(ApiRequest request)
    {
        foreach (var header in (string[])["CallerObjectId", "MSCRMCallerID"])
        {
            if (request.Header(header) is not { } text) continue;
            return Guid.TryParse(text, out var caller)
                ? organization.CreateService(caller)
                : throw ApiException.BadRequest($"The header {header} must be a user's id, not '{text}'.");
        }
        return organization.CreateService(organization.AdminUserId);
    }

    private ApiResponse Respond(ApiRequest request)
    {
        var path = request.RelativePath;
        if (path.Equals("$batch", StringComparison.Ordinal)) return BatchEndpoint.Handle(this, request);
        ProtectedTables.Check(request);
        var context = ContextOf(request);
        if (path.Length == 0) return OnlyGet(request) ?? DocumentEndpoint.Service(context);
        if (path.Equals("$metadata", StringComparison.Ordinal)) return OnlyGet(request) ?? DocumentEndpoint.Metadata(context);
        if (DefinitionsEndpoint.Handles(path)) return OnlyGet(request) ?? DefinitionsEndpoint.Handle(context, path);
        var parser = context.Parser();
        return Respond(context, AddressReader.Read(context.Model, parser), parser);
    }

    private static ApiResponse Respond(ApiContext context, ResourceAddress address, ODataUriParser parser)
    {
        var request = context.Request;
        if (address.Operation is { } operation) return OperationEndpoint.Handle(context, operation, address.Row, parser);
        if (request.Method is "GET" or "HEAD") return ReadEndpoint.Handle(context, address, parser);
        if (request.Method is not ("POST" or "PATCH" or "PUT" or "DELETE")) throw ApiException.NoMethod(request.Method);
        var write = WriteEndpoint.Plan(context, address) ?? throw ApiException.NoMethod(request.Method);
        return write.Complete(context.Service.Execute(write.Request));
    }

    private ApiContext ContextOf(ApiRequest request) => new(request, CurrentModel(), ServiceOf(request));

    private DataverseModel CurrentModel()
    {
        var metadata = organization.Metadata;
        var catalog = organization.Catalog;
        var model = Volatile.Read(ref _model);
        if (model != null && ReferenceEquals(model.Metadata, metadata) && ReferenceEquals(model.Catalog.CustomApis, catalog.CustomApis)) return model;
        model = DataverseModel.Build(metadata, catalog);
        Volatile.Write(ref _model, model);
        return model;
    }

    private static ApiResponse? OnlyGet(ApiRequest request) => request.Method is "GET" or "HEAD" ? null : throw ApiException.NoMethod(request.Method);
}
