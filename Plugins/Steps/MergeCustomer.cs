using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>Two accounts or contacts became one: what the loser said is the winner's.</summary>
public sealed class MergeCustomer : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public MergeCustomer()
        : base(Step.Later(Message.Merge, AccountTable.Table), Step.Later(Message.Merge, ContactTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) => CustomerMerge.Run(run.Service, run.Context.PrimaryEntityName, run.SubordinateId);
}
