using CrmFeedback.FollowUp;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A case was resolved or opened again: so is the feedback about it.</summary>
public sealed class ResolveFeedback : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public ResolveFeedback()
        : base(Step.Later(Message.Update, IncidentTable.Table).When(CommonColumns.StateCode))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) => AnswerTracker.OfCase(run.Service, run.RecordId);
}
