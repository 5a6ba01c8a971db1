using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>Text keys that name a record of any table: table, underscore, id in lower case with dashes.</summary>
public static class SourceKeys
{
    private const int HashDigits = 40;

    /// <summary>E.g. <c>incident_0f8fad5b-d9cb-469f-a165-70867728950e</c>.</summary>
    public static string Of(string table, Guid id) => table + "_" + id.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>
    /// E.g. <c>chat_9f86d081884c7d659a2feaa0c55ad015a3bf4f1b</c>: the channel and the first 40 hex digits of the SHA-256
    /// of the external id in UTF-8. The id itself may be longer than a key's 900 bytes and hold signs that break addressing.
    /// </summary>
    public static string OfExternal(Channel channel, string externalId)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(externalId));
        var key = new StringBuilder(IntakeNames.Of(channel)).Append('_');
        for (var i = 0; i < HashDigits / 2; i++)
            key.Append(hash[i].ToString("x2", CultureInfo.InvariantCulture));
        return key.ToString();
    }
}
