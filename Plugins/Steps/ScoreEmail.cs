using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A new mail, scored after it is saved: a fault in its transaction would keep the mail itself from arriving.</summary>
public sealed class ScoreEmail : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public ScoreEmail()
        : base(Step.Later(Message.Create, EmailTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackRefresh.Run(run.Service, run.Context.OrganizationId, new MailReader(), run.RecordId);
}
