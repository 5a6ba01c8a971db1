using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Finds the handler of a message; what no handler answers is refused by name.</summary>
internal sealed class MessageDispatcher(OrganizationCore core)
{
    /// <summary>Every message the organisation answers. Custom APIs come from the imported solutions.</summary>
    private static readonly MessageHandler[] s_handlers =
    [
        new CreateHandler(),
        new RetrieveHandler(),
        new RetrieveMultipleHandler(),
        new UpdateHandler(),
        new DeleteHandler(),
        new UpsertHandler(),
        new AssociateHandler(),
        new DisassociateHandler(),
        new AssignHandler(),
        new SetStateHandler(),
        new CloseIncidentHandler(),
        new MergeHandler(),
        new GrantAccessHandler("GrantAccess", replaces: false),
        new GrantAccessHandler("ModifyAccess", replaces: true),
        new RevokeAccessHandler(),
        new RetrievePrincipalAccessHandler(),
        new RetrieveSharedPrincipalsAndAccessHandler(),
        new DeliverIncomingHandler(),
        new ExecuteMultipleHandler(),
        new ExecuteTransactionHandler(),
        new WhoAmIHandler(),
    ];

    private static readonly FrozenDictionary<string, MessageHandler> s_byName = s_handlers
        .SelectMany(h => h.Aliases.Append(h.MessageName).Select(name => (name, h)))
        .ToFrozenDictionary(p => p.name, p => p.h, StringComparer.Ordinal);

    /// <summary>The names of the messages answered without a solution.</summary>
    public static IReadOnlyCollection<string> Names => s_byName.Keys;

    /// <summary>Runs a request in a scope.</summary>
    public OrganizationResponse Dispatch(OrganizationRequest request, CallScope scope)
    {
        if (scope.Depth > CallScope.MaximumDepth)
            throw Faults.Of(Faults.DepthExceeded, scope.Depth, CallScope.MaximumDepth);
        var handler = HandlerOf(request.RequestName);
        // Requests keep what their sender put into them: plug-ins change a copy.
        var message = new MessageContext(core, scope, handler.MessageName, EntityCopy.Of(request.Parameters));
        handler.Execute(message);
        var response = handler.NewResponse();
        foreach (var (name, value) in message.Output)
            response.Results[name] = value;
        return response;
    }

    private MessageHandler HandlerOf(string name)
    {
        if (s_byName.TryGetValue(name, out var handler))
            return handler;
        if (core.Store.Catalog.FindCustomApi(name) is { } api)
            return new CustomApiHandler(api);
        throw new NotSupportedException($"the message {name}");
    }
}
