using System;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Lines by which mail programs and ticket systems start an earlier or forwarded message ("-----Original Message-----").</summary>
internal static class Separators
{
    private const int LongestLine = 200;
    private const int FewestDashesAround = 4;
    private const int MostWordsInside = 6;
    private const int MostWordsOfADelimiter = 24;
    private static readonly char[] Dashes = { '-', '—', '–', '_', '=', '*', '─' };

    /// <summary>Whether a line starts the message that is answered.</summary>
    public static bool IsEarlier(string line) => Inside(line) is string words && SeparatorPhrases.Earlier.Is(words);

    /// <summary>Whether a line starts a forwarded message.</summary>
    public static bool IsForward(string line)
    {
        if (line.Length == 0 || line.Length > LongestLine)
            return false;
        var alone = line.Trim(' ', '\t', ':', '：', '>', '*');
        return SeparatorPhrases.ForwardedAlone.Is(alone)
            || Inside(line) is string words && (SeparatorPhrases.Forwarded.Is(words) || Scan.StartsWith(words, "forwarded by "));
    }

    /// <summary>A line of ten and more underscores, dashes or equal signs.</summary>
    public static bool IsRule(string line)
    {
        var text = line.Trim();
        return text.Length >= 10 && text.Length <= LongestLine && text.Trim(Dashes).Length == 0;
    }

    /// <summary>A few words in a language nobody told us between runs of dashes: a separator when headers follow.</summary>
    public static bool IsFramed(string line)
    {
        if (Inside(line) is not string words || words.Length == 0 || Scan.Words(words) > MostWordsInside)
            return false;
        var text = line.Trim();
        return DashesAt(text, 0, 1) >= FewestDashesAround && DashesAt(text, text.Length - 1, -1) >= FewestDashesAround;
    }

    /// <summary>GroupWise: <c>&gt;&gt;&gt; Ann Lee &lt;ann@…&gt; 02/03/2026 09:14 &gt;&gt;&gt;</c>.</summary>
    public static bool IsGroupWise(string line)
    {
        if (line.Length < 10 || line.Length > LongestLine)
            return false;
        var text = line.Trim();
        if (!text.StartsWith(">>>", StringComparison.Ordinal) || !text.EndsWith(">>>", StringComparison.Ordinal))
            return false;
        var evidence = DateEvidence.Of(text);
        return evidence.HasDate || evidence.HasAddress;
    }

    /// <summary>
    /// "##- Please type your reply above this line -##": below it comes what a ticket system wrote. It stands between
    /// signs, or alone as a request; "I was told to reply above this line" is a sentence.
    /// </summary>
    public static bool IsReplyDelimiter(string line)
    {
        if (line.Length < 6 || line.Length > LongestLine)
            return false;
        var text = line.Trim(' ', '\t', '>', '\u00A0');
        if (text.Length == 0 || !SeparatorPhrases.ReplyAbove.IsIn(text) || Scan.Words(text) > MostWordsOfADelimiter)
            return false;
        var words = text.Trim('#', '-', '—', '–', '=', '_', '*', '~', '+', '/', '\\', '|', '[', ']', '<', '>', '(', ')', '【', '】', ' ');
        var isFramed = words.Length > 0 && text[0] != words[0] && text[0] != '(';
        return isFramed || Scan.StartsWith(words, "please ") || SeparatorPhrases.ReplyAbove.Starts(words) || Scan.StartsWith(words, "请") || Scan.StartsWith(words, "請");
    }

    /// <summary>A side of the box that Lotus Notes draws around headers in plain text: <c>|------------&gt;</c>.</summary>
    public static bool IsNotesFrame(string line)
    {
        var text = line.Trim();
        return text.Length >= 6 && text.Length <= LongestLine && text[0] == '|' && text[1] == '-' && text.Trim('|', '-', '>', ' ').Length == 0;
    }

    // The words between at least two dashes on the left and one on the right; null without them.
    private static string? Inside(string line)
    {
        if (line.Length < 5 || line.Length > LongestLine)
            return null;
        var text = line.Trim(' ', '\t', '>', '\u00A0');
        if (text.Length < 5 || !IsDash(text[0]) || !IsDash(text[1]) || !IsDash(text[text.Length - 1]))
            return null;
        return text.Trim('-', '—', '–', '_', '=', '*', '─', ' ', '\u00A0', '\t', ':', '：');
    }

    private static int DashesAt(string text, int at, int step)
    {
        var count = 0;
        for (var i = at; i >= 0 && i < text.Length && IsDash(text[i]); i += step)
            count++;
        return count;
    }

    private static bool IsDash(char c) => Array.IndexOf(Dashes, c) >= 0;
}
