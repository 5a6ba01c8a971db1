using System;
using System.Globalization;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Optimistic concurrency: a write that names the version it was read in fails if the row has changed since.</summary>
internal static class RowVersions
{
    /// <summary>Faults if the request asks for it and the versions differ.</summary>
    /// <param name="message">Update or Delete with an optional <c>ConcurrencyBehavior</c>.</param>
    /// <param name="sent">The version the caller read.</param>
    /// <param name="stored">The row with <c>versionnumber</c>.</param>
    public static void Check(MessageContext message, string? sent, Entity stored)
    {
        if (message.Optional<object>("ConcurrencyBehavior") is not { } behaviour
            || (ConcurrencyBehavior)Convert.ToInt32(behaviour, CultureInfo.InvariantCulture) != ConcurrencyBehavior.IfRowVersionMatches)
            return;
        if (message.Table!.FindColumn("versionnumber") is null)
            throw Faults.Of(Faults.ConcurrencyNotEnabled, message.TableName);
        if (string.IsNullOrEmpty(sent))
            throw Faults.Of(Faults.ConcurrencyVersionMissing);
        var now = stored.RowVersion ?? stored.GetAttributeValue<long>("versionnumber").ToString(CultureInfo.InvariantCulture);
        if (!string.Equals(sent, now, StringComparison.Ordinal))
            throw Faults.Of(Faults.ConcurrencyMismatch);
    }
}
