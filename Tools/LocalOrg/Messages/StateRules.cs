using System;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Which pairs of <c>statecode</c> and <c>statuscode</c> a row may have.</summary>
internal static class StateRules
{
    public const string State = "statecode";
    public const string Status = "statuscode";

    /// <summary>The state and status a new row gets. A row is born in its table's default state only.</summary>
    public static (int State, int Status)? ForCreate(TableDefinition table, Entity target, Guid id)
    {
        if (table.FindColumn(State)?.OptionSet is not { Options.Count: > 0 } states)
            return null;
        var first = states.Options.MinBy(s => s.Value)!;
        if (target.GetAttributeValue<OptionSetValue>(State) is { } sent && sent.Value != first.Value)
            throw Faults.Of(Faults.StateOnCreate, table.LogicalName, sent.Value, first.Value);
        return Pair(table, first.Value, target.GetAttributeValue<OptionSetValue>(Status)?.Value, id);
    }

    /// <summary>The state and status after an update, or null if neither was sent.</summary>
    /// <param name="stored">The row with its present state.</param>
    public static (int State, int Status)? ForUpdate(TableDefinition table, Entity target, Entity stored)
    {
        var state = target.GetAttributeValue<OptionSetValue>(State)?.Value;
        var status = target.GetAttributeValue<OptionSetValue>(Status)?.Value;
        if ((state is null && status is null) || table.FindColumn(State) is null)
            return null;
        return Pair(table, state ?? stored.GetAttributeValue<OptionSetValue>(State)?.Value ?? 0, status, stored.Id);
    }

    private static (int State, int Status) Pair(TableDefinition table, int state, int? status, Guid id)
    {
        var stateOption = table.FindColumn(State)?.OptionSet?.Find(state)
            ?? throw Faults.Of(Faults.ChoiceOutOfRange, table.LogicalName, State, state, Values(table, State));
        var reasons = table.FindColumn(Status)?.OptionSet?.Options.ToArray() ?? [];
        var chosen = status ?? stateOption.DefaultStatus ?? reasons.FirstOrDefault(r => r.State == state)?.Value ?? -1;
        if (reasons.Length > 0 && !reasons.Any(r => r.Value == chosen && r.State == state))
            throw Faults.Of(Faults.InvalidState, chosen, $"{table.SchemaName}State.{stateOption.InvariantName ?? stateOption.Label.ToString()}", table.LogicalName, id);
        return (state, chosen);
    }

    private static string Values(TableDefinition table, string column) =>
        string.Join(",", table.FindColumn(column)?.OptionSet?.Options.Select(o => o.Value) ?? []);
}
