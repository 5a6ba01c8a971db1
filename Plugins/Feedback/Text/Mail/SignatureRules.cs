using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>
/// Cuts signatures at the end of each run of own lines: below "-- ", from a courtesy closing on, a name below a closing
/// that stays, a block of addresses and phone numbers. A sentence below it all, a postscript for one, stays.
/// </summary>
internal sealed class SignatureRules
{
    private const int MostLinesBelowDashes = 14;
    private const int LongestLineBelowDashes = 100;
    private const int MostLinesOfABlock = 12;

    private static readonly PhraseSet NameSigns = new PhraseSet("-", "--", "—", "–", "~", "~~", "/", "//");

    private readonly IReadOnlyList<TextLine> lines;
    private readonly Cuts cuts;
    private readonly List<int> run;

    private SignatureRules(IReadOnlyList<TextLine> lines, Cuts cuts, List<int> run)
    {
        this.lines = lines;
        this.cuts = cuts;
        this.run = run;
    }

    public static void Apply(IReadOnlyList<TextLine> lines, Cuts cuts)
    {
        // Above a quotation there may be nothing but a signature.
        var quotes = cuts.Has(TrimReason.QuotedMessage);
        var seen = false;
        for (var i = 0; i < lines.Count;)
        {
            var run = new List<int>();
            while (i < lines.Count && !IsBreak(i, lines, cuts))
            {
                if (cuts.IsOwn(i))
                    run.Add(i);
                i++;
            }

            if (run.Count > 0)
            {
                new SignatureRules(lines, cuts, run).CutRun(seen, quotes);
                seen = true;
            }

            i++;
        }
    }

    private static bool IsBreak(int i, IReadOnlyList<TextLine> lines, Cuts cuts) =>
        !lines[i].IsBlank && cuts[i] is TrimReason reason && (reason == TrimReason.QuotedMessage || reason == TrimReason.Attribution || reason == TrimReason.ForwardedMessage || reason == TrimReason.OtherSpeaker);

    private void CutRun(bool seen, bool quotes)
    {
        for (var at = 0; at < run.Count; at++)
        {
            var text = Text(at);
            if (!seen && at == 0 && !(quotes && text == "--"))
                continue;
            if (IsDelimiter(text) && EndsBelowDashes(at))
            {
                Cut(at, run.Count);
                return;
            }

            if (Separators.IsRule(text) && at + 1 < run.Count && IsCard(at + 1))
            {
                Cut(at, run.Count);
                return;
            }

            if (Separators.IsRule(text) && at + 1 < run.Count && ProgramFooters.IsListFooter(Text(at + 1)))
            {
                Cut(at, run.Count, TrimReason.Footer);
                return;
            }

            if (Closings.Is(text) || Closings.IsSigned(text))
                at = CutBelowClosing(at) - 1;
            else if (Closings.HasForm(text) && at + 1 < run.Count && StartsBlock(at) && IsSignatureToTheEnd(at + 1))
            {
                Cut(at + 1, run.Count);
                return;
            }
        }

        CutNameAtEnd(seen);
        CutContactsAtEnd(seen);
    }

    private static bool IsDelimiter(string text) => text == "--" || text == "---" || text == "—" || text == "__" || text == "–";

    private bool EndsBelowDashes(int at)
    {
        if (at + 1 >= run.Count || run.Count - at - 1 > MostLinesBelowDashes)
            return false;
        for (var i = at + 1; i < run.Count; i++)
        {
            if (Text(i).Length > LongestLineBelowDashes)
                return false;
        }

        return !SignatureLines.IsProse(Text(at + 1)) || SignatureLines.IsContact(Text(at + 1));
    }

