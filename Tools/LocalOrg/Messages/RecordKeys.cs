using System;
using System.Buffers;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Rows addressed by an alternate key.</summary>
internal static class RecordKeys
{
    /// <summary>Characters that break addressing by key when a key value holds one (Dataverse documentation, "Define alternate keys").</summary>
    public const string ReservedCharacters = "/<>*%&:\\?+";

    private static readonly SearchValues<char> s_reserved = SearchValues.Create(ReservedCharacters);

    /// <summary>The id of the row with these key values, or null if there is none.</summary>
    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">No such key, its index is not Active, or a value holds a reserved character.</exception>
    public static Guid? Find(IStoreSession session, TableDefinition table, KeyAttributeCollection key)
    {
        var definition = table.FindKeyByColumns(key.Keys) ?? throw Faults.Of(Faults.KeyNotDefined, table.LogicalName);
        if (definition.Status != KeyStatus.Active)
            throw Faults.Of(Faults.KeyNotActive, definition.LogicalName, table.LogicalName, definition.Status);
        foreach (var (name, value) in key)
        {
            if (value is string text && text.AsSpan().IndexOfAny(s_reserved) is >= 0 and var at)
                throw Faults.Of(Faults.KeyValueReserved, text, name, text[at]);
        }

        return session.FindIdByKey(table.LogicalName, key);
    }

    /// <summary>The id a target names by id, primary id column or key; reads by key when needed.</summary>
    public static Guid Resolve(MessageContext message, TableDefinition table, Guid id, KeyAttributeCollection key)
    {
        if (id != Guid.Empty)
            return id;
        if (key.Count == 0)
            throw Faults.Of(Faults.InvalidArgument, $"{message.MessageName} of {table.LogicalName} needs an id or an alternate key.");
        return Read(message, session => Find(session, table, key)) ?? throw Faults.Of(Faults.RecordNotFoundByKey, table.LogicalName);
    }

    /// <summary>Reads with the message's transaction, or before it has one with a session of its own.</summary>
    public static T Read<T>(MessageContext message, Func<IStoreSession, T> read)
    {
        if (message.IsInTransaction)
            return read(message.Session);
        using var session = message.Core.Store.BeginRead();
        return read(session);
    }

    /// <summary>Turns the lookups of a row that name their target by key into ids.</summary>
    public static void ResolveLookups(MessageContext message, Entity row)
    {
        foreach (var (name, value) in row.Attributes.ToArray())
        {
            if (value is not EntityReference { KeyAttributes.Count: > 0 } reference || reference.Id != Guid.Empty)
                continue;
            var table = message.Metadata.RequireTable(reference.LogicalName);
            var id = Find(message.Session, table, reference.KeyAttributes) ?? throw Faults.Of(Faults.RecordNotFoundByKey, table.LogicalName);
            row.Attributes[name] = new EntityReference(table.LogicalName, id);
        }
    }
}
