using CrmFeedback.FollowUp;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A mail was sent or filed: the feedback that it answers waits no longer.</summary>
public sealed class AnswerFeedback : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public AnswerFeedback()
        : base(
            Step.Later(Message.Create, EmailTable.Table),
            Step.Later(Message.Update, EmailTable.Table).When(EmailTable.RegardingObjectId, CommonColumns.StateCode, CommonColumns.StatusCode))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) => AnswerTracker.OfMail(run.Service, run.RecordId);
}
