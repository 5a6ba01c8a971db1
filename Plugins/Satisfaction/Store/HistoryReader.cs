using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Satisfaction;

/// <summary>Reads a customer's history: narrow rows of the last 24 months, sums of what is older, themes. Three queries.</summary>
public static class HistoryReader
{
    /// <summary>Days that are read row by row.</summary>
    public const int DaysByRow = 730;

    private const int MostRows = 5000;

    private static readonly DateTime FirstDay = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Columns =
    {
        FeedbackTable.ReceivedOn, FeedbackTable.Score, FeedbackTable.Kind, FeedbackTable.LeaveIntent, FeedbackTable.RegulatorThreat,
        FeedbackTable.Nps, FeedbackTable.Csat, FeedbackTable.Ces, FeedbackTable.AnsweredOn, FeedbackTable.ResolvedOn,
    };

    /// <summary>The history of an account (everything said to it) or a contact (everything they said) at a moment.</summary>
    public static CustomerHistory Read(IOrganizationService service, EntityReference customer, DateTime asOf)
    {
        var lookup = customer.LogicalName == AccountTable.Table ? FeedbackTable.AccountId : FeedbackTable.ContactId;
        var firstDay = DayOf(asOf) - DaysByRow;
        var rows = Rows(service, lookup, customer.Id, firstDay);
        if (rows.Count == MostRows)
        {
            // More than may be read: the day that was cut is summed up with what is older.
            firstDay = DayOf(SourceTime.Utc(rows[rows.Count - 1].GetAttributeValue<DateTime>(FeedbackTable.ReceivedOn))) + 1;
            rows.RemoveAll(r => DayOf(SourceTime.Utc(r.GetAttributeValue<DateTime>(FeedbackTable.ReceivedOn))) < firstDay);
        }

        var themes = rows.Count == 0 ? new Dictionary<Guid, ThemesOfFeedback>() : Themes(service, customer, FirstDay.AddDays(firstDay));
        return new CustomerHistory(asOf, rows.ConvertAll(r => Fact(r, themes)), Older(service, lookup, customer.Id, firstDay));
    }

    private static int DayOf(DateTime time) => (int)Math.Floor((time - FirstDay).TotalDays);

