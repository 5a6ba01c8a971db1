using System;
using System.Collections.Generic;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>
/// The newest message of a mail: earlier messages, signature and legal footers cut. Keeps more rather than less.
/// Linear in the number of lines, never throws.
/// </summary>
public static class ReplyExtractor
{
    private const int HeaderLines = 8;
    private const int AttributionLines = 3;
    private const int SignatureLines = 12;
    private const int SignatureLineLength = 80;

    /// <summary>The writer's own lines, joined by line feeds; empty when everything was quoted or there was nothing.</summary>
    public static string OwnWords(IReadOnlyList<TextLine> lines)
    {
        var quotedWithSigns = QuotesWithSigns(lines);
        var own = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Quoting == Quoting.Certain || line.Quoting == Quoting.Likely && quotedWithSigns)
                continue;
            var text = line.Text.Trim();
            if (MailPhrases.EndsAttribution(text) && IsAttribution(lines, i, text, own))
            {
                if (RestIsMarked(lines, i + 1))
                    continue;
                break;
            }

            if (MailPhrases.IsSeparator(text) || IsHeaderBlock(lines, i, text) || IsRuleBeforeHeader(lines, i, text))
                break;
            if (!MailPhrases.IsDeviceFooter(text))
                own.Add(line.Text.TrimEnd());
        }

        CutFooters(own);
        return Join(own);
    }

    // One line with a leading sign may be the customer's own (">5 days and no answer"); two or an attribution are a quotation.
    private static bool QuotesWithSigns(IReadOnlyList<TextLine> lines)
    {
        var quoted = 0;
        foreach (var line in lines)
        {
            if (line.Quoting == Quoting.Certain || line.Quoting == Quoting.None && MailPhrases.EndsAttribution(line.Text.TrimEnd()))
                return true;
            if (line.Quoting == Quoting.Likely && !line.IsBlank && ++quoted > 1)
                return true;
        }

        return false;
    }

    // "On Monday your agent wrote:" is the customer's sentence; an attribution names a date or an address.
    private static bool IsAttribution(IReadOnlyList<TextLine> lines, int at, string text, List<string> own)
    {
        var whole = text;
        for (var back = 0; back < AttributionLines; back++)
        {
            if (IsDated(whole) && (StartsAttribution(whole) || whole.IndexOf("@", StringComparison.Ordinal) >= 0 || !EndsEnglish(text)))
            {
                own.RemoveRange(Math.Max(0, own.Count - back), Math.Min(back, own.Count));
                return true;
            }

            var previous = at - back - 1;
            if (previous < 0 || lines[previous].IsBlank || lines[previous].Quoting != Quoting.None)
                break;
            whole = lines[previous].Text.Trim() + " " + whole;
        }

        return false;
    }

    private static bool EndsEnglish(string text) => text.EndsWith(":", StringComparison.Ordinal) && text.IndexOf("wrote", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool StartsAttribution(string text) => text.StartsWith("On ", StringComparison.Ordinal) || text.Length > 0 && text[0] >= '0' && text[0] <= '9';

    private static bool IsDated(string text)
    {
        foreach (var c in text)
        {
            if (c >= '0' && c <= '9' || c == '@')
                return true;
        }

        return false;
    }

    // Answers written between the quoted lines are kept when the quoted lines are marked.
    private static bool RestIsMarked(IReadOnlyList<TextLine> lines, int from)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (!lines[i].IsBlank)
                return lines[i].Quoting != Quoting.None;
        }

        return true;
    }

    private static bool IsHeaderBlock(IReadOnlyList<TextLine> lines, int at, string text)
    {
        if (!MailPhrases.StartsFrom(text))
            return false;
        var others = 0;
        for (var i = at + 1; i < lines.Count && i <= at + HeaderLines; i++)
        {
            if (MailPhrases.StartsOtherHeader(lines[i].Text.Trim()))
                others++;
        }

        return others >= 2;
    }

    private static bool IsRuleBeforeHeader(IReadOnlyList<TextLine> lines, int at, string text)
    {
        if (text.Length < 10 || text.Trim('_', '-', '=').Length > 0)
            return false;
        for (var i = at + 1; i < lines.Count && i <= at + 3; i++)
        {
            if (!lines[i].IsBlank)
                return IsHeaderBlock(lines, i, lines[i].Text.Trim());
        }

        return false;
    }

    private static void CutFooters(List<string> own)
    {
        var seen = false;
        for (var i = 0; i < own.Count; i++)
        {
            var text = own[i].Trim();
            var cut = seen && (IsSignatureDelimiter(own[i]) && IsShortRest(own, i + 1)
                || MailPhrases.IsClosing(text) && IsShortRest(own, i + 1)
                || MailPhrases.StartsDisclaimer(text));
            if (cut)
            {
                own.RemoveRange(i, own.Count - i);
                return;
            }

            seen |= text.Length > 0;
        }
    }

    private static bool IsSignatureDelimiter(string line) => line == "--" || line == "-- " || line == "—";

    private static bool IsShortRest(List<string> own, int from)
    {
        var filled = 0;
        for (var i = from; i < own.Count; i++)
        {
            if (MailPhrases.StartsDisclaimer(own[i].Trim()))
                return true;
            if (own[i].Length > SignatureLineLength)
                return false;
            if (own[i].Trim().Length > 0 && ++filled > SignatureLines)
                return false;
        }

        return true;
    }

    private static string Join(List<string> lines)
    {
        var text = new StringBuilder();
        var blank = false;
        foreach (var line in lines)
        {
            if (line.Trim().Length == 0)
            {
                blank = text.Length > 0;
                continue;
            }

            if (text.Length > 0)
                text.Append(blank ? "\n\n" : "\n");
            text.Append(line.Trim());
            blank = false;
        }

        return text.ToString();
    }
}
