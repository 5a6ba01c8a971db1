using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A deleted case takes its feedback with it; a case restored meanwhile is scored.</summary>
public sealed class RemoveCaseFeedback : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public RemoveCaseFeedback()
        : base(Step.Later(Message.Delete, IncidentTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackRefresh.Run(run.Service, run.Context.OrganizationId, new CaseReader(), run.RecordId);
}
