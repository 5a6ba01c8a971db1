using CrmFeedback.Feedback;
using CrmFeedback.FollowUp;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A customer's risk changed: a high one must be followed up.</summary>
public sealed class FollowUpStanding : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public FollowUpStanding()
        : base(
            Step.Later(Message.Create, SatisfactionTable.Table),
            Step.Later(Message.Update, SatisfactionTable.Table).When(SatisfactionTable.Risk, SatisfactionTable.RiskLevel))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var standing = RowQuery.Find(run.Service, SatisfactionTable.Table, SatisfactionTable.Id, run.RecordId, RiskFollowUp.Columns);
        return standing == null || !RiskFollowUp.IsHigh(standing)
            ? "no high risk"
            : RiskFollowUp.Open(run.Service, new FollowUpOpening(run.Service, FollowUpModel.Read(run.Service), run.Now, mayFault: true), standing);
    }
}
