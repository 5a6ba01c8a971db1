using System;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>A span of time, UTC: from (included) to before (excluded); null is open.</summary>
/// <param name="From">First moment.</param>
/// <param name="Before">First moment after.</param>
internal sealed record DateRange(DateTime? From, DateTime? Before)
{
    /// <summary>The span an operator means at a moment, or null if it is no relative date operator. Weeks begin on Sunday; "last x" ends now, "next x" begins now, as in Dataverse.</summary>
    /// <param name="value">The operator.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="count">The x of operators that have one.</param>
    public static DateRange? Of(ConditionOperator value, DateTime now, int count)
    {
        var today = now.Date;
        var week = today.AddDays(-(int)today.DayOfWeek);
        var month = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var year = new DateTime(now.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        // "now" itself belongs to the span.
        var afterNow = now.AddSeconds(1);
        var hour = today.AddHours(now.Hour);
        return value switch
        {
            ConditionOperator.Yesterday => new(today.AddDays(-1), today),
            ConditionOperator.Today => new(today, today.AddDays(1)),
            ConditionOperator.Tomorrow => new(today.AddDays(1), today.AddDays(2)),
            ConditionOperator.Last7Days => new(today.AddDays(-7), afterNow),
            ConditionOperator.Next7Days => new(now, today.AddDays(8)),
            ConditionOperator.LastWeek => new(week.AddDays(-7), week),
            ConditionOperator.ThisWeek => new(week, week.AddDays(7)),
            ConditionOperator.NextWeek => new(week.AddDays(7), week.AddDays(14)),
            ConditionOperator.LastMonth => new(month.AddMonths(-1), month),
            ConditionOperator.ThisMonth => new(month, month.AddMonths(1)),
            ConditionOperator.NextMonth => new(month.AddMonths(1), month.AddMonths(2)),
            ConditionOperator.LastYear => new(year.AddYears(-1), year),
            ConditionOperator.ThisYear => new(year, year.AddYears(1)),
            ConditionOperator.NextYear => new(year.AddYears(1), year.AddYears(2)),
            ConditionOperator.LastXHours => new(hour.AddHours(-count), afterNow),
            ConditionOperator.NextXHours => new(now, hour.AddHours(count + 1)),
            ConditionOperator.LastXDays => new(today.AddDays(-count), afterNow),
            ConditionOperator.NextXDays => new(now, today.AddDays(count + 1)),
            ConditionOperator.LastXWeeks => new(today.AddDays(-7 * count), afterNow),
            ConditionOperator.NextXWeeks => new(now, today.AddDays((7 * count) + 1)),
            ConditionOperator.LastXMonths => new(today.AddMonths(-count), afterNow),
            ConditionOperator.NextXMonths => new(now, today.AddMonths(count).AddDays(1)),
            ConditionOperator.LastXYears => new(today.AddYears(-count), afterNow),
            ConditionOperator.NextXYears => new(now, today.AddYears(count).AddDays(1)),
            ConditionOperator.OlderThanXMinutes => new(null, now.AddMinutes(-count)),
            ConditionOperator.OlderThanXHours => new(null, now.AddHours(-count)),
            ConditionOperator.OlderThanXDays => new(null, today.AddDays(-count)),
            ConditionOperator.OlderThanXWeeks => new(null, today.AddDays(-7 * count)),
            ConditionOperator.OlderThanXMonths => new(null, today.AddMonths(-count)),
            ConditionOperator.OlderThanXYears => new(null, today.AddYears(-count)),
            _ => null,
        };
    }
}
