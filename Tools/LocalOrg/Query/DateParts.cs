namespace CrmFeedback.LocalOrg.Query;

/// <summary>Parts of a date as SQL, in the time it is given in.</summary>
internal static class DateParts
{
    /// <summary>The expression of a part; null stays null.</summary>
    public static string Sql(string date, DatePart part) => part switch
    {
        DatePart.Day => $"CAST(strftime('%d', {date}) AS INTEGER)",
        DatePart.Month => $"CAST(strftime('%m', {date}) AS INTEGER)",
        DatePart.Quarter => $"(CAST(strftime('%m', {date}) AS INTEGER) + 2) / 3",

        // Week 1 begins on 1 January, every other one on a Sunday.
        DatePart.Week => $"(CAST(strftime('%j', {date}) AS INTEGER) - 1 + CAST(strftime('%w', {date}, 'start of year') AS INTEGER)) / 7 + 1",
        _ => $"CAST(strftime('%Y', {date}) AS INTEGER)",
    };
}
