using System;
using CrmFeedback.FollowUp;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>Something was said, changed or answered: whether it waits for an answer, whether somebody must follow up, and what came of the follow-up before.</summary>
public sealed class FollowUpFeedback : PluginBase
{
    private static readonly string[] Placing = { FeedbackTable.AccountId, FeedbackTable.ContactId, FeedbackTable.CustomerKey, FeedbackTable.ReceivedOn, FeedbackTable.RegardingKey };

    private static readonly string[] Answering = { FeedbackTable.AnsweredOn, FeedbackTable.ResolvedOn, CommonColumns.StateCode };

    /// <summary>Declares the registrations.</summary>
    public FollowUpFeedback()
        : base(
            Step.Later(Message.Create, FeedbackTable.Table),
            Step.Later(Message.Update, FeedbackTable.Table).When(
                FeedbackTable.AccountId, FeedbackTable.ContactId, FeedbackTable.CustomerKey, FeedbackTable.ReceivedOn, FeedbackTable.RegardingKey,
                FeedbackTable.AnsweredOn, FeedbackTable.ResolvedOn, FeedbackTable.DuplicateOfId, FeedbackTable.Kind, FeedbackTable.LeaveIntent,
                FeedbackTable.RegulatorThreat, FeedbackTable.Score, FeedbackTable.Severity, FeedbackTable.Urgency, CommonColumns.StateCode))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var row = LoopFeedback.Find(run.Service, run.RecordId);
        if (row == null)
            return "the row is gone";
        var isCreate = string.Equals(run.Context.MessageName, Message.Create, StringComparison.OrdinalIgnoreCase);
        var model = new Lazy<FollowUpModel>(() => FollowUpModel.Read(run.Service));
        var times = isCreate || Array.Exists(Placing, run.Target.Contains) ? AnswerTracker.OfFeedback(run.Service, row) : "times not looked for";
        var opened = LoopFeedback.MayOpen(row) ? new FollowUpOpening(run.Service, model.Value, run.Now, mayFault: true).OfFeedback(row) : "no reason to follow up";
        var outcome = FollowUpOutcomes.OfFeedback(run.Service, row, () => model.Value);
        var isAnswer = !isCreate && Array.Exists(Answering, run.Target.Contains);
        return times + "; " + opened + "; " + outcome + (isAnswer ? "; " + FollowUpAnswer.OfFeedback(run.Service, row, run.Now) : string.Empty);
    }
}
