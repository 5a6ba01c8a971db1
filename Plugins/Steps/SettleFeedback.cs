using System;
using System.ServiceModel;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>What a feedback row needs after the save: the owner of its customer, and a mark if it repeats another row.</summary>
public sealed class SettleFeedback : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public SettleFeedback()
        : base(
            Step.Later(Message.Create, FeedbackTable.Table),
            Step.Later(Message.Update, FeedbackTable.Table)
                .When(FeedbackTable.CustomerKey, FeedbackTable.AccountId, FeedbackTable.TextHash, CommonColumns.StateCode))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var row = RowQuery.Find(
            run.Service, FeedbackTable.Table, FeedbackTable.Id, run.RecordId, FeedbackTable.CustomerKey, FeedbackTable.CustomerId, FeedbackTable.AccountId,
            FeedbackTable.TextHash, CommonColumns.OwnerId);
        if (row == null)
            return "the row is gone";
        if (IsCreate(run) && row.GetAttributeValue<EntityReference>(FeedbackTable.CustomerId) is EntityReference customer
            && MergedRecord.Survivor(run.Service, customer.LogicalName, customer.Id) != customer.Id)
            return "came while its customer was merged: " + CustomerMerge.Run(run.Service, customer.LogicalName, customer.Id);
        var owner = AssignsOwner(run) ? Assign(run, row) : "owner kept";
        var marked = DuplicateMarker.Settle(run.Service, row) + DuplicateMarker.SettleFollowers(run.Service, row);
        return owner + ", duplicate marks changed: " + marked.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    // A changed text or state leaves alone what a person may have assigned.
    private static bool AssignsOwner(StepRun run) =>
        (IsCreate(run) || run.Target.Contains(FeedbackTable.CustomerKey))
        && FeedbackSettings.Read(run.Service).OwnerIsCustomersOwner;

    private static bool IsCreate(StepRun run) => string.Equals(run.Context.MessageName, Message.Create, StringComparison.OrdinalIgnoreCase);

    private static string Assign(StepRun run, Entity row)
    {
        if (FeedbackOwner.Wanted(run.Service, row) is not EntityReference owner)
            return "owner kept";
        try
        {
            FeedbackOwner.Assign(run.Service, row.Id, owner);
            return "owner assigned";
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!Faults.IsPassing(fault.Detail))
        {
            // The platform refuses an owner without read privilege. Every call of an asynchronous step is its own
            // transaction, so the refusal costs nothing and the row stays with SYSTEM.
            return "owner refused (" + owner.LogicalName + "): " + fault.Message;
        }
    }
}
