using System;
using System.Collections.Generic;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>
/// Recognises the line, or the wrapped lines, that introduce a quotation in any of the languages of
/// <see cref="AttributionLanguage"/>. A person may write such a sentence too ("On Monday he wrote:"), so the weaker the
/// form, the more is asked: a mail address; or date and time; or a quotation that follows.
/// </summary>
internal static class AttributionLine
{
    private const int MostLines = 6;
    private const int LongestLine = 500;
    private const int MostWordsBeforeAddress = 8;
    private const int MostWordsOfABareSender = 6;

    /// <summary>How many lines from <paramref name="at"/> on are an introduction; 0 if none.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="at">Where.</param>
    /// <param name="quoteFollows">Whether the first line with words after the given line is quoted.</param>
    public static int Length(IReadOnlyList<TextLine> lines, int at, Func<int, bool> quoteFollows)
    {
        var first = lines[at].Text;
        if (first.Length == 0 || first.Length > LongestLine)
            return 0;
        var whole = string.Empty;
        for (var i = at; i < lines.Count && i < at + MostLines; i++)
        {
            var line = lines[i];
            if (line.IsBlank || line.Quoting == Quoting.Likely || i > at && line.Quoting != lines[at].Quoting || whole.Length + line.Text.Length > LongestLine)
                return 0;
            whole = whole.Length == 0 ? Bare(line.Text) : whole + " " + Bare(line.Text);
            if (whole.Length == 0 || i == at && !MayStart(whole))
                return 0;
            if (IsComplete(whole) && Judge(whole, i, i > at, quoteFollows))
                return i - at + 1;
        }

        return 0;
    }

    /// <summary>Whether a line ends as introductions do.</summary>
    public static bool Ends(string line) => line.Length <= LongestLine && IsComplete(Bare(line)) && HasVerb(Bare(line));

    // Without the dashes that Yahoo, Android and Zoho put around it and the asterisks of bold type.
    private static string Bare(string line) => line.Trim().Trim('-', '*', '_', ' ', '\u00A0');

    private static bool IsComplete(string text)
    {
        if (text.Length == 0)
            return false;
        var last = text[text.Length - 1];
        return last == ':' || last == '：' || last == '>' || HasVerbAtEnd(text);
    }

    private static bool Judge(string text, int lastLine, bool isWrapped, Func<int, bool> quoteFollows)
    {
        var evidence = DateEvidence.Of(text);
        var hasBracket = evidence.HasAddress && Scan.Contains(text, "@") && (Scan.Contains(text, "<") || Scan.Contains(text, "[") || Scan.Contains(text, "("));
        var last = text[text.Length - 1];
        if (!HasVerb(text))
            return (Scan.IsDigit(text[0]) || evidence.HasTime && WordsBeforeAddress(text) <= 12 && last != '>') && evidence.HasDate && hasBracket && (last == ':' || last == '：' || last == '>');
        if (last == '>' && !Scan.IsDigit(text[0]))
            return false;
        if (evidence.HasAddress && (hasBracket || !IsProse(text)) && (HasStart(text) && (evidence.HasDate || evidence.HasTime || quoteFollows(lastLine)) || Scan.IsDigit(text[0]) || WordsBeforeAddress(text) <= MostWordsBeforeAddress))
            return true;
        if (IsProse(text))
            return false;
        if (evidence.HasDate && evidence.HasTime && (HasStart(text) || Scan.IsDigit(text[0]) || Scan.Words(text) <= 16 || IsDashed(text)))
            return evidence.HasYear || quoteFollows(lastLine);
        if (evidence.HasDate || evidence.HasTime)
            return (HasStart(text) || Scan.IsDigit(text[0]) || Scan.Words(text) <= 12) && quoteFollows(lastLine);
        return !isWrapped && Scan.Words(text) <= MostWordsOfABareSender + (HasStart(text) ? 4 : 0) && HasVerbAtEnd(text.TrimEnd(':', '：', ' ')) && quoteFollows(lastLine);
    }

    private static bool IsDashed(string text) => text.Length > 0 && text[0] == '-';

    private static bool MayStart(string text) =>
        HasStart(text) || Scan.IsDigit(text[0]) || Scan.Contains(text, "@") || Scan.Contains(text, "<") || HasVerb(text) || char.IsUpper(text[0]) && Scan.ContainsAny(text, Weekdays);

    private static readonly string[] Weekdays = { "mon,", "tue,", "wed,", "thu,", "fri,", "sat,", "sun,", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

    private static bool HasStart(string text)
    {
        foreach (var language in AttributionLanguage.All)
        {
            foreach (var start in language.Starts)
            {
                if (text.StartsWith(start, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    private static bool HasVerb(string text)
    {
        foreach (var language in AttributionLanguage.All)
        {
            if (Scan.ContainsWord(text, language.Verbs))
                return true;
        }

        return false;
    }

    private static bool HasVerbAtEnd(string text)
    {
        var bare = text.TrimEnd(':', '：', ' ', '\u00A0');
        foreach (var language in AttributionLanguage.All)
        {
            if (Scan.EndsWithAny(bare, language.Verbs))
                return true;
        }

        return false;
    }

    // The first word is the start ("Il", "A"), so it does not speak.
    private static bool IsProse(string text)
    {
        var space = text.IndexOf(" ", StringComparison.Ordinal);
        var rest = space > 0 ? text.Substring(space) : text;
        foreach (var language in AttributionLanguage.All)
        {
            if (Scan.ContainsWord(text, language.Verbs) && Scan.ContainsWord(rest, language.ProseWords))
                return true;
        }

        return false;
    }

    private static int WordsBeforeAddress(string text)
    {
        var at = text.IndexOf("@", StringComparison.Ordinal);
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] != '<')
            at--;
        return Scan.Words(text.Substring(0, Math.Max(0, at)));
    }
}
