using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>Pages of a query. With a paging cookie the next page begins after the last row seen, whatever was added or removed before it.</summary>
internal static class Paging
{
    /// <summary>Rows Dataverse gives at most in one answer.</summary>
    public const int MostRows = 5000;

    /// <summary>Rows of a page, checked.</summary>
    public static int PageSize(SelectModel model)
    {
        if (model.Top is { } top)
        {
            if (model.PageSize is not null || model.Page != 1)
                throw new QueryException(QueryProblem.InvalidPaging, "A query cannot have both 'top' and paging.");
            return top is >= 1 and <= MostRows ? top : throw new QueryException(QueryProblem.InvalidPaging, $"'top' is {top}; 1 to {MostRows} are allowed.");
        }

        if (model.PageSize is <= 0)
            throw new QueryException(QueryProblem.InvalidPaging, $"'count' is {model.PageSize}; it must be 1 or more.");
        if (model.Page < 1)
            throw new QueryException(QueryProblem.InvalidPaging, $"'page' is {model.Page}; pages count from 1.");
        return Math.Min(model.PageSize ?? MostRows, MostRows);
    }

    /// <summary>The predicate that begins after the cookie's row, or null if the page must be counted off instead.</summary>
    public static string? Seek(SqlScope scope, SelectModel model, IReadOnlyList<OrderTerm> terms, bool canSeek)
    {
        if (!canSeek || model.Page < 2 || string.IsNullOrEmpty(model.PagingCookie))
            return null;
        var cookie = Read(model.PagingCookie);
        if (cookie.Attribute("page")?.Value != (model.Page - 1).ToString(CultureInfo.InvariantCulture))
            return null;
        var values = new List<object?>();
        foreach (var term in terms)
        {
            if (cookie.Element(term.Column!.LogicalName) is not { } element)
                return null;
            values.Add(element.Attribute("lastnull") is not null ? null : Stored(term.Column, element.Attribute("last")?.Value ?? ""));
        }

        return After(scope, terms, values);
    }

    /// <summary>The cookie of a page: the sort values of its first and last row.</summary>
    public static string Cookie(Database database, TableDefinition table, IReadOnlyList<OrderTerm> terms, int page, Entity first, Entity last)
    {
        var columns = terms.Select(term => term.Column!).Distinct().ToArray();
        var cookie = new XElement("cookie", new XAttribute("page", page));
        var firstValues = Values(database, table, columns, first.Id);
        var lastValues = Values(database, table, columns, last.Id);
        for (var i = 0; i < columns.Length; i++)
        {
            var element = new XElement(columns[i].LogicalName);
            element.Add(lastValues[i] is { } lastValue ? new XAttribute("last", lastValue) : new XAttribute("lastnull", 1));
            element.Add(firstValues[i] is { } firstValue ? new XAttribute("first", firstValue) : new XAttribute("firstnull", 1));
            cookie.Add(element);
        }

        return cookie.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Read(string cookie)
    {
        try
        {
            return XElement.Parse(cookie);
        }
        catch (XmlException exception)
        {
            throw new QueryException(QueryProblem.InvalidPaging, $"The paging cookie is not well-formed: {exception.Message}", exception);
        }
    }

    // Row (a, b, id) comes after (x, y, z): a after x, or a = x and b after y, or both equal and id after z. Empty columns come first.
    private static string After(SqlScope scope, IReadOnlyList<OrderTerm> terms, List<object?> values)
    {
        var alternatives = new List<string>();
        var equal = "";
        for (var i = 0; i < terms.Count; i++)
        {
            var (term, value) = (terms[i], values[i]);
            var after = (value, term.Descending) switch
            {
                (null, false) => $"{term.Sql} IS NOT NULL",
                (null, true) => "0",
                (_, false) => $"{term.Sql} > {scope.Parameter(value)}",
                (_, true) => $"({term.Sql} < {scope.Parameter(value)} OR {term.Sql} IS NULL)",
            };
            alternatives.Add($"({equal}{after})");
            equal += $"{term.Sql} IS {scope.Parameter(value)} AND ";
        }

        return $"({string.Join(" OR ", alternatives)})";
    }

    private static object Stored(ColumnDefinition column, string text)
    {
        var type = ColumnCodec.SqlType(column);
        if (type.StartsWith("INTEGER", StringComparison.Ordinal) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return type == "REAL" && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : text;
    }

    private static string?[] Values(Database database, TableDefinition table, ColumnDefinition[] columns, Guid id)
    {
        var select = string.Join(", ", columns.Select(column => SqlNames.Quote(column.LogicalName)));
        using var reader = database.Read($"SELECT {select} FROM {SqlNames.Quote(table.LogicalName)} WHERE {SqlNames.Quote(table.PrimaryId)} = $p0", ColumnCodec.Text(id));
        reader.Read();
        return columns.Select((_, ordinal) => reader.IsDBNull(ordinal) ? null : Convert.ToString(reader.GetValue(ordinal), CultureInfo.InvariantCulture)).ToArray();
    }
}
