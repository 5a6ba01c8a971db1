using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>Conditions on dates by day (on, on-or-after …) and relative to now (last-x-days, this-month …), in the caller's time zone.</summary>
internal static class DateConditions
{
    // The span of "last x" must stay within the calendar.
    private const int MostCount = 1000;

    private static readonly HashSet<ConditionOperator> ByDay = [ConditionOperator.On, ConditionOperator.NotOn, ConditionOperator.OnOrAfter, ConditionOperator.OnOrBefore];

    /// <summary>True for the operators of this family.</summary>
    public static bool Knows(ConditionOperator value) =>
        ByDay.Contains(value) || DateRange.Of(value, DateTime.UnixEpoch, 1) is not null;

    public static string Write(ConditionTarget target)
    {
        if (target.Column.Type != ColumnType.DateTime)
            throw target.InvalidOperator();
        if (ByDay.Contains(target.Condition.Operator))
            return WriteDay(target);
        var count = Count(target);
        var now = HasZone(target) ? TimeZoneInfo.ConvertTimeFromUtc(target.Scope.UtcNow, target.Scope.TimeZone) : target.Scope.UtcNow;
        var range = DateRange.Of(target.Condition.Operator, now, count)!;
        return Between(target, new(ToUtc(target, range.From), ToUtc(target, range.Before)));
    }

    private static string WriteDay(ConditionTarget target)
    {
        target.RequireValues(1, 1);
        var day = ConditionValue.Date(target, target.Condition.Values[0]).Date;
        var next = day < DateTime.MaxValue.Date ? day.AddDays(1) : day;
        return target.Condition.Operator switch
        {
            ConditionOperator.On => Between(target, Day(target, day, next)),
            ConditionOperator.NotOn => $"({target.Sql} IS NULL OR NOT {Between(target, Day(target, day, next))})",
            ConditionOperator.OnOrAfter => Between(target, Day(target, day, null)),
            _ => Between(target, Day(target, null, next)),
        };
    }

    private static DateRange Day(ConditionTarget target, DateTime? from, DateTime? before) => new(ToUtc(target, from), ToUtc(target, before));

    private static bool HasZone(ConditionTarget target) => target.Column.DateTimeBehavior == DateTimeBehavior.UserLocal;

    // A moment that the clocks skip in spring is taken as the one an hour later.
    private static DateTime? ToUtc(ConditionTarget target, DateTime? local)
    {
        if (local is not { } moment || !HasZone(target) || moment <= DateTime.MinValue.AddDays(1) || moment >= DateTime.MaxValue.AddDays(-1))
            return local;
        var unspecified = DateTime.SpecifyKind(moment, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(target.Scope.TimeZone.IsInvalidTime(unspecified) ? unspecified.AddHours(1) : unspecified, target.Scope.TimeZone);
    }

    private static int Count(ConditionTarget target)
    {
        var takesCount = OperatorNames.Of(target.Condition.Operator).Contains("-x-", StringComparison.Ordinal);
        target.RequireValues(takesCount ? 1 : 0, takesCount ? 1 : 0);
        if (!takesCount)
            return 0;
        var value = target.Condition.Values[0];
        return int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MostCount
            ? count
            : throw target.InvalidValue(value, $"a whole number from 1 to {MostCount}");
    }

    private static string Between(ConditionTarget target, DateRange range)
    {
        var from = range.From is { } first ? $"{target.Sql} >= {target.Scope.Parameter(Text(first))}" : null;
        var before = range.Before is { } last ? $"{target.Sql} < {target.Scope.Parameter(Text(last))}" : null;
        return $"({(from is null ? before : before is null ? from : $"{from} AND {before}")})";
    }

    private static string Text(DateTime date) => date.ToString(ColumnCodec.DateFormat, CultureInfo.InvariantCulture);
}
