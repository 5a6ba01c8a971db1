using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>Kinds of rows held about a customer.</summary>
public enum HeldKind
{
    /// <summary>Feedback linked to the customer.</summary>
    Feedback = 0,
    /// <summary>Feedback of one of the customer's addresses that is linked to nobody.</summary>
    Unlinked = 1,
    /// <summary>Survey responses.</summary>
    SurveyResponses = 2,
    /// <summary>Satisfaction, follow-ups and whatever else is kept for the customer.</summary>
    Standings = 3,
}

/// <summary>One set of rows held about a customer: a table and the condition that finds them.</summary>
public sealed class HeldRows
{
    private readonly Action<FilterExpression> filter;
    private readonly Func<Entity, bool> matches;

    private HeldRows(HeldKind kind, string table, Action<FilterExpression> filter, Func<Entity, bool>? matches = null, params string[] matchColumns)
    {
        Kind = kind;
        Table = table;
        this.filter = filter;
        this.matches = matches ?? (_ => true);
        MatchColumns = matchColumns;
    }

    /// <summary>What the rows are.</summary>
    public HeldKind Kind { get; }

    /// <summary>Their table.</summary>
    public string Table { get; }

    /// <summary>Columns that <see cref="Matches"/> looks at.</summary>
    public IReadOnlyList<string> MatchColumns { get; }

    /// <summary>A query for the rows and perhaps some more, oldest first.</summary>
    public QueryExpression Query(ColumnSet columns)
    {
        var query = new QueryExpression(Table) { ColumnSet = columns };
        filter(query.Criteria);
        query.AddOrder(CommonColumns.CreatedOn, OrderType.Ascending);
        return query;
    }

    /// <summary>Whether a row that the query found is one of them.</summary>
    public bool Matches(Entity row) => matches(row);

    /// <summary>All sets of a customer, in the order in which they are erased: nothing left would bring back what went before.</summary>
    public static IReadOnlyList<HeldRows> Of(HeldCustomer customer)
    {
        var sets = new List<HeldRows>();
        if (customer.Customer is EntityReference reference)
        {
            sets.Add(new HeldRows(HeldKind.SurveyResponses, SurveyResponseTable.Table, OfCustomer(SurveyResponseTable.CustomerKey, SurveyResponseTable.CustomerId, customer.Key!, reference.Id)));
            sets.Add(new HeldRows(HeldKind.Feedback, FeedbackTable.Table, OfCustomer(FeedbackTable.CustomerKey, FeedbackTable.CustomerId, customer.Key!, reference.Id)));
        }

        if (customer.Emails.Count > 0)
            sets.Add(new HeldRows(HeldKind.Unlinked, FeedbackTable.Table, Unlinked(f => f.AddCondition(FeedbackTable.SenderAddress, ConditionOperator.In, Objects(customer.Emails)))));
        foreach (var phone in customer.Phones)
            sets.Add(OfPhone(phone));
        if (customer.Customer is EntityReference followed)
        {
            var lookup = followed.LogicalName == AccountTable.Table ? FollowUpTable.AccountId : FollowUpTable.ContactId;
            sets.Add(new HeldRows(HeldKind.Standings, FollowUpTable.Table, OfCustomer(FollowUpTable.CustomerKey, lookup, customer.Key!, followed.Id)));
        }

        if (customer.Key is string key)
            sets.Add(new HeldRows(HeldKind.Standings, SatisfactionTable.Table, f => f.AddCondition(SatisfactionTable.CustomerKey, ConditionOperator.Equal, key)));
        return sets;
    }

    // The key is what rows are found by once the customer itself is deleted: lookups are empty then.
    private static Action<FilterExpression> OfCustomer(string keyColumn, string lookup, string key, Guid id) => filter =>
    {
        filter.FilterOperator = LogicalOperator.Or;
        filter.AddCondition(keyColumn, ConditionOperator.Equal, key);
        filter.AddCondition(lookup, ConditionOperator.Equal, id);
    };

    private static HeldRows OfPhone(PhoneNumber phone) => new HeldRows(
        HeldKind.Unlinked,
        FeedbackTable.Table,
        Unlinked(f => f.AddCondition(FeedbackTable.SenderAddress, ConditionOperator.Like, phone.LikePattern)),
        row => PhoneNumber.Parse(row.GetAttributeValue<string>(FeedbackTable.SenderAddress)) is PhoneNumber stored && PhoneNumber.AreSame(stored, phone),
        FeedbackTable.SenderAddress);

    private static Action<FilterExpression> Unlinked(Action<FilterExpression> address) => filter =>
    {
        filter.AddCondition(FeedbackTable.CustomerKey, ConditionOperator.Null);
        address(filter);
    };

    private static object[] Objects(ICollection<string> values)
    {
        var objects = new List<object>();
        foreach (var value in values)
            objects.Add(value);
        return objects.ToArray();
    }
}
