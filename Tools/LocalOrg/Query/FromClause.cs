using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrmFeedback.LocalOrg.Query.Conditions;
using CrmFeedback.LocalOrg.Storage;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>Main table, joins and WHERE of a query, shared by its rows, its count and its aggregates.</summary>
internal sealed class FromClause
{
    private FromClause(Source main, IReadOnlyList<Source> links, string sql, string where)
    {
        Main = main;
        Links = links;
        From = sql;
        Where = where;
    }

    /// <summary>The main table.</summary>
    public Source Main { get; }

    /// <summary>Linked tables in the order they were joined.</summary>
    public IReadOnlyList<Source> Links { get; }

    /// <summary>All tables.</summary>
    public IEnumerable<Source> Sources => Links.Prepend(Main);

    /// <summary>FROM with joins.</summary>
    public string From { get; }

    /// <summary>WHERE, or empty.</summary>
    public string Where { get; }

    /// <summary>FROM and WHERE.</summary>
    public string Sql => From + Where;

    /// <summary>WHERE with one more predicate.</summary>
    public string SqlWith(string? predicate) => predicate is null ? Sql : From + (Where.Length == 0 ? " WHERE " : Where + " AND ") + predicate;

    /// <summary>Builds it. All aliases are known before the first condition is written, for a filter may name any of them.</summary>
    public static FromClause Build(SqlScope scope, SelectModel model)
    {
        var main = scope.Add(model);
        var links = new List<(Source Parent, Source Link)>();
        Declare(scope, main, links);
        var sql = new StringBuilder(" FROM ").Append(SqlNames.Quote(main.Table.LogicalName)).Append(' ').Append(main.SqlAlias);
        foreach (var (parent, link) in links)
            sql.Append(Join(scope, parent, link));
        var predicates = Predicates(scope, main).ToArray();
        var where = predicates.Length == 0 ? "" : " WHERE " + string.Join(" AND ", predicates);
        return new(main, links.Select(pair => pair.Link).ToArray(), sql.ToString(), where);
    }

    private static void Declare(SqlScope scope, Source parent, List<(Source, Source)> links)
    {
        foreach (var model in parent.Model.Links)
        {
            var link = scope.Add(model);
            links.Add((parent, link));
            Declare(scope, link, links);
        }
    }

    // Filters of a link belong to its ON: for an outer join they thin the linked rows, not the main ones.
    private static string Join(SqlScope scope, Source parent, Source link)
    {
        var model = (LinkModel)link.Model;
        var on = new List<string>
        {
            $"{link.Sql(SqlScope.Column(link, model.ToColumn))} = {parent.Sql(SqlScope.Column(parent, model.FromColumn))}",
        };
        on.AddRange(Predicates(scope, link));
        var parentIsOuter = parent.Model is LinkModel { IsOuter: true };

        // An inner link below an outer one is part of the outer one: Dataverse keeps the main row.
        var kind = model.IsOuter || parentIsOuter ? "LEFT JOIN" : "JOIN";
        return $" {kind} {SqlNames.Quote(link.Table.LogicalName)} {link.SqlAlias} ON {string.Join(" AND ", on)}";
    }

    private static IEnumerable<string> Predicates(SqlScope scope, Source source)
    {
        if (AccessPredicate.Of(scope, source) is { } access)
            yield return access;
        foreach (var filter in source.Model.Filters)
        {
            if (ConditionWriter.Write(scope, source, filter) is { } sql)
                yield return sql;
        }
    }
}
