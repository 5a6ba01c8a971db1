using System;
using System.Collections.Generic;
using System.Text;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>
/// Recognises the line, or the wrapped lines, that introduce a quotation, in the languages of
/// <see cref="AttributionLanguage"/> and, by date, time and address alone, in any other. A person may write such a
/// sentence too ("On Monday he wrote:"), so the weaker the form, the more is asked: a mail address; or date and time;
/// or a quotation that follows.
/// </summary>
internal static class AttributionLine
{
    private const int MostLines = 6;
    private const int LongestLine = 500;
    private const int MostWordsBeforeAddress = 8;
    private const int MostWordsOfABareSender = 6;
    private const int MostWordsOfAnUnknownLanguage = 25;

    /// <summary>How many lines from <paramref name="at"/> on are an introduction; 0 if none.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="at">Where.</param>
    /// <param name="quoteFollows">Whether the first line with words after the given line is quoted.</param>
    public static int Length(IReadOnlyList<TextLine> lines, int at, Func<int, bool> quoteFollows)
    {
        if (lines[at].Text.Length == 0 || lines[at].Text.Length > LongestLine)
            return 0;
        // Most lines of a mail end as no introduction does: they are told by their last sign alone.
        var whole = new StringBuilder();
        var began = false;
        for (var i = at; i < lines.Count && i < at + MostLines; i++)
        {
            var line = lines[i];
            if (line.IsBlank || line.Quoting == Quoting.Likely || i > at && line.Quoting != lines[at].Quoting || whole.Length + line.Text.Length > LongestLine)
                return 0;
            if (i > at && (Separators.IsRule(line.Text) || HeaderLabels.Read(line.Text, out _) != HeaderField.None))
                return 0;
            whole.Append(i > at ? " " : string.Empty).Append(Bare(line.Text));
            if (whole.Length == 0)
                return 0;
            if (!IsComplete(Bare(line.Text)))
                continue;
            var text = whole.ToString();
            if (!began && !MayStart(lines[at].Text, text))
                return 0;
            began = true;
            if (Judge(text, i, i > at, quoteFollows))
                return i > at && StartsLater(lines, at, i, quoteFollows) ? 0 : i - at + 1;
            // A colon ends an introduction, right or wrong; an address or a verb may stand before the last of its lines.
            if (IsColon(text[text.Length - 1]))
                return 0;
        }

        return 0;
    }

    // Words directly above an introduction are not part of it: it starts at a line that can be its first, and a line
    // that ends a sentence is the customer's.
    private static bool StartsLater(IReadOnlyList<TextLine> lines, int at, int last, Func<int, bool> quoteFollows)
    {
        var first = Bare(lines[at].Text);
        if (!IsStart(first) && first.Length > 0 && ".!?。！？…;；".IndexOf(first.Substring(first.Length - 1), StringComparison.Ordinal) >= 0)
            return true;
        for (var start = at + 1; start <= last; start++)
        {
            if (!IsStart(Bare(lines[start].Text)))
                continue;
            var rest = new StringBuilder();
            for (var i = start; i <= last; i++)
                rest.Append(i > start ? " " : string.Empty).Append(Bare(lines[i].Text));
            var text = rest.ToString();
            if ((HasStart(text) || DateEvidence.Of(text).HasDate) && Judge(text, last, last > start, quoteFollows))
                return true;
        }

        return false;
    }

    private static bool IsStart(string text) => text.Length > 0 && (HasStart(text) || Scan.IsDigit(text[0]) || Weekdays.Starts(text));

    /// <summary>Whether a line ends as introductions do.</summary>
    public static bool Ends(string line) => line.Length <= LongestLine && IsComplete(Bare(line)) && HasVerb(Bare(line));

    /// <summary>Whether a line introduces what follows in any language: it ends in a colon and names an address, or a date and a time.</summary>
    public static bool Announces(string line)
    {
        if (line.Length > LongestLine)
            return false;
        var text = Bare(line);
        if (text.Length == 0 || !IsColon(text[text.Length - 1]))
            return false;
        if (HasVerb(text))
            return true;
        var evidence = DateEvidence.Of(text);
        return evidence.HasAddress || evidence.HasDate && evidence.HasTime;
    }

    // Without the dashes that Yahoo, Android and Zoho put around it, the asterisks of bold type, the marks of direction.
    private static string Bare(string line) => line.Trim(Around);