    private static List<Entity> Rows(IOrganizationService service, string lookup, Guid customerId, int firstDay)
    {
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(Columns), TopCount = MostRows };
        query.Criteria.AddCondition(lookup, ConditionOperator.Equal, customerId);
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.Criteria.AddCondition(FeedbackTable.DuplicateOfId, ConditionOperator.Null);
        query.Criteria.AddCondition(FeedbackTable.DayIndex, ConditionOperator.GreaterEqual, firstDay);
        query.AddOrder(FeedbackTable.ReceivedOn, OrderType.Descending);
        return new List<Entity>(service.RetrieveMultiple(query).Entities);
    }

    private static Dictionary<Guid, ThemesOfFeedback> Themes(IOrganizationService service, EntityReference customer, DateTime from)
    {
        var query = new QueryExpression(MentionTable.Table)
        {
            ColumnSet = new ColumnSet(MentionTable.FeedbackId, MentionTable.ThemeCode, MentionTable.Polarity),
            TopCount = MostRows,
        };
        if (customer.LogicalName == AccountTable.Table)
            query.Criteria.AddCondition(MentionTable.AccountId, ConditionOperator.Equal, customer.Id);
        else
            query.Criteria.AddCondition(MentionTable.CustomerKey, ConditionOperator.Equal, SourceKeys.Of(customer.LogicalName, customer.Id));
        // A correction makes the mentions it replaces inactive.
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.Criteria.AddCondition(MentionTable.ReceivedOn, ConditionOperator.GreaterEqual, from);
        query.AddOrder(MentionTable.ReceivedOn, OrderType.Descending);
        var themes = new Dictionary<Guid, ThemesOfFeedback>();
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            if (row.GetAttributeValue<EntityReference>(MentionTable.FeedbackId) is not EntityReference feedback || row.GetAttributeValue<string>(MentionTable.ThemeCode) is not string code)
                continue;
            if (!themes.TryGetValue(feedback.Id, out var one))
                themes[feedback.Id] = one = new ThemesOfFeedback();
            one.All.Add(code);
            if (row.GetAttributeValue<OptionSetValue>(MentionTable.Polarity)?.Value == Choices.FirstValue + (int)Polarity.Negative)
                one.Negative.Add(code);
        }

        return themes;
    }

    // Sums over the day number: a date grouping would follow the time zone of the user, and an average of a whole number is whole.
    private static OlderFeedback Older(IOrganizationService service, string lookup, Guid customerId, int firstDay)
    {
        var fetch = string.Format(
            CultureInfo.InvariantCulture,
            "<fetch aggregate='true'><entity name='{0}'><attribute name='{1}' alias='n' aggregate='count' /><attribute name='{2}' alias='scored' aggregate='countcolumn' />"
            + "<attribute name='{2}' alias='mean' aggregate='avg' /><attribute name='{3}' alias='latest' aggregate='max' /><filter><condition attribute='{4}' operator='eq' value='{5:D}' />"
            + "<condition attribute='{6}' operator='eq' value='{7}' /><condition attribute='{8}' operator='null' /><condition attribute='{3}' operator='lt' value='{9}' /></filter></entity></fetch>",
            FeedbackTable.Table, FeedbackTable.Id, FeedbackTable.Score, FeedbackTable.DayIndex, lookup, customerId,
            CommonColumns.StateCode, CommonColumns.StateActive, FeedbackTable.DuplicateOfId, firstDay);
        foreach (var row in service.RetrieveMultiple(new FetchExpression(fetch)).Entities)
        {
            var count = Number(row, "n");
            if (count > 0)
                return new OlderFeedback((int)count, (int)Number(row, "scored"), Number(row, "mean"), FirstDay.AddDays((double)Number(row, "latest")));
        }

        return OlderFeedback.None;
    }

    private static decimal Number(Entity row, string alias) =>
        row.GetAttributeValue<AliasedValue>(alias)?.Value is object value ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : 0m;

    private static FeedbackFact Fact(Entity row, Dictionary<Guid, ThemesOfFeedback> themes)
    {
        themes.TryGetValue(row.Id, out var spoken);
        return new FeedbackFact
        {
            Id = row.Id,
            ReceivedOn = SourceTime.Utc(row.GetAttributeValue<DateTime>(FeedbackTable.ReceivedOn)),
            Score = row.GetAttributeValue<decimal?>(FeedbackTable.Score),
            Nps = row.GetAttributeValue<int?>(FeedbackTable.Nps),
            Csat = row.GetAttributeValue<decimal?>(FeedbackTable.Csat),
            Ces = row.GetAttributeValue<decimal?>(FeedbackTable.Ces),
            Kind = (FeedbackKind?)Member(row, FeedbackTable.Kind),
            LeaveIntent = (LeaveIntent)(Member(row, FeedbackTable.LeaveIntent) ?? 0),
            RegulatorThreat = row.GetAttributeValue<bool>(FeedbackTable.RegulatorThreat),
            AnsweredOn = Time(row, FeedbackTable.AnsweredOn),
            ResolvedOn = Time(row, FeedbackTable.ResolvedOn),
            Themes = spoken?.All ?? new List<string>(),
            NegativeThemes = spoken?.Negative ?? new List<string>(),
        };
    }

    private static int? Member(Entity row, string column) =>
        row.GetAttributeValue<OptionSetValue>(column) is OptionSetValue option ? option.Value - Choices.FirstValue : (int?)null;

    private static DateTime? Time(Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is DateTime time ? SourceTime.Utc(time) : (DateTime?)null;

    private sealed class ThemesOfFeedback
    {
        public List<string> All { get; } = new List<string>();

        public List<string> Negative { get; } = new List<string>();
    }
}
