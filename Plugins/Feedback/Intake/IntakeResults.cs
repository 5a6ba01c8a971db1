using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>What became of one row.</summary>
public sealed class IntakeOutcome
{
    /// <summary>A new feedback row.</summary>
    public const string Created = "created";

    /// <summary>The row stood already and something of it differed.</summary>
    public const string Updated = "updated";

    /// <summary>The row stood already, the same.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>Not stored: the reason says why. Sending it again changes nothing.</summary>
    public const string Rejected = "rejected";

    /// <summary>Not stored for lack of time: send it again.</summary>
    public const string Remaining = "remaining";

    /// <summary>Creates an outcome.</summary>
    public IntakeOutcome(string status) => Status = status;

    /// <summary>One of the constants.</summary>
    public string Status { get; }

    /// <summary>The feedback row; null if there is none.</summary>
    public Guid? Id { get; init; }

    /// <summary>Customer key; null if not linked.</summary>
    public string? Customer { get; init; }

    /// <summary>Why rejected or not linked; null if there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Number of the later row of the same call with the same channel and external id that was stored in its stead.</summary>
    public int? SameAs { get; init; }
}

/// <summary>Writes the response property <c>Results</c>.</summary>
public static class IntakeResults
{
    /// <summary><c>[{"row":1,"externalId":"…","status":"created","id":"…","customer":"contact_…"},…]</c>, in the order of the call.</summary>
    public static string Write(IReadOnlyList<IntakeItem> items, IReadOnlyList<IntakeOutcome> outcomes)
    {
        var json = new StringBuilder("[");
        for (var i = 0; i < items.Count; i++)
        {
            json.Append(i == 0 ? "{\"row\":" : ",{\"row\":").AppendNumber(items[i].Number);
            if (items[i].Row is IntakeRow row)
                Text(json, "externalId", row.ExternalId);
            var outcome = outcomes[i];
            Text(json, "status", outcome.Status);
            Text(json, "id", outcome.Id?.ToString("D", CultureInfo.InvariantCulture));
            Text(json, "customer", outcome.Customer);
            Text(json, "reason", outcome.Reason);
            if (outcome.SameAs is int number)
                json.Append(",\"sameAs\":").AppendNumber(number);
            json.Append('}');
        }

        return json.Append(']').ToString();
    }

    private static void Text(StringBuilder json, string name, string? value)
    {
        if (value == null)
            return;
        json.Append(",\"").Append(name).Append("\":");
        JsonText.AppendString(json, value);
    }
}
