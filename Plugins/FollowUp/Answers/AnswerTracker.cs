using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>
/// Keeps <c>cfb_answeredon</c> and <c>cfb_resolvedon</c> of feedback true. Mails, cases and feedback may come to the knowledge of
/// the steps in any order: a mail looks for what it answers, feedback looks for what answers it, and the earliest answer stays.
/// For asynchronous steps only.
/// </summary>
public static class AnswerTracker
{
    private const int MostRows = 200;

    private static readonly string[] Columns =
    {
        FeedbackTable.ReceivedOn, FeedbackTable.CustomerKey, FeedbackTable.RegardingKey, FeedbackTable.AnsweredOn, FeedbackTable.ResolvedOn, CommonColumns.VersionNumber,
    };

    /// <summary>A mail was written, sent or filed: marks the feedback it answers.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static string OfMail(IOrganizationService service, Guid mailId)
    {
        if (SentMailReader.Read(service, mailId) is not SentMail mail)
            return "not a mail that was sent";
        if (mail.RecipientKeys.Count == 0 && !AnswerRule.IsCase(mail.RegardingKey))
            return "to no customer";
        var answered = 0;
        foreach (var row in service.RetrieveMultiple(Waiting(mail)).Entities)
        {
            if (!AnswerRule.Answers(mail, LoopFeedback.ReceivedOn(row), row.GetAttributeValue<string>(FeedbackTable.CustomerKey), row.GetAttributeValue<string>(FeedbackTable.RegardingKey)))
                continue;
            Write(service, row, new Entity(FeedbackTable.Table, row.Id) { [FeedbackTable.AnsweredOn] = mail.SentOn });
            answered++;
        }

        return "feedback answered " + answered.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A case was resolved, opened again or cancelled: marks the feedback about it.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static string OfCase(IOrganizationService service, Guid caseId)
    {
        var resolved = CaseResolution.ResolvedOn(service, caseId);
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(Columns) };
        query.Criteria.AddCondition(FeedbackTable.RegardingKey, ConditionOperator.Equal, SourceKeys.Of(IncidentTable.Table, caseId));
        var changed = 0;
        foreach (var row in RowPages.All(service, query))
            changed += Settle(service, row, LoopFeedback.Time(row, FeedbackTable.AnsweredOn), CaseResolution.Of(resolved, LoopFeedback.ReceivedOn(row)));
        return "feedback changed " + changed.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Feedback arrived or moved to another customer or case: looks for the answer and the resolution that may have come before it was known.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="row">The row with <see cref="LoopFeedback.Columns"/>; gets the new times.</param>
    /// <returns>What was done, for the trace.</returns>
    public static string OfFeedback(IOrganizationService service, Entity row)
    {
        var found = SentMailReader.FirstAnswer(service, row);
        var known = LoopFeedback.Time(row, FeedbackTable.AnsweredOn);
        // An answer given otherwise (typed in by a person, or by a mail deleted since) stays an answer.
        var answered = found == null || known < found ? known : found;
        var regarding = row.GetAttributeValue<string>(FeedbackTable.RegardingKey);
        var resolved = AnswerRule.IsCase(regarding) && Guid.TryParse(regarding!.Substring(regarding.IndexOf("_", StringComparison.Ordinal) + 1), out var caseId)
            ? CaseResolution.Of(CaseResolution.ResolvedOn(service, caseId), LoopFeedback.ReceivedOn(row))
            : LoopFeedback.Time(row, FeedbackTable.ResolvedOn);
        var changed = Settle(service, row, answered, resolved);
        row[FeedbackTable.AnsweredOn] = answered;
        row[FeedbackTable.ResolvedOn] = resolved;
        return changed == 0 ? "times kept" : "times written";
    }

    private static QueryExpression Waiting(SentMail mail)
    {
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(Columns), TopCount = MostRows };
        query.Criteria.AddCondition(FeedbackTable.ReceivedOn, ConditionOperator.LessEqual, mail.SentOn);
        query.Criteria.AddCondition(FeedbackTable.ReceivedOn, ConditionOperator.GreaterEqual, mail.SentOn.AddDays(-AnswerRule.Days));
        var unanswered = query.Criteria.AddFilter(LogicalOperator.Or);
        unanswered.AddCondition(FeedbackTable.AnsweredOn, ConditionOperator.Null);
        unanswered.AddCondition(FeedbackTable.AnsweredOn, ConditionOperator.GreaterThan, mail.SentOn);
        var about = query.Criteria.AddFilter(LogicalOperator.Or);
        if (mail.RecipientKeys.Count > 0)
            about.AddCondition(FeedbackTable.CustomerKey, ConditionOperator.In, new List<object>(mail.RecipientKeys).ToArray());
        if (AnswerRule.IsCase(mail.RegardingKey))
            about.AddCondition(FeedbackTable.RegardingKey, ConditionOperator.Equal, mail.RegardingKey);
        query.AddOrder(FeedbackTable.ReceivedOn, OrderType.Descending);
        return query;
    }

    private static int Settle(IOrganizationService service, Entity row, DateTime? answered, DateTime? resolved)
    {
        var wanted = new Entity(FeedbackTable.Table) { [FeedbackTable.AnsweredOn] = answered, [FeedbackTable.ResolvedOn] = resolved };
        if (EntityDifference.Between(row, wanted) is not Entity change)
            return 0;
        Write(service, row, change);
        return 1;
    }

    // Two mails at once must not write the later time over the earlier: a row that changed since it was read faults, and the step runs again.
    private static void Write(IOrganizationService service, Entity row, Entity change)
    {
        change.RowVersion = row.RowVersion;
        service.Execute(new UpdateRequest { Target = change, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
    }
}
