using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A deleted account or contact takes its feedback and its standing with it.</summary>
public sealed class RemoveCustomerFeedback : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public RemoveCustomerFeedback()
        : base(Step.Later(Message.Delete, AccountTable.Table), Step.Later(Message.Delete, ContactTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) => CustomerRemoval.Run(run.Service, run.Context.PrimaryEntityName, run.RecordId);
}
