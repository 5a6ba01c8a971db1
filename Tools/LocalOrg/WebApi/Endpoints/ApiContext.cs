using System;
using System.Collections.Generic;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>What every endpoint works with: the request, the model it is read against, the service of its caller.</summary>
/// <param name="Request">The request.</param>
/// <param name="Model">The organisation's model at this moment.</param>
/// <param name="Service">The organisation's service as the caller.</param>
/// <param name="ContentIds">Rows of earlier operations of the same change set, by <c>$1</c>.</param>
public sealed record ApiContext(
    ApiRequest Request, DataverseModel Model, IOrganizationService Service, IReadOnlyDictionary<string, EntityReference>? ContentIds = null)
{
    /// <summary>Reads records of the body.</summary>
    public JsonEntityReader Records => new(Model, Request.ServiceRoot, ContentIds);

    /// <summary>Retrieves rows as the caller.</summary>
    public RowReader Rows => new(Model, Service);

    /// <summary>Writes the response.</summary>
    public ResponseWriter Writer => new(Model, Request);

    /// <summary>A parser of the request's address.</summary>
    public ODataUriParser Parser() => AddressReader.ParserOf(Model, Request.ServiceRoot, Request.Url);

    /// <summary>The columns and related rows that the address's query selects of a table it may not itself name.</summary>
    public Selection SelectionOf(TableDefinition table)
    {
        var query = new Uri(Request.ServiceRoot, table.EntitySetName + Request.Url.Query);
        return SelectionReader.Read(Model, table, AddressReader.ParserOf(Model, Request.ServiceRoot, query).ParseSelectAndExpand());
    }

    /// <summary>The absolute address of a row, by id or, where only that is known, by its alternate key as requested.</summary>
    public string AddressOf(EntityReference row) => row.Id != Guid.Empty
        ? Writer.Rows.AddressOf(row)
        : Request.Url.GetLeftPart(UriPartial.Path);
}

/// <summary>A write as the organisation's request, and what becomes its response: kept apart so that a change set can
/// run many of them in one transaction.</summary>
/// <param name="Request">The request.</param>
/// <param name="Complete">Makes the response once the request has succeeded.</param>
/// <param name="Row">The row a later operation of the change set may refer to.</param>
public sealed record WriteOperation(OrganizationRequest Request, Func<OrganizationResponse, ApiResponse> Complete, EntityReference? Row = null);
