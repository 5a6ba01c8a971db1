using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Storage;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>The rows a caller may read, as SQL.</summary>
internal static class AccessPredicate
{
    /// <summary>The predicate of a table, or null if every row passes.</summary>
    public static string? Of(SqlScope scope, Source source)
    {
        var access = scope.Access.For(source.Table);
        if (access.AllRows)
            return null;
        var parts = new List<string>();
        AddList(parts, scope, source, "ownerid", access.Owners);
        AddList(parts, scope, source, "owningbusinessunit", access.BusinessUnits);
        AddList(parts, scope, source, source.Table.PrimaryId, access.SharedRows);
        return parts.Count == 0 ? "0" : $"({string.Join(" OR ", parts)})";
    }

    private static void AddList(List<string> parts, SqlScope scope, Source source, string column, IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count > 0 && source.Table.FindColumn(column) is { } definition)
            parts.Add($"{source.Sql(definition)} IN ({IdList(scope, ids)})");
    }

    /// <summary>Ids as the right side of IN, one parameter however many there are.</summary>
    public static string IdList(SqlScope scope, IEnumerable<Guid> ids) =>
        $"SELECT value FROM json_each({scope.Parameter("[" + string.Join(',', ids.Select(id => $"\"{ColumnCodec.Text(id)}\"")) + "]")})";
}
