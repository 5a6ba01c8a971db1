using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A new survey response is scored in its own transaction.</summary>
public sealed class ScoreSurveyResponse : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public ScoreSurveyResponse()
        : base(Step.After(Message.Create, SurveyResponseTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackCreation.Run(run.Service, run.Context.OrganizationId, SurveyReader.Of(run.Target, run.RecordId, run.Now));
}
