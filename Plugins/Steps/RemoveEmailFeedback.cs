using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>A deleted mail takes its feedback with it.</summary>
public sealed class RemoveEmailFeedback : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public RemoveEmailFeedback()
        : base(Step.Later(Message.Delete, EmailTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) =>
        FeedbackRefresh.Run(run.Service, run.Context.OrganizationId, new MailReader(), run.RecordId);
}