    // The closing, the lines directly below it, and further paragraphs as long as each line is a name, a post or an address.
    private int CutBelowClosing(int at)
    {
        var end = at + 1;
        var paragraphs = 0;
        while (end < run.Count && end - at <= MostLinesOfABlock && !SignatureLines.IsProse(Text(end)))
        {
            if (StartsParagraph(end))
                paragraphs++;
            if (paragraphs > (StartsParagraph(at + 1) ? 1 : 0) && !IsSignatureLine(Text(end)) && !Closings.Is(Text(end)))
                break;
            end++;
        }

        Cut(at, end);
        return end;
    }

    private bool IsSignatureToTheEnd(int from)
    {
        if (run.Count - from > MostLinesOfABlock || !SignatureLines.IsName(Text(from)))
            return false;
        for (var i = from; i < run.Count; i++)
        {
            if (!IsSignatureLine(Text(i)))
                return false;
        }

        return true;
    }

    // Only names, posts and addresses, perhaps with a rule below them.
    private bool IsCard(int from)
    {
        if (run.Count - from > MostLinesOfABlock)
            return false;
        for (var i = from; i < run.Count; i++)
        {
            if (!IsSignatureLine(Text(i)) && !(i > from && Separators.IsRule(Text(i))))
                return false;
        }

        return true;
    }

    // "-Ann", "— Ann Lee", "//Ann" as the last line.
    private void CutNameAtEnd(bool seen)
    {
        var last = LastOwn();
        if (last < 0 || last == 0 && !seen)
            return;
        var text = Text(last);
        var name = text.TrimStart('-', '—', '–', '~', '/', '*', ' ');
        var sign = text.Length > name.Length ? text.Substring(0, text.Length - name.Length).TrimEnd() : string.Empty;
        var isSigned = NameSigns.Is(sign) && name.Length > 1 && char.IsUpper(name[0]) && SignatureLines.IsName(name);
        if (isSigned && (last == 0 || Text(last - 1)[0] != text[0]) && (text[sign.Length] != ' ' || StartsParagraph(last)))
            Cut(last, last + 1);
    }

    // A paragraph of names, posts, addresses at the end, unless the customer announces it ("My new address:").
    private void CutContactsAtEnd(bool seen)
    {
        var last = LastOwn();
        var start = last + 1;
        var contacts = 0;
        var others = 0;
        for (var i = last; i >= 0 && last - i < MostLinesOfABlock && IsSignatureLine(Text(i)); i--)
        {
            contacts += SignatureLines.IsContact(Text(i)) ? 1 : 0;
            others += SignatureLines.IsContact(Text(i)) ? 0 : 1;
            if (StartsParagraph(i) && contacts > 0 && contacts + others >= 2)
                start = i;
        }

        if (start > last || start == 0 && !seen)
            return;
        var before = start > 0 ? Text(start - 1) : string.Empty;
        if (before.Length > 0 && (before[before.Length - 1] == ':' || before[before.Length - 1] == '：'))
            return;
        Cut(start, last + 1);
    }

    private static bool IsSignatureLine(string text) =>
        !SignatureLines.IsProse(text) && (text.Trim('|', ' ').Length == 0 || SignatureLines.IsContact(text) || SignatureLines.IsDate(text) || SignatureLines.IsPost(text) || SignatureLines.IsName(text));

    private int LastOwn()
    {
        var last = run.Count - 1;
        while (last >= 0 && !cuts.IsOwn(run[last]))
            last--;
        return last;
    }

    private bool StartsParagraph(int at) => at < run.Count && (run[at] == 0 || lines[run[at] - 1].IsBlank || !cuts.IsOwn(run[at] - 1));

    private bool StartsBlock(int at) => StartsParagraph(at) || at > 0 && Text(at - 1).Length > 0 && ".!?。！？".IndexOf(Text(at - 1).Substring(Text(at - 1).Length - 1), StringComparison.Ordinal) >= 0;

    private void Cut(int from, int to, TrimReason reason = TrimReason.Signature)
    {
        for (var i = from; i < to; i++)
        {
            if (cuts.IsOwn(run[i]))
                cuts.Cut(run[i], reason);
        }
    }

    private string Text(int at) => lines[run[at]].Text.Trim();
}
