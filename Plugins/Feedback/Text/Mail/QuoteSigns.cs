using System;
using System.Collections.Generic;

namespace CrmFeedback.Feedback.Mail;

/// <summary>
/// Whether lines that begin with <c>&gt;</c> quote. One such line may be the customer's own ("&gt;5 days and no answer");
/// two of one style, those below an introduction, and "&gt; words" in an answer are a quotation. A mail program writes
/// one style throughout, so a single line of another one, between blank lines, stays.
/// </summary>
internal sealed class QuoteSigns
{
    private enum Style
    {
        Neutral = 0,
        Spaced = 1,
        Tight = 2,
    }

    private readonly IReadOnlyList<TextLine> lines;
    private readonly int from;
    private readonly Style style;

    public QuoteSigns(IReadOnlyList<TextLine> lines, bool isReply)
    {
        this.lines = lines;
        from = From(lines, isReply);
        for (var i = from; i < lines.Count && style == Style.Neutral; i++)
        {
            if (IsSigned(lines[i]))
                style = StyleOf(lines[i].Text);
        }
    }

    /// <summary>Whether a line that begins with the sign is quoted.</summary>
    public bool Quotes(int at)
    {
        if (at < from)
            return false;
        var own = StyleOf(lines[at].Text);
        return own == Style.Neutral || style == Style.Neutral || own == style || IsBesideAnother(at - 1) || IsBesideAnother(at + 1);
    }

    private bool IsBesideAnother(int at) => at >= 0 && at < lines.Count && IsSigned(lines[at]);

    private static int From(IReadOnlyList<TextLine> lines, bool isReply)
    {
        var first = new[] { -1, -1, -1 };
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBlank)
                continue;
            if (line.Quoting == Quoting.Certain || line.Quoting == Quoting.None && AttributionLine.Announces(line.Text))
                return i;
            if (!IsSigned(line))
                continue;
            var kind = StyleOf(line.Text);
            if (first[(int)kind] >= 0)
                return first[(int)kind];
            first[(int)kind] = i;
            if (isReply && kind == Style.Spaced)
                return i;
        }

        return lines.Count;
    }

    private static bool IsSigned(TextLine line) => line.Quoting == Quoting.Likely && PlainText.IsMarked(line.Text);

    private static Style StyleOf(string line)
    {
        var at = line.IndexOf(">", StringComparison.Ordinal);
        while (at + 1 < line.Length && line[at + 1] == '>')
            at++;
        return at + 1 >= line.Length ? Style.Neutral : char.IsWhiteSpace(line[at + 1]) ? Style.Spaced : Style.Tight;
    }
}
