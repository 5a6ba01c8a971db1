using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A new case is scored in its own transaction.</summary>
public sealed class ScoreCase : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public ScoreCase()
        : base(Step.After(Message.Create, IncidentTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackCreation.Run(run.Service, run.Context.OrganizationId, CaseReader.Of(run.Target, run.RecordId, run.Now));
}
