using System.Collections.Generic;
using System.Globalization;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>A retrieved row with the related rows a response shows.</summary>
/// <param name="Entity">The row.</param>
/// <param name="Related">Rows by expansion: one or none for a lookup, any number for a collection.</param>
public sealed record Row(Entity Entity, IReadOnlyDictionary<Expansion, IReadOnlyList<Row>> Related)
{
    /// <summary>The row's entity tag, <c>W/"123"</c>, or null if the row carries no version.</summary>
    public string? ETag => ETagOf(Entity);

    /// <summary>A record's entity tag, or null if it carries no version.</summary>
    public static string? ETagOf(Entity entity)
    {
        var version = !string.IsNullOrEmpty(entity.RowVersion)
            ? entity.RowVersion
            : entity.Attributes.TryGetValue("versionnumber", out var number) && number is long value ? value.ToString(CultureInfo.InvariantCulture) : null;
        return version is null ? null : $"W/\"{version}\"";
    }
}

/// <summary>A page of rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="More">Whether there are more.</param>
/// <param name="PagingCookie">The organisation's cookie for the next page.</param>
/// <param name="Total">All matching rows if counted; −1 if there are more than Dataverse counts (5,000).</param>
public sealed record RowPage(IReadOnlyList<Row> Rows, bool More, string? PagingCookie, int? Total);
