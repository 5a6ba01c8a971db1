using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Makes the row to store out of what a Create or Update sent: checks every column, drops what the platform keeps for itself, checks references and rights.</summary>
internal static class RowValues
{
    // References to these need no append-to privilege of their own in practice: every role has it.
    private static readonly HashSet<string> s_referenceTables =
        new(StringComparer.Ordinal) { "systemuser", "team", "owner", "businessunit", "transactioncurrency", "organization", "role" };

    /// <summary>The columns to store, checked and normalised.</summary>
    /// <param name="isCreate">True for Create: columns valid for create are taken, else those valid for update.</param>
    public static Entity Of(MessageContext message, TableDefinition table, Entity target, bool isCreate)
    {
        var row = new Entity(table.LogicalName, target.Id);
        foreach (var (name, value) in target.Attributes)
        {
            var column = table.FindColumn(name) ?? throw new UnknownColumnException(table.LogicalName, name);
            var stored = ColumnValues.Normalise(table, column, value);
            // As the platform does: read-only columns that are sent are left out without a word. State, status, owner and id have rules of their own.
            if (column.IsPrimaryId || column.LogicalName is StateRules.State or StateRules.Status or "ownerid"
                || !(isCreate ? column.IsValidForCreate : column.IsValidForUpdate))
                continue;
            if (stored is null && column.RequiredLevel == RequiredLevel.SystemRequired && !isCreate)
                throw Faults.Of(Faults.RequiredColumn, table.LogicalName, name);
            row.Attributes[name] = stored;
        }

        ColumnSecurity.CheckWrite(message.Caller, message.Core.Store.Catalog, table, row, isCreate ? ColumnSecurity.Use.Create : ColumnSecurity.Use.Update);
        return row;
    }

    /// <summary>Faults if a lookup points to a row that does not exist, or that the caller may not append to, or if the row itself may not be appended.</summary>
    /// <param name="owned">The row with <see cref="AccessControl.OwnershipColumns"/>: as stored, or the new one.</param>
    public static void CheckReferences(MessageContext message, TableDefinition table, Entity row, Entity owned)
    {
        var appends = false;
        foreach (var (name, value) in row.Attributes)
        {
            if (value is not EntityReference reference)
                continue;
            var referenced = message.Metadata.RequireTable(reference.LogicalName);
            CheckReference(message, table, name, referenced, reference.Id);
            appends |= !s_referenceTables.Contains(referenced.LogicalName);
        }

        if (appends)
            message.CheckRow(table, AccessRight.Append, owned);
    }

    private static void CheckReference(MessageContext message, TableDefinition table, string column, TableDefinition referenced, Guid id)
    {
        if (message.Caller.HasEverything || s_referenceTables.Contains(referenced.LogicalName))
        {
            if (!message.Session.Exists(referenced.LogicalName, id))
                throw Missing(table, column, referenced, id);
            return;
        }

        var row = Rows.Find(message.Session, referenced, id, AccessControl.OwnershipColumns) ?? throw Missing(table, column, referenced, id);
        message.CheckRow(referenced, AccessRight.AppendTo, row);
    }

    private static Exception Missing(TableDefinition table, string column, TableDefinition referenced, Guid id) =>
        Faults.WithMessage(Faults.RecordNotFound, $"{referenced.LogicalName} With Id = {id} Does Not Exist (column '{column}' of '{table.LogicalName}')");

    /// <summary>Fills in the values a new row gets when none are sent.</summary>
    public static void ApplyDefaults(TableDefinition table, Entity row)
    {
        foreach (var column in table.Columns.Where(c => c.DefaultValue is not null && c.IsValidForCreate && !row.Attributes.ContainsKey(c.LogicalName)))
        {
            if (column.Type == ColumnType.Boolean && column.DefaultValue is bool flag)
                row.Attributes[column.LogicalName] = flag;
            else if (column.Type == ColumnType.Choice && column.DefaultValue is int option)
                row.Attributes[column.LogicalName] = new OptionSetValue(option);
        }
    }

    /// <summary>Faults if a column without which the platform cannot work has no value.</summary>
    public static void CheckRequired(TableDefinition table, Entity row)
    {
        foreach (var column in table.Columns.Where(c => c.RequiredLevel == RequiredLevel.SystemRequired && c.IsValidForCreate && !c.IsPrimaryId))
        {
            if (!row.Attributes.TryGetValue(column.LogicalName, out var value) || value is null)
                throw Faults.Of(Faults.RequiredColumn, table.LogicalName, column.LogicalName);
        }
    }
}
