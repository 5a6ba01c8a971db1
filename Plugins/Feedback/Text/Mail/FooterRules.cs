using System.Collections.Generic;
using System.Text;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Cuts what machines and lawyers add to the writer's own lines: device lines, scanner and list footers, disclaimers.</summary>
internal static class FooterRules
{
    private const int MostParagraphLines = 40;
    private const int LongestHeading = 40;
    private const int MostBlanksAbove = 4;
    private const string SentenceEnds = ".!。！】]*";

    public static void Apply(IReadOnlyList<TextLine> lines, Cuts cuts)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!cuts.IsOwn(i))
                continue;
            if (lines[i].Role == LineRole.Signature)
                CutWithDashes(lines, cuts, i, TrimReason.Signature);
            else if (DeviceFooter.Is(lines[i].Text))
            {
                CutWithDashes(lines, cuts, i, TrimReason.Footer);
                CutLinkBelow(lines, cuts, i + 1);
            }
        }

        var start = 0;
        while (start < lines.Count)
        {
            var end = ParagraphEnd(lines, cuts, start);
            if (end > start)
                CutParagraph(lines, cuts, start, end);
            start = end + 1;
        }
    }

    // The line of dashes above belongs to it.
    private static void CutWithDashes(IReadOnlyList<TextLine> lines, Cuts cuts, int at, TrimReason reason)
    {
        cuts.Cut(at, reason);
        var before = at - 1;
        while (before > 0 && before > at - MostBlanksAbove && lines[before].IsBlank)
            before--;
        if (before >= 0 && cuts.IsOwn(before) && (lines[before].Text.Trim() == "--" || lines[before].Text.Trim() == "-" || lines[before].Text.Trim() == "—"))
            cuts.Cut(before, reason);
    }

    // "Secured with Tuta Mail:" and the address of the shop below it.
    private static void CutLinkBelow(IReadOnlyList<TextLine> lines, Cuts cuts, int at)
    {
        if (at < lines.Count && cuts.IsOwn(at) && Text.Scan.StartsWith(lines[at].Text.Trim(), "http") && SignatureLines.IsContact(lines[at].Text))
            cuts.Cut(at, TrimReason.Footer);
    }

    private static int ParagraphEnd(IReadOnlyList<TextLine> lines, Cuts cuts, int start)
    {
        var end = start;
        while (end < lines.Count && cuts.IsOwn(end))
            end++;
        return end;
    }

    private static void CutParagraph(IReadOnlyList<TextLine> lines, Cuts cuts, int start, int end)
    {
        if (Separators.IsRule(lines[start].Text) && ProgramFooters.IsListFooter(Join(lines, start + 1, end)))
        {
            Cut(cuts, start, end, TrimReason.Footer);
            return;
        }

        for (var i = start; i < end && i < start + MostParagraphLines; i++)
        {
            var line = lines[i].Text.Trim();
            if (ProgramFooters.Is(line))
            {
                var stop = SentenceEnd(lines, i, end);
                Cut(cuts, i, stop, TrimReason.Footer);
                CutWithDashes(lines, cuts, i, TrimReason.Footer);
                i = stop - 1;
            }
            else if (Disclaimers.IsHeading(line) && line.Length < LongestHeading)
            {
                var notice = end - i > 1 ? end : NoticeBelow(lines, cuts, end + 1);
                if (notice > i + 1)
                {
                    Cut(cuts, i, notice, TrimReason.Disclaimer);
                    return;
                }
            }
            else if ((i == start || Disclaimers.StartsLikeOne(line)) && Disclaimers.Is(Join(lines, i, end)))
            {
                Cut(cuts, i, end, TrimReason.Disclaimer);
                return;
            }
        }
    }

    // A banner above the words may have no blank line below it: it ends where its sentence does.
    private static int SentenceEnd(IReadOnlyList<TextLine> lines, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            var text = lines[i].Text.TrimEnd();
            if (text.Length > 0 && SentenceEnds.IndexOf(text[text.Length - 1].ToString(), System.StringComparison.Ordinal) >= 0)
                return i + 1;
        }

        return end;
    }

    // End of the paragraph under a heading if it is a notice, else where it starts.
    private static int NoticeBelow(IReadOnlyList<TextLine> lines, Cuts cuts, int start)
    {
        var end = start < lines.Count ? ParagraphEnd(lines, cuts, start) : start;
        return end > start && Disclaimers.HasPhrase(Join(lines, start, end)) ? end : -1;
    }

    private static void Cut(Cuts cuts, int from, int to, TrimReason reason)
    {
        for (var i = from; i < to; i++)
        {
            if (cuts.IsOwn(i))
                cuts.Cut(i, reason);
        }
    }

    private static string Join(IReadOnlyList<TextLine> lines, int from, int to)
    {
        var text = new StringBuilder();
        for (var i = from; i < to && text.Length < 4000; i++)
            text.Append(text.Length > 0 ? " " : string.Empty).Append(lines[i].Text.Trim());
        return text.ToString();
    }
}
