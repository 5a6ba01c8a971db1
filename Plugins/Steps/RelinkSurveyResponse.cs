using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A survey response that changed customer or state: its feedback follows, and counts or not.</summary>
public sealed class RelinkSurveyResponse : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public RelinkSurveyResponse()
        : base(
            Step.Later(Message.Update, SurveyResponseTable.Table)
                .When(SurveyResponseTable.CustomerId, CommonColumns.StateCode))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackRefresh.Run(run.Service, run.Context.OrganizationId, new SurveyReader(), run.RecordId);
}