    private static readonly char[] Around = { ' ', '\t', '\u00A0', '-', '*', '_', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069' };

    private static bool IsColon(char c) => c == ':' || c == '：';

    private static bool IsComplete(string text)
    {
        if (text.Length == 0)
            return false;
        var last = text[text.Length - 1];
        return IsColon(last) || last == '>' || HasVerbAtEnd(text);
    }

    private static bool Judge(string text, int lastLine, bool isWrapped, Func<int, bool> quoteFollows)
    {
        var evidence = DateEvidence.Of(text);
        var hasBracket = evidence.HasAddress && (Scan.Contains(text, "<") || Scan.Contains(text, "[") || Scan.Contains(text, "("));
        var last = text[text.Length - 1];
        if (IsColon(last) && evidence.HasDate && evidence.HasTime && evidence.HasYear && quoteFollows(lastLine))
            return true;
        if (!HasVerb(text))
            return JudgeWithoutVerb(text, evidence, hasBracket) || IsColon(last) && IsShortUnknown(text, evidence) && quoteFollows(lastLine);
        if (last == '>' && !Scan.IsDigit(text[0]))
            return false;
        if (evidence.HasAddress && (hasBracket || !IsProse(text)) && (HasStart(text) && (evidence.HasDate || evidence.HasTime || quoteFollows(lastLine)) || Scan.IsDigit(text[0]) || WordsBeforeAddress(text) <= MostWordsBeforeAddress))
            return true;
        if (IsProse(text))
            return false;
        if (evidence.HasDate && evidence.HasTime && (HasStart(text) || Scan.IsDigit(text[0]) || Scan.Words(text) <= 16))
            return evidence.HasYear || quoteFollows(lastLine);
        if (evidence.HasYear && HasStart(text) && Weekdays.IsIn(text) && IsColon(last) && Scan.Words(text) <= 14)
            return true;
        if (evidence.HasDate || evidence.HasTime)
            return (HasStart(text) || Scan.IsDigit(text[0]) || Scan.Words(text) <= 12) && quoteFollows(lastLine);
        return !isWrapped && Scan.Words(text) <= MostWordsOfABareSender + (HasStart(text) ? 4 : 0) && HasVerbAtEnd(text.TrimEnd(':', '：', ' ')) && quoteFollows(lastLine);
    }

    private static bool JudgeWithoutVerb(string text, DateEvidence evidence, bool hasBracket)
    {
        var last = text[text.Length - 1];
        return (Scan.IsDigit(text[0]) || evidence.HasTime && WordsBeforeAddress(text) <= 12 && last != '>')
            && evidence.HasDate && hasBracket && (IsColon(last) || last == '>');
    }

    private static bool IsShortUnknown(string text, DateEvidence evidence) =>
        (evidence.HasAddress || evidence.HasDate && evidence.HasTime) && Scan.Words(text) <= MostWordsOfAnUnknownLanguage && !IsProseOfAny(text);

    private static bool MayStart(string first, string text) =>
        HasStart(Bare(first)) || Scan.IsDigit(text[0]) || Scan.Contains(text, "@") || Scan.Contains(text, "<") || HasVerb(text) || Weekdays.IsIn(first) || IsColon(text[text.Length - 1]);

    private static readonly PhraseSet Weekdays = new PhraseSet("mon,", "tue,", "wed,", "thu,", "fri,", "sat,", "sun,", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

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

    private static bool HasVerb(string text) => AttributionLanguage.AllVerbs.IsWordIn(text);

    private static bool HasVerbAtEnd(string text) => AttributionLanguage.AllVerbs.Ends(text.TrimEnd(':', '：', ' ', '\u00A0'));

    // The first word is the start ("Il", "A"), so it does not speak.
    private static bool IsProse(string text)
    {
        var second = SecondWord(text);
        foreach (var language in AttributionLanguage.All)
        {
            if (language.Verbs.IsWordIn(text) && language.ProseWords.IsWordIn(text, second))
                return true;
        }

        return false;
    }

    private static bool IsProseOfAny(string text) => AttributionLanguage.AllProseWords.IsWordIn(text, SecondWord(text));

    private static int SecondWord(string text) => Math.Max(0, text.IndexOf(" ", StringComparison.Ordinal));

    private static int WordsBeforeAddress(string text)
    {
        var at = text.IndexOf("@", StringComparison.Ordinal);
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] != '<')
            at--;
        return Scan.Words(text.Substring(0, Math.Max(0, at)));
    }
}
