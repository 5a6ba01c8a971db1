using System;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>One change of a follow-up's stage and state: refuses what is not allowed and stamps the times. Writes into the target.</summary>
internal sealed class FollowUpChange
{
    private readonly Entity target;
    private readonly Entity before;
    private readonly DateTime now;
    private readonly TimeSpan tolerance;
    private readonly bool wasOpen;
    private readonly FollowUpStage from;

    public FollowUpChange(Entity target, Entity before, DateTime now, TimeSpan tolerance)
    {
        this.target = target;
        this.before = before;
        this.now = now;
        this.tolerance = tolerance;
        wasOpen = (before.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value ?? CommonColumns.StateActive) == CommonColumns.StateActive;
        IsOpen = target.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode) is OptionSetValue state ? state.Value == CommonColumns.StateActive : wasOpen;
        from = FollowUpStamp.Stage(before) ?? FollowUpStage.Received;
    }

    /// <summary>Whether it is open afterwards.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether it is opened or closed.</summary>
    public bool ChangesState => IsOpen != wasOpen;

    public void Apply()
    {
        if (target.Contains(FollowUpTable.Stage) && FollowUpStamp.Stage(target) == null)
            throw FollowUpStamp.Refuse("A follow-up has a stage always: Received, Classified, Assigned, Answered or Verified.");
        var sent = FollowUpStamp.Stage(target);
        if (!wasOpen && !IsOpen)
            RefuseChangeOfClosed(sent);
        else if (!wasOpen)
            Reopen(sent);
        else if (!IsOpen)
            Close(sent ?? from);
        else
            Move(sent ?? StageByOwner());
    }

    // Whoever gives it to somebody has assigned it.
    private FollowUpStage StageByOwner() =>
        from < FollowUpStage.Assigned && target.GetAttributeValue<EntityReference>(CommonColumns.OwnerId) is EntityReference owner
            && owner.Id != before.GetAttributeValue<EntityReference>(CommonColumns.OwnerId)?.Id
            ? FollowUpStage.Assigned
            : from;

    private void RefuseChangeOfClosed(FollowUpStage? sent)
    {
        var moved = sent is FollowUpStage stage && stage != from;
        var status = target.GetAttributeValue<OptionSetValue>(CommonColumns.StatusCode);
        var restated = status != null && status.Value != before.GetAttributeValue<OptionSetValue>(CommonColumns.StatusCode)?.Value;
        if (moved || restated)
            throw FollowUpStamp.Refuse("This follow-up is closed. Activate it before you change it. | 此跟进已结案，请先重新激活再修改。 | 此跟進已結案，請先重新啟用再修改。");
        KeepTimes(FollowUpStage.Received, FollowUpStage.Received);
    }

    private void Reopen(FollowUpStage? sent)
    {
        if (sent is FollowUpStage stage && stage != from)
            throw FollowUpStamp.Refuse("Activate the closed follow-up first; it is Assigned again then.");
        target[FollowUpTable.Stage] = Choices.Option((int)(from > FollowUpStage.Assigned ? FollowUpStage.Assigned : from));
        target[FollowUpTable.VerifiedOn] = null;
        target[FollowUpTable.Outcome] = null;
    }

    private void Close(FollowUpStage at)
    {
        var status = target.GetAttributeValue<OptionSetValue>(CommonColumns.StatusCode)?.Value ?? FollowUpTable.StatusClosed;
        if (status != FollowUpTable.StatusClosed)
        {
            Move(at);
            return;
        }

        if (at < FollowUpStage.Answered)
        {
            throw FollowUpStamp.Refuse(
                "A follow-up can be closed once the customer is answered; it is " + at + ". Take it to Answered first, or close it with the status reason Cancelled. | "
                + "答复客户后才能结案；请先将阶段改为“已答复”，或以“已取消”结案。 | 回覆客戶後才能結案；請先將階段改為「已回覆」，或以「已取消」結案。");
        }

        // Who closes what is answered says that the answer helped.
        if (at != from)
            RefuseStep(at);
        Take(FollowUpStage.Verified);
    }

    private void Move(FollowUpStage to)
    {
        if (to != from)
            RefuseStep(to);
        Take(to);
    }

    private void RefuseStep(FollowUpStage to)
    {
        if (!StageRules.MayFollow(from, to))
            throw FollowUpStamp.Refuse(StageRules.Refusal(from, to));
    }

    private void Take(FollowUpStage to)
    {
        KeepTimes(from, to);
        if (to == from)
            return;
        target[FollowUpTable.Stage] = Choices.Option((int)to);
        for (var stage = from + 1; stage <= to; stage++)
            Stamp(stage, to);
    }

    private void Stamp(FollowUpStage stage, FollowUpStage to)
    {
        var column = StageRules.TimeColumn(stage);
        var given = FollowUpStamp.Time(target, stage);
        var received = FollowUpStamp.Time(before, FollowUpStage.Received) ?? DateTime.MinValue;
        if (given is DateTime time && (time > now + tolerance || time < received))
        {
            throw FollowUpStamp.Refuse(
                column + " is " + FollowUpStamp.Text(time) + ". Send a time from when it was received (" + FollowUpStamp.Text(received) + ") until now, or none.");
        }

        target[column] = given ?? FollowUpStamp.Time(target, to) ?? now;
    }

    // A time changes with its stage only.
    private void KeepTimes(FollowUpStage since, FollowUpStage to)
    {
        for (var stage = FollowUpStage.Classified; stage <= FollowUpStage.Verified; stage++)
        {
            var column = StageRules.TimeColumn(stage);
            if (!target.Contains(column) || stage > since && stage <= to)
                continue;
            if (FollowUpStamp.Time(target, stage) != FollowUpStamp.Time(before, stage))
                throw FollowUpStamp.Refuse(column + " changes with the stage " + stage + " only. Send the stage with it.");
        }
    }
}
