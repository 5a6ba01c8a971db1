using System;
using System.Collections.Generic;
using CrmFeedback.Schema;

namespace CrmFeedback.FollowUp;

/// <summary>A mail that we sent.</summary>
public sealed class SentMail
{
    /// <summary>When it was sent, UTC.</summary>
    public DateTime SentOn { get; init; }

    /// <summary>Text key of the record it is regarding; null for none.</summary>
    public string? RegardingKey { get; init; }

    /// <summary>Text keys of the customers it went to (To and Cc), and of the accounts that they belong to.</summary>
    public IReadOnlyCollection<string> RecipientKeys { get; init; } = Array.Empty<string>();
}

/// <summary>Whether a mail answers a feedback: the definition of <c>cfb_answeredon</c>.</summary>
public static class AnswerRule
{
    /// <summary>Days after which a mail answers nothing any more.</summary>
    public const int Days = 60;

    /// <summary>
    /// A sent mail (outgoing, status reason Sent) answers a feedback that was given before it, by <see cref="Days"/> days at
    /// most, if both are about the same case, or if it went to the customer who gave the feedback (for an account's feedback:
    /// to the account or one of its contacts) and they are not about two different cases.
    /// </summary>
    /// <param name="mail">The mail.</param>
    /// <param name="receivedOn">When the feedback was given, UTC.</param>
    /// <param name="customerKey">Text key of the feedback's customer; null if unknown.</param>
    /// <param name="regardingKey">Text key of what the feedback is about; null for nothing in particular.</param>
    public static bool Answers(SentMail mail, DateTime receivedOn, string? customerKey, string? regardingKey)
    {
        if (mail.SentOn < receivedOn || (mail.SentOn - receivedOn).TotalDays > Days)
            return false;
        if (IsCase(regardingKey) && IsCase(mail.RegardingKey))
            return string.Equals(regardingKey, mail.RegardingKey, StringComparison.OrdinalIgnoreCase);
        return customerKey != null && Contains(mail.RecipientKeys, customerKey);
    }

    /// <summary>Whether a text key names a case.</summary>
    public static bool IsCase(string? key) => key != null && key.StartsWith(IncidentTable.Table + "_", StringComparison.OrdinalIgnoreCase);

    private static bool Contains(IReadOnlyCollection<string> keys, string key)
    {
        foreach (var one in keys)
        {
            if (string.Equals(one, key, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
