using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.FollowUp;

/// <summary>
/// Writes and reads <c>cfb_reasons</c>: <c>[{"code":"leave_stated","on":"2026-11-20T09:00:00Z","feedback":"0f8f…"}]</c>, the
/// gravest first; a risk has no feedback. Codes, never a customer's words.
/// </summary>
public static class FollowUpReasonsJson
{
    /// <summary>Most reasons that fit into 4,000 characters: one takes 110 at most.</summary>
    public const int Most = 36;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] Codes = { "regulator", "leave_stated", "risk_threshold", "unanswered_complaint" };

    /// <summary>The code of a trigger.</summary>
    public static string CodeOf(FollowUpTrigger trigger) => Codes[(int)trigger];

    /// <summary>The JSON of reasons.</summary>
    public static string Write(IEnumerable<FollowUpReason> reasons)
    {
        var json = new StringBuilder("[");
        foreach (var reason in reasons)
        {
            json.Append(json.Length == 1 ? "{\"code\":\"" : ",{\"code\":\"").Append(CodeOf(reason.Trigger))
                .Append("\",\"on\":\"").Append(reason.On.ToString(TimeFormat, CultureInfo.InvariantCulture)).Append('"');
            if (reason.FeedbackId is Guid feedback)
                json.Append(",\"feedback\":\"").Append(feedback.ToString("D", CultureInfo.InvariantCulture)).Append('"');
            json.Append('}');
        }

        return json.Append(']').ToString();
    }

    /// <summary>The reasons in a JSON text, sorted. What a person wrote there instead counts as nothing.</summary>
    public static IReadOnlyList<FollowUpReason> Read(string? json)
    {
        var reasons = new List<FollowUpReason>();
        if (string.IsNullOrEmpty(json))
            return reasons;
        try
        {
            foreach (var item in JsonReader.Read(json!).Items)
            {
                if (One(item) is FollowUpReason reason)
                    reasons.Add(reason);
            }
        }
        catch (JsonFormatException)
        {
            reasons.Clear();
        }

        return FollowUpReason.Union(reasons, Array.Empty<FollowUpReason>());
    }

    private static FollowUpReason? One(JsonValue item)
    {
        var trigger = -1;
        DateTime? on = null;
        Guid? feedback = null;
        foreach (var member in item.Members)
        {
            if (member.Key == "code")
                trigger = Array.IndexOf(Codes, member.Value.Raw);
            else if (member.Key == "on" && DateTime.TryParseExact(member.Value.Raw, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
                on = time;
            else if (member.Key == "feedback" && Guid.TryParse(member.Value.Raw, out var id))
                feedback = id;
        }

        return trigger >= 0 && on is DateTime known ? new FollowUpReason((FollowUpTrigger)trigger, known, feedback) : null;
    }
}
