using System.Collections.Generic;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback.Mail;

/// <summary>
/// Cuts earlier messages: what mail programs contain in mark-up first, then introductions, header blocks and separators
/// in the text. Quotations that are marked line by line leave the answers between and below them; one that is not
/// marked runs to the end.
/// </summary>
internal sealed class QuotationRules
{
    private readonly IReadOnlyList<TextLine> lines;
    private readonly Cuts cuts;
    private readonly bool signsQuote;

    private QuotationRules(IReadOnlyList<TextLine> lines, Cuts cuts)
    {
        this.lines = lines;
        this.cuts = cuts;
        signsQuote = SignsQuote();
    }

    /// <summary>First line of the earlier message that runs to the end, without its headers; −1 if there is none.</summary>
    public int EarlierFrom { get; private set; } = -1;

    /// <summary>Whether the mail itself says that this message was forwarded.</summary>
    public bool IsForward { get; private set; }

    public static QuotationRules Apply(IReadOnlyList<TextLine> lines, Cuts cuts)
    {
        var rules = new QuotationRules(lines, cuts);
        rules.Run();
        return rules;
    }

    private void Run()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBlank)
                continue;
            if (line.Quoting == Quoting.None && line.Role == LineRole.EarlierMessage)
            {
                CutRest(i, i, Separators.IsForward(line.Text));
                return;
            }

            if (line.Quoting == Quoting.Likely && (PlainText.IsMarked(line.Text) ? signsQuote : IsIndentedQuote(i)))
            {
                i = CutIndented(i);
                continue;
            }

            if (line.Quoting == Quoting.Certain && EarlierFrom < 0 && Separators.IsForward(line.Text))
            {
                CutForwardedContainer(ref i);
                continue;
            }

            if (line.Quoting == Quoting.Certain)
                cuts.Cut(i, AttributionLine.Ends(line.Text) ? TrimReason.Attribution : TrimReason.QuotedMessage);
            else if (Separators.IsForward(line.Text) || Separators.IsEarlier(line.Text))
            {
                CutRest(i, i + 1, Separators.IsForward(line.Text));
                return;
            }
            else if (StartsHeaders(i))
            {
                CutRest(RuleBefore(i), i, false);
                return;
            }
            else if (AttributionLine.Length(lines, i, QuoteFollows) is var length && length > 0)
            {
                cuts.CutFrom(i, i + length, TrimReason.Attribution);
                if (!QuoteFollows(i + length - 1) && Next(i + length) < lines.Count)
                {
                    EarlierFrom = i + length;
                    cuts.CutFrom(i + length, lines.Count, TrimReason.QuotedMessage);
                    return;
                }

                i += length - 1;
            }
        }
    }

    // One line with a leading sign may be the customer's own (">5 days and no answer"); two, or one below an
    // introduction, are a quotation.
    private bool SignsQuote()
    {
        var quoted = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Quoting == Quoting.Certain || line.Quoting == Quoting.None && AttributionLine.Ends(line.Text))
                return true;
            if (line.Quoting == Quoting.Likely && !line.IsBlank && PlainText.IsMarked(line.Text) && ++quoted > 1)
                return true;
        }

        return false;
    }

    // A bare blockquote is also how people indent: it is a quotation below an introduction, or when it brings one.
    private bool IsIndentedQuote(int at)
    {
        for (var before = at - 1; before >= 0; before--)
        {
            if (lines[before].IsBlank)
                continue;
            if (cuts[before] is TrimReason.Attribution || cuts[before] is TrimReason.QuotedMessage && !PlainText.IsMarked(lines[before].Text))
                return true;
            break;
        }

        return HeaderBlock.Length(lines, at, false, out _) > 0 || Separators.IsEarlier(lines[at].Text) || Separators.IsForward(lines[at].Text) || AttributionLine.Ends(lines[at].Text) && DateEvidence.Of(lines[at].Text).HasDate;
    }

    private int CutIndented(int from)
    {
        var i = from;
        var signs = PlainText.IsMarked(lines[from].Text);
        while (i < lines.Count && lines[i].Quoting == Quoting.Likely && (lines[i].IsBlank || PlainText.IsMarked(lines[i].Text) == signs))
            cuts.Cut(i++, TrimReason.QuotedMessage);
        return i - 1;
    }

    private void CutForwardedContainer(ref int i)
    {
        IsForward = true;
        var start = i;
        while (i < lines.Count && (lines[i].Quoting == Quoting.Certain || lines[i].IsBlank))
            cuts.Cut(i++, TrimReason.ForwardedMessage);
        EarlierFrom = start + 1;
        i--;
    }

    private void CutRest(int from, int headers, bool isForward)
    {
        IsForward = isForward;
        cuts.CutFrom(from, lines.Count, isForward ? TrimReason.ForwardedMessage : TrimReason.QuotedMessage);
        EarlierFrom = headers;
        if (isForward)
            return;
        var at = Next(headers);
        var length = at < lines.Count ? HeaderBlock.Length(lines, at, true, out _) : 0;
        cuts.CutFrom(from, length > 0 ? at + length : headers, TrimReason.Attribution);
    }

    private bool StartsHeaders(int at)
    {
        var announced = lines[at].Role == LineRole.HeaderHint || RuleBefore(at) < at;
        return HeaderBlock.Length(lines, at, announced, out _) > 0
            || lines[at].Role == LineRole.HeaderHint && HeaderBlock.UnknownLength(lines, at) > 0
            || Separators.IsRule(lines[at].Text) && StartsHeadersAfterRule(at);
    }

    private bool StartsHeadersAfterRule(int at)
    {
        var next = Next(at + 1);
        return next < lines.Count && next <= at + 3 && HeaderBlock.Length(lines, next, true, out _) > 0;
    }

    private int RuleBefore(int at)
    {
        for (var before = at - 1; before >= 0 && before >= at - 3; before--)
        {
            if (!lines[before].IsBlank)
                return Separators.IsRule(lines[before].Text) ? before : at;
        }

        return at;
    }

    private bool QuoteFollows(int at)
    {
        var next = Next(at + 1);
        return next < lines.Count && lines[next].Quoting != Quoting.None;
    }

    private int Next(int from)
    {
        while (from < lines.Count && lines[from].IsBlank)
            from++;
        return from;
    }
}
