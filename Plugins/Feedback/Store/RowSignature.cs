using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Tells whether any of some rows changed: ids, versions and times in one text.</summary>
internal static class RowSignature
{
    /// <summary>The signature of <paramref name="rows"/> in their order.</summary>
    public static string Of(IReadOnlyList<Entity> rows)
    {
        var signature = new StringBuilder();
        foreach (var row in rows)
        {
            signature.Append(row.Id.ToString("N", CultureInfo.InvariantCulture)).Append(':')
                .Append(row.GetAttributeValue<long?>(CommonColumns.VersionNumber) ?? 0).Append(':')
                .Append(row.GetAttributeValue<DateTime?>(CommonColumns.ModifiedOn)?.Ticks ?? 0).Append(';');
        }

        return signature.ToString();
    }
}
