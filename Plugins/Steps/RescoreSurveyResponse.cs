using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A survey response whose words or ratings changed is scored again in its own transaction.</summary>
public sealed class RescoreSurveyResponse : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public RescoreSurveyResponse()
        : base(
            Step.After(Message.Update, SurveyResponseTable.Table)
                .When(
                    SurveyResponseTable.Comment,
                    SurveyResponseTable.Answers,
                    SurveyResponseTable.Nps,
                    SurveyResponseTable.Csat,
                    SurveyResponseTable.Ces))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackRescore.Run(run.Service, run.Context.OrganizationId, new SurveyReader(), run.RecordId);
}
