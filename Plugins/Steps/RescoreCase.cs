using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A case whose title or description changed is scored again in its own transaction.</summary>
public sealed class RescoreCase : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public RescoreCase()
        : base(Step.After(Message.Update, IncidentTable.Table).When(IncidentTable.Title, IncidentTable.Description))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackRescore.Run(run.Service, run.Context.OrganizationId, new CaseReader(), run.RecordId);
}
