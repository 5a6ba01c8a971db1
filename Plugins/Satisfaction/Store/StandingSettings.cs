using System;
using System.Collections.Generic;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Satisfaction;

/// <summary>What an admin may change about standings, with the organisation's baseline: two queries.</summary>
public sealed class StandingSettings
{
    // Fewer feedback say less about the organisation than the shipped mean does.
    private const int FewestForBaseline = 30;

    private StandingSettings(StandingModel model, bool ownerIsCustomersOwner)
    {
        Model = model;
        OwnerIsCustomersOwner = ownerIsCustomersOwner;
    }

    /// <summary>The settings that ship, for <c>cfb_Setup</c>.</summary>
    public static IReadOnlyList<ShippedSetting> Shipped { get; } = new[]
    {
        new ShippedSetting(new Guid("5d0f4f9a-0d5b-5f2e-8c39-70a1c6f6d501"), SatisfactionSettings.Code, "Satisfaction, trend and figures: numbers of the model (JSON)", SatisfactionSettings.DefaultJson),
        new ShippedSetting(new Guid("5d0f4f9a-0d5b-5f2e-8c39-70a1c6f6d502"), RiskSettings.Code, "Risk: weights and thresholds (JSON)", RiskSettings.DefaultJson),
    };

    /// <summary>Numbers and baseline.</summary>
    public StandingModel Model { get; }

    /// <summary>Whether a standing belongs to the owner of its customer; otherwise it stays with the system.</summary>
    public bool OwnerIsCustomersOwner { get; }

    /// <summary>Reads both.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="variables">The environment variables.</param>
    public static StandingSettings Read(IOrganizationService service, SolutionVariables variables)
    {
        var query = new QueryExpression(SettingTable.Table) { ColumnSet = new ColumnSet(SettingTable.Code, SettingTable.Value) };
        query.Criteria.AddCondition(SettingTable.Code, ConditionOperator.In, SatisfactionSettings.Code, RiskSettings.Code, FeedbackSettings.RowOwnerCode);
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        var rows = service.RetrieveMultiple(query).Entities;
        var model = new StandingModel(new SatisfactionSettings(Value(rows, SatisfactionSettings.Code), variables.HalfLifeDays), new RiskSettings(Value(rows, RiskSettings.Code)), ReadBaseline(service));
        return new StandingSettings(model, FeedbackSettings.Of(rows).OwnerIsCustomersOwner);
    }

    private static Baseline? ReadBaseline(IOrganizationService service)
    {
        var row = RowQuery.Find(service, BaselineTable.Table, BaselineTable.Scope, BaselineRefresh.ScopeAll, BaselineTable.Count, BaselineTable.Mean, BaselineTable.Variance);
        return row == null || row.GetAttributeValue<int>(BaselineTable.Count) < FewestForBaseline
            ? null
            : new Baseline(row.GetAttributeValue<decimal>(BaselineTable.Mean), row.GetAttributeValue<decimal>(BaselineTable.Variance));
    }

    private static string? Value(IEnumerable<Entity> rows, string code)
    {
        foreach (var row in rows)
        {
            if (string.Equals(row.GetAttributeValue<string>(SettingTable.Code), code, StringComparison.OrdinalIgnoreCase))
                return row.GetAttributeValue<string>(SettingTable.Value);
        }

        return null;
    }
}
