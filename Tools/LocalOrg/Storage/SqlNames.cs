using System;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Names in the database. Logical names come from solution files, so they are always quoted.</summary>
internal static class SqlNames
{
    /// <summary>The collation of text columns.</summary>
    public const string Collation = "FOLDED";

    /// <summary>The function that turns a stored UTC date into the time of a zone: date, name of the zone.</summary>
    public const string LocalTimeFunction = "local_time";

    /// <summary>The function behind <c>like</c>.</summary>
    public const string LikeFunction = "folded_like";

    /// <summary>A quoted name.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>The column beside a reference that holds the logical name of its row's table.</summary>
    public static string TypeOf(string column) => column + "__type";

    /// <summary>The unique index of an alternate key.</summary>
    public static string KeyIndex(string table, string key) => $"key_{table}_{key}";
}
