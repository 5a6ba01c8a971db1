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
    private readonly bool isReply;
    private readonly FilledLines filled;
    private readonly QuoteSigns signs;

    private QuotationRules(IReadOnlyList<TextLine> lines, Cuts cuts, bool isReply)
    {
        this.lines = lines;
        this.cuts = cuts;
        this.isReply = isReply;
        filled = new FilledLines(lines);
        signs = new QuoteSigns(lines, isReply);
    }

    /// <summary>First line of the earlier message that runs to the end, without its headers; −1 if there is none.</summary>
    public int EarlierFrom { get; private set; } = -1;

    /// <summary>Whether the mail itself says that this message was forwarded.</summary>
    public bool IsForward { get; private set; }

    /// <summary>Cuts what is quoted.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="cuts">Where the cuts are noted.</param>
    /// <param name="isReply">Whether the subject says that the mail is an answer.</param>
    public static QuotationRules Apply(IReadOnlyList<TextLine> lines, Cuts cuts, bool isReply)
    {
        var rules = new QuotationRules(lines, cuts, isReply);
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

            if (line.Quoting != Quoting.Certain && Separators.IsGroupWise(line.Text))
            {
                CutRest(i, i + 1, false);
                return;
            }

            if (line.Quoting == Quoting.Likely && (PlainText.IsMarked(line.Text) ? signs.Quotes(i) : IsIndentedQuote(i)))
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
            else if (CutUnmarked(ref i))
                return;
        }
    }

    // What starts an earlier message without mark-up; true when it runs to the end.
    private bool CutUnmarked(ref int i)
    {
        var text = lines[i].Text;
        if (Separators.IsForward(text) || Separators.IsEarlier(text))
        {
            CutRest(RuleBefore(i), i + 1, Separators.IsForward(text));
            return true;
        }

        if (Separators.IsReplyDelimiter(text) && (isReply || cuts.HasOwnBefore(i)))
        {
            CutRest(RuleBefore(i), i + 1, false);
            return true;
        }

        if (StartOfHeaders(i) is var headers && headers >= 0)
        {
            CutRest(RuleBefore(i), headers, false);
            return true;
        }

        if (NotesHeaders.StartsAt(lines, i, filled))
        {
            CutRest(i, i, false);
            return true;
        }

        if (AttributionLine.Length(lines, i, QuoteFollows) is var length && length > 0)
        {
            cuts.CutFrom(i, i + length, TrimReason.Attribution);
            if (!QuoteFollows(i + length - 1) && filled.From(i + length) < lines.Count)
            {
                EarlierFrom = i + length;
                cuts.CutFrom(i + length, lines.Count, TrimReason.QuotedMessage);
                return true;
            }

            i += length - 1;
        }

        return false;
    }

    // A bare blockquote is also how people indent: it is a quotation below an introduction, or when it brings one.
    private bool IsIndentedQuote(int at)
    {
        var before = filled.Before(at);
        if (before >= 0 && (cuts[before] is TrimReason.Attribution || cuts[before] is TrimReason.QuotedMessage && !PlainText.IsMarked(lines[before].Text)))
            return true;
        return HeaderBlock.Length(lines, at, false, out _) > 0 || Separators.IsEarlier(lines[at].Text) || Separators.IsForward(lines[at].Text)
            || AttributionLine.Announces(lines[at].Text) && DateEvidence.Of(lines[at].Text).HasDate;
    }

    private int CutIndented(int from)
    {
        var i = from;
        var marked = PlainText.IsMarked(lines[from].Text);
        while (i < lines.Count && lines[i].Quoting == Quoting.Likely && (lines[i].IsBlank || PlainText.IsMarked(lines[i].Text) == marked))
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
        var at = filled.From(headers);
        var length = at < lines.Count ? HeaderBlock.Length(lines, at, true, out _) : 0;
        cuts.CutFrom(from, length > 0 ? at + length : headers, TrimReason.Attribution);
    }

    // The line where a header block starts: this one, or, when this is a rule or a separator, one just below; else −1.
    private int StartOfHeaders(int at)
    {
        var announced = lines[at].Role == LineRole.HeaderHint || RuleBefore(at) < at;
        if (HeaderBlock.Length(lines, at, announced, out _) > 0 || HeaderBlock.UnknownLength(lines, at, lines[at].Role == LineRole.HeaderHint) > 0)
            return at;
        if (!IsRule(lines[at].Text))
            return -1;
        var next = filled.From(at + 1);
        return next < lines.Count && next <= at + 3 && (HeaderBlock.Length(lines, next, true, out _) > 0 || HeaderBlock.UnknownLength(lines, next, false) > 0) ? next : -1;
    }

    private int RuleBefore(int at)
    {
        var before = filled.Before(at);
        return before >= at - 3 && before >= 0 && IsRule(lines[before].Text) ? before : at;
    }

    private static bool IsRule(string line) => Separators.IsRule(line) || Separators.IsFramed(line);

    private bool QuoteFollows(int at)
    {
        var next = filled.From(at + 1);
        return next < lines.Count && lines[next].Quoting != Quoting.None;
    }
}
