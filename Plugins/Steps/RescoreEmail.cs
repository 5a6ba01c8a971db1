using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A mail whose words, sender, regarding or state changed; what server-side synchronisation sends after the Create ends here too.</summary>
public sealed class RescoreEmail : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public RescoreEmail()
        : base(
            Step.Later(Message.Update, EmailTable.Table)
                .When(
                    EmailTable.Subject,
                    EmailTable.Description,
                    EmailTable.RegardingObjectId,
                    EmailTable.EmailSender,
                    CommonColumns.StateCode,
                    CommonColumns.StatusCode))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackRefresh.Run(run.Service, run.Context.OrganizationId, new MailReader(), run.RecordId);
}
