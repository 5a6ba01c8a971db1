using System;
using System.Collections.Generic;
using CrmFeedback.Feedback;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>Something was said, changed or removed: the standing of the contact and of the account follows, of those before the change too.</summary>
public sealed class RollUpSatisfaction : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public RollUpSatisfaction()
        : base(
            Step.Later(Message.Create, FeedbackTable.Table),
            Step.Later(Message.Update, FeedbackTable.Table)
                .When(
                    FeedbackTable.CustomerKey, FeedbackTable.AccountId, FeedbackTable.ContactId, FeedbackTable.ReceivedOn, FeedbackTable.Score, FeedbackTable.Kind,
                    FeedbackTable.LeaveIntent, FeedbackTable.RegulatorThreat, FeedbackTable.Nps, FeedbackTable.Csat, FeedbackTable.Ces, FeedbackTable.AnsweredOn,
                    FeedbackTable.ResolvedOn, FeedbackTable.DuplicateOfId, FeedbackTable.TextHash, CommonColumns.StateCode)
                .WithPreImage(FeedbackTable.AccountId, FeedbackTable.ContactId),
            Step.Later(Message.Delete, FeedbackTable.Table).WithPreImage(FeedbackTable.AccountId, FeedbackTable.ContactId))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var customers = new SortedDictionary<string, EntityReference>(StringComparer.Ordinal);
        if (run.Context.PreEntityImages.TryGetValue(Step.PreImage, out var before))
            Add(customers, before);
        if (run.Context.InputParameters.TryGetValue("Target", out var target) && target is Entity sent)
            Add(customers, RowQuery.Find(run.Service, FeedbackTable.Table, FeedbackTable.Id, run.RecordId, FeedbackTable.AccountId, FeedbackTable.ContactId) ?? sent);
        if (customers.Count == 0)
            return "nobody's feedback";
        var rollUp = new StandingRollUp(run.Service, StandingSettings.Read(run.Service, run.Variables), run.Now, mayFault: true);
        var done = new List<string>();
        foreach (var customer in customers.Values)
            done.Add(rollUp.Run(customer, skipIfReadLater: true));
        return string.Join("; ", done);
    }

    private static void Add(SortedDictionary<string, EntityReference> customers, Entity feedback)
    {
        foreach (var column in new[] { FeedbackTable.AccountId, FeedbackTable.ContactId })
        {
            if (feedback.GetAttributeValue<EntityReference>(column) is EntityReference customer)
                customers[SourceKeys.Of(customer.LogicalName, customer.Id)] = new EntityReference(customer.LogicalName, customer.Id);
        }
    }
}
