using CrmFeedback.FollowUp;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A follow-up was opened, changed, verified or closed: owner, task, stage and outcome follow.</summary>
public sealed class SettleFollowUp : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public SettleFollowUp()
        : base(
            Step.Later(Message.Create, FollowUpTable.Table),
            Step.Later(Message.Update, FollowUpTable.Table).When(FollowUpTable.Stage, FollowUpTable.Reasons, CommonColumns.StateCode))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) => FollowUpSettling.Run(run.Service, run.RecordId, run.Now);
}
