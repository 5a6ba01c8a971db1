using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>A correction made, undone or deleted takes effect on its feedback; a feedback scored again keeps its corrections.</summary>
public sealed class ApplyCorrection : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public ApplyCorrection()
        : base(
            Step.Later(Message.Create, CorrectionTable.Table),
            Step.Later(Message.Update, CorrectionTable.Table).When(CorrectionTable.IsUndone, CommonColumns.StateCode),
            Step.Later(Message.Delete, CorrectionTable.Table).WithPreImage(CorrectionTable.FeedbackId),
            Step.Later(Message.Update, FeedbackTable.Table)
                .When(FeedbackTable.MachineSentiment, FeedbackTable.MachineScore, FeedbackTable.TextHash))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        if (run.Context.PrimaryEntityName == FeedbackTable.Table)
            return CorrectionApply.Run(run.Service, run.Context.OrganizationId, run.RecordId);
        var correction = run.Context.PreEntityImages.TryGetValue(Step.PreImage, out var image)
            ? image
            : RowQuery.Find(run.Service, CorrectionTable.Table, CorrectionTable.Id, run.RecordId, CorrectionTable.FeedbackId);
        return correction?.GetAttributeValue<EntityReference>(CorrectionTable.FeedbackId) is EntityReference feedback
            ? CorrectionApply.Run(run.Service, run.Context.OrganizationId, feedback.Id)
            : "the correction is gone";
    }
}
