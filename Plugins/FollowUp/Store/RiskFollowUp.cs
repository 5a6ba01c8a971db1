using System;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>Opens a follow-up for a standing at high risk: the account's own, or the account of a contact, or the contact's.</summary>
public static class RiskFollowUp
{
    /// <summary>The columns of a standing that are read.</summary>
    public static readonly string[] Columns =
    {
        SatisfactionTable.AccountId, SatisfactionTable.ContactId, SatisfactionTable.RiskLevel, SatisfactionTable.LastFeedbackOn, CommonColumns.StateCode,
    };

    /// <summary>Opens it, or adds the risk to the one that is open.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="opening">How to open.</param>
    /// <param name="standing">The standing with <see cref="Columns"/>.</param>
    /// <returns>What was done, for the trace.</returns>
    public static string Open(IOrganizationService service, FollowUpOpening opening, Entity standing)
    {
        if (!IsHigh(standing))
            return "no high risk";
        return Customer(service, standing) is EntityReference customer
            ? opening.OfRisk(customer, Level(standing), LoopFeedback.Time(standing, SatisfactionTable.LastFeedbackOn))
            : "nobody's standing";
    }

    /// <summary>Whether a standing is at high or critical risk.</summary>
    public static bool IsHigh(Entity standing) =>
        standing.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value == CommonColumns.StateActive && Level(standing) >= RiskLevel.High;

    private static RiskLevel Level(Entity standing) =>
        standing.GetAttributeValue<OptionSetValue>(SatisfactionTable.RiskLevel) is OptionSetValue level ? (RiskLevel)(level.Value - Choices.FirstValue) : RiskLevel.Low;

    private static EntityReference? Customer(IOrganizationService service, Entity standing)
    {
        if (standing.GetAttributeValue<EntityReference>(SatisfactionTable.AccountId) is EntityReference account)
            return account;
        if (standing.GetAttributeValue<EntityReference>(SatisfactionTable.ContactId) is not EntityReference contact)
            return null;
        var parent = RowQuery.Find(service, ContactTable.Table, ContactTable.Id, contact.Id, ContactTable.ParentCustomerId)
            ?.GetAttributeValue<EntityReference>(ContactTable.ParentCustomerId);
        return parent?.LogicalName == AccountTable.Table ? parent : contact;
    }
}
