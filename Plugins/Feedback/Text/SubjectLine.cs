using System;

namespace CrmFeedback.Feedback;

/// <summary>Subject lines as mail programs write them.</summary>
public static class SubjectLine
{
    private static readonly string[] Prefixes =
    {
        "re:", "re：", "fw:", "fw：", "fwd:", "fwd：", "aw:", "回复:", "回复：", "答复:", "答复：", "回覆:", "回覆：", "转发:", "转发：", "轉寄:", "轉寄：", "轉發:", "轉發：",
    };

    /// <summary>The subject without any number of reply and forward prefixes.</summary>
    public static string WithoutPrefixes(string subject)
    {
        var start = 0;
        while (true)
        {
            while (start < subject.Length && char.IsWhiteSpace(subject[start]))
                start++;
            var length = PrefixLength(subject, start);
            if (length == 0)
                return subject.Substring(start).TrimEnd();
            start += length;
        }
    }

    /// <summary>Whether a mail program wrote the mail: absence notices, delivery reports, receipts.</summary>
    public static bool IsAutomatic(string subject) => MailPhrases.IsAutomaticSubject(subject);

    private static int PrefixLength(string subject, int start)
    {
        foreach (var prefix in Prefixes)
        {
            if (string.Compare(subject, start, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return prefix.Length;
        }

        return 0;
    }
}
