using System;
using System.Collections.Generic;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback;

/// <summary>What a subject line's prefix says.</summary>
public enum SubjectKind
{
    /// <summary>No prefix.</summary>
    Plain = 0,
    /// <summary>An answer: RE, AW, 回复.</summary>
    Reply = 1,
    /// <summary>A forwarded mail: FW, WG, TR, 转发.</summary>
    Forward = 2,
}

/// <summary>Subject lines as mail programs write them.</summary>
public static class SubjectLine
{
    private static readonly string[] Replies =
    {
        "re", "aw", "antw", "sv", "vs", "res", "r", "回复", "答复", "回覆", "返信", "odp", "ответ", "antwort", "vá",
    };

    private static readonly string[] Forwards =
    {
        "fw", "fwd", "wg", "tr", "rv", "enc", "i", "doorst", "vb", "vl", "转发", "轉寄", "轉發", "転送", "reenv", "fs", "пересл",
    };

    /// <summary>The subject without any number of reply and forward prefixes.</summary>
    public static string WithoutPrefixes(string subject)
    {
        var start = 0;
        while (true)
        {
            start = SkipBlanks(subject, start);
            var length = PrefixLength(subject, start, Replies);
            if (length == 0)
                length = PrefixLength(subject, start, Forwards);
            if (length == 0)
                return subject.Substring(start).TrimEnd();
            start += length;
        }
    }

    /// <summary>What the first prefix says.</summary>
    public static SubjectKind KindOf(string subject)
    {
        var start = SkipBlanks(subject, 0);
        return PrefixLength(subject, start, Replies) > 0 ? SubjectKind.Reply
            : PrefixLength(subject, start, Forwards) > 0 ? SubjectKind.Forward : SubjectKind.Plain;
    }

    private static int SkipBlanks(string subject, int start)
    {
        while (start < subject.Length && char.IsWhiteSpace(subject[start]))
            start++;
        return start;
    }

    // A prefix, perhaps a count ("Re[2]:", "AW(3):"), a colon.
    private static int PrefixLength(string subject, int start, IReadOnlyList<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (string.Compare(subject, start, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;
            var at = start + prefix.Length;
            if (at < subject.Length && (subject[at] == '[' || subject[at] == '('))
                at = SkipCount(subject, at);
            if (at < subject.Length && subject[at] == ' ')
                at++;
            if (at < subject.Length && (subject[at] == ':' || subject[at] == '：'))
                return at + 1 - start;
        }

        return 0;
    }

    private static int SkipCount(string subject, int at)
    {
        var end = at + 1;
        while (end < subject.Length && Scan.IsDigit(subject[end]))
            end++;
        return end > at + 1 && end < subject.Length && (subject[end] == ']' || subject[end] == ')') ? end + 1 : at;
    }
}
