using System;
using System.Collections.Generic;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>Reads mails that we sent.</summary>
public static class SentMailReader
{
    private const string PartyAlias = "party";
    private const int MostContacts = 500;
    private const int MostMails = 200;

    private static readonly string[] Columns =
    {
        EmailTable.DirectionCode, EmailTable.RegardingObjectId, EmailTable.SentOn, EmailTable.ActualEnd,
        CommonColumns.OverriddenCreatedOn, CommonColumns.CreatedOn, CommonColumns.StatusCode,
    };

    /// <summary>A mail; null if it is gone, incoming, or not sent.</summary>
    public static SentMail? Read(IOrganizationService service, Guid id)
    {
        var mail = RowQuery.Find(service, EmailTable.Table, EmailTable.Id, id, Columns);
        if (mail == null || mail.GetAttributeValue<bool?>(EmailTable.DirectionCode) != true || mail.GetAttributeValue<OptionSetValue>(CommonColumns.StatusCode)?.Value != EmailTable.StatusSent)
            return null;
        return Of(mail, Recipients(service, id));
    }

    /// <summary>When the first mail that answers a feedback was sent; null if none was. At most three queries.</summary>
    /// <param name="service">The organisation.</param>
    /// <param name="feedback">The row with <see cref="LoopFeedback.Columns"/>.</param>
    public static DateTime? FirstAnswer(IOrganizationService service, Entity feedback)
    {
        var received = LoopFeedback.ReceivedOn(feedback);
        var regarding = feedback.GetAttributeValue<string>(FeedbackTable.RegardingKey);
        var customer = feedback.GetAttributeValue<string>(FeedbackTable.CustomerKey);
        DateTime? first = null;
        if (AnswerRule.IsCase(regarding) && Guid.TryParse(regarding!.Substring(regarding.IndexOf("_", StringComparison.Ordinal) + 1), out var caseId))
        {
            var aboutCase = SentSince(received);
            aboutCase.Criteria.AddCondition(EmailTable.RegardingObjectId, ConditionOperator.Equal, caseId);
            first = Earliest(service, aboutCase, Array.Empty<string>(), received, customer, regarding, first);
        }

        if (customer == null)
            return first;
        var toCustomer = SentSince(received);
        var party = toCustomer.AddLink(ActivityPartyTable.Table, EmailTable.Id, ActivityPartyTable.ActivityId, JoinOperator.Inner);
        party.EntityAlias = PartyAlias;
        party.LinkCriteria.AddCondition(ActivityPartyTable.ParticipationTypeMask, ConditionOperator.In, ActivityPartyTable.MaskTo, ActivityPartyTable.MaskCopy);
        party.LinkCriteria.AddCondition(ActivityPartyTable.PartyId, ConditionOperator.In, PartyIds(service, feedback));
        return Earliest(service, toCustomer, new[] { customer }, received, customer, regarding, first);
    }

    private static QueryExpression SentSince(DateTime received)
    {
        var query = new QueryExpression(EmailTable.Table) { ColumnSet = new ColumnSet(Columns), TopCount = MostMails };
        query.Criteria.AddCondition(EmailTable.DirectionCode, ConditionOperator.Equal, true);
        query.Criteria.AddCondition(CommonColumns.StatusCode, ConditionOperator.Equal, EmailTable.StatusSent);
        // Sending changes the mail, so what was sent later was changed later; a mail that is loaded from elsewhere has no time of sending.
        query.Criteria.AddCondition(CommonColumns.ModifiedOn, ConditionOperator.GreaterEqual, received);
        query.AddOrder(CommonColumns.ModifiedOn, OrderType.Ascending);
        return query;
    }

    private static DateTime? Earliest(IOrganizationService service, QueryExpression query, string[] recipients, DateTime received, string? customer, string? regarding, DateTime? first)
    {
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            var mail = Of(row, recipients);
            if (AnswerRule.Answers(mail, received, customer, regarding) && (first == null || mail.SentOn < first))
                first = mail.SentOn;
        }

        return first;
    }

    // What an account said is answered by a mail to any of its contacts.
    private static object[] PartyIds(IOrganizationService service, Entity feedback)
    {
        var ids = new List<object>();
        if (feedback.GetAttributeValue<EntityReference>(FeedbackTable.ContactId) is EntityReference contact)
        {
            ids.Add(contact.Id);
            return ids.ToArray();
        }

        if (feedback.GetAttributeValue<EntityReference>(FeedbackTable.AccountId) is not EntityReference account)
            return new object[] { Guid.Empty };
        ids.Add(account.Id);
        var query = new QueryExpression(ContactTable.Table) { ColumnSet = new ColumnSet(ContactTable.Id), TopCount = MostContacts };
        query.Criteria.AddCondition(ContactTable.ParentCustomerId, ConditionOperator.Equal, account.Id);
        foreach (var row in service.RetrieveMultiple(query).Entities)
            ids.Add(row.Id);
        return ids.ToArray();
    }

    private static SentMail Of(Entity mail, IReadOnlyCollection<string> recipients)
    {
        var regarding = mail.GetAttributeValue<EntityReference>(EmailTable.RegardingObjectId);
        return new SentMail
        {
            SentOn = LoopFeedback.Time(mail, EmailTable.SentOn) ?? LoopFeedback.Time(mail, EmailTable.ActualEnd)
                ?? LoopFeedback.Time(mail, CommonColumns.OverriddenCreatedOn) ?? LoopFeedback.Time(mail, CommonColumns.CreatedOn) ?? DateTime.MinValue,
            RegardingKey = regarding == null ? null : SourceKeys.Of(regarding.LogicalName, regarding.Id),
            RecipientKeys = recipients,
        };
    }

    private static List<string> Recipients(IOrganizationService service, Guid mailId)
    {
        var query = new QueryExpression(ActivityPartyTable.Table) { ColumnSet = new ColumnSet(ActivityPartyTable.PartyId) };
        query.Criteria.AddCondition(ActivityPartyTable.ActivityId, ConditionOperator.Equal, mailId);
        query.Criteria.AddCondition(ActivityPartyTable.ParticipationTypeMask, ConditionOperator.In, ActivityPartyTable.MaskTo, ActivityPartyTable.MaskCopy);
        var keys = new List<string>();
        var contacts = new List<object>();
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            if (CustomerReader.CustomerOrNull(row.GetAttributeValue<EntityReference>(ActivityPartyTable.PartyId)) is not EntityReference customer)
                continue;
            keys.Add(SourceKeys.Of(customer.LogicalName, customer.Id));
            if (customer.LogicalName == ContactTable.Table)
                contacts.Add(customer.Id);
        }

        if (contacts.Count == 0)
            return keys;
        var parents = new QueryExpression(ContactTable.Table) { ColumnSet = new ColumnSet(ContactTable.ParentCustomerId) };
        parents.Criteria.AddCondition(ContactTable.Id, ConditionOperator.In, contacts.ToArray());
        foreach (var row in service.RetrieveMultiple(parents).Entities)
        {
            if (row.GetAttributeValue<EntityReference>(ContactTable.ParentCustomerId) is EntityReference parent && parent.LogicalName == AccountTable.Table)
                keys.Add(SourceKeys.Of(parent.LogicalName, parent.Id));
        }

        return keys;
    }
}
