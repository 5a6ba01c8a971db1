using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>An account or contact got another owner: what it said and its standing go along.</summary>
public sealed class ReassignCustomer : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public ReassignCustomer()
        : base(
            Step.Later(Message.Update, AccountTable.Table).When(CommonColumns.OwnerId).WithPreImage(CommonColumns.OwnerId),
            Step.Later(Message.Update, ContactTable.Table).When(CommonColumns.OwnerId).WithPreImage(CommonColumns.OwnerId))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var previous = run.Context.PreEntityImages.TryGetValue(Step.PreImage, out var before) ? before.GetAttributeValue<EntityReference>(CommonColumns.OwnerId)?.Id : null;
        return CustomerOwner.Run(run.Service, new EntityReference(run.Context.PrimaryEntityName, run.RecordId), previous);
    }
}
