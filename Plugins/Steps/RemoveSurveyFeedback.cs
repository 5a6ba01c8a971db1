using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A deleted survey response takes its feedback with it.</summary>
public sealed class RemoveSurveyFeedback : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public RemoveSurveyFeedback()
        : base(Step.Later(Message.Delete, SurveyResponseTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackRefresh.Run(run.Service, run.Context.OrganizationId, new SurveyReader(), run.RecordId);
}
