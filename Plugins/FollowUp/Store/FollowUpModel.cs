using System;
using System.Collections.Generic;
using CrmFeedback.Feedback;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>What an admin may change about follow-ups: one query.</summary>
public sealed class FollowUpModel
{
    private FollowUpModel(FollowUpSettings settings, SatisfactionSettings satisfaction, bool ownerIsCustomersOwner)
    {
        Settings = settings;
        Satisfaction = satisfaction;
        OwnerIsCustomersOwner = ownerIsCustomersOwner;
    }

    /// <summary>The setting that ships, for <c>cfb_Setup</c>.</summary>
    public static IReadOnlyList<ShippedSetting> Shipped { get; } = new[]
    {
        new ShippedSetting(
            new Guid("5d0f4f9a-0d5b-5f2e-8c39-70a1c6f6d503"), FollowUpSettings.Code, "Follow-ups: what opens them, hours until due, tasks, figures (JSON)", FollowUpSettings.DefaultJson),
    };

    /// <summary>Numbers of the follow-ups.</summary>
    public FollowUpSettings Settings { get; }

    /// <summary>Numbers by which a feedback has its value.</summary>
    public SatisfactionSettings Satisfaction { get; }

    /// <summary>Whether rows belong to the owner of their customer; otherwise they stay with the system.</summary>
    public bool OwnerIsCustomersOwner { get; }

    /// <summary>Reads it.</summary>
    public static FollowUpModel Read(IOrganizationService service)
    {
        var query = new QueryExpression(SettingTable.Table) { ColumnSet = new ColumnSet(SettingTable.Code, SettingTable.Value) };
        query.Criteria.AddCondition(SettingTable.Code, ConditionOperator.In, FollowUpSettings.Code, SatisfactionSettings.Code, FeedbackSettings.RowOwnerCode);
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        var rows = service.RetrieveMultiple(query).Entities;
        // What one feedback is worth does not depend on its age.
        var satisfaction = new SatisfactionSettings(Value(rows, SatisfactionSettings.Code), SolutionVariables.Default.HalfLifeDays);
        return new FollowUpModel(new FollowUpSettings(Value(rows, FollowUpSettings.Code)), satisfaction, FeedbackSettings.Of(rows).OwnerIsCustomersOwner);
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
