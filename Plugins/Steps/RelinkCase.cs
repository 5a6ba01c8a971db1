using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A case that changed customer or state: its feedback follows, and counts or not.</summary>
public sealed class RelinkCase : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public RelinkCase()
        : base(
            Step.Later(Message.Update, IncidentTable.Table)
                .When(IncidentTable.CustomerId, CommonColumns.StateCode, CommonColumns.StatusCode))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackRefresh.Run(run.Service, run.Context.OrganizationId, new CaseReader(), run.RecordId);
}
