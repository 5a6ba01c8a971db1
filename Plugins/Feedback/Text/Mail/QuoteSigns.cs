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

    private const int LongestExcerpt = 60;

    private readonly IReadOnlyList<TextLine> lines;
    private readonly int from;
    private readonly Style style;
    private readonly bool ownsBelowColons;

    public QuoteSigns(IReadOnlyList<TextLine> lines, bool isReply)
    {
        this.lines = lines;
        from = From(lines, isReply, out var isIntroduced);
        while (from > 0 && from < lines.Count && IsSigned(lines[from - 1]))
            from--;
        ownsBelowColons = !isReply && !isIntroduced;
        for (var i = from; i < lines.Count && style == Style.Neutral; i++)
        {
            if (IsSigned(lines[i]))
                style = StyleOf(lines[i].Text);
        }
    }

    /// <summary>Whether a line that begins with the sign is quoted.</summary>
    public bool Quotes(int at)
    {
        if (at < from || ownsBelowColons && IsBelowColon(at))
            return false;
        var own = StyleOf(lines[at].Text);
        return own == Style.Neutral || style == Style.Neutral || own == style || IsBesideAnother(at - 1) || IsBesideAnother(at + 1);
    }

    private bool IsBesideAnother(int at) => at >= 0 && at < lines.Count && IsSigned(lines[at]);

    // "The app says:" and what it says, in a mail that answers nothing.
    private bool IsBelowColon(int at)
    {
        // A longer run is no excerpt, and looking back through it for each of its lines would be quadratic.
        for (var looked = 0; looked < LongestExcerpt && at > 0 && IsSigned(lines[at - 1]); looked++)
            at--;
        var before = at > 0 ? lines[at - 1].Text.TrimEnd() : string.Empty;
        return before.Length > 0 && (before[before.Length - 1] == ':' || before[before.Length - 1] == '：');
    }

    private static int From(IReadOnlyList<TextLine> lines, bool isReply, out bool isIntroduced)
    {
        isIntroduced = false;
        var first = new[] { -1, -1, -1 };
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBlank)
                continue;
            if (line.Quoting == Quoting.Certain || line.Quoting == Quoting.None && AttributionLine.Announces(line.Text))
            {
                isIntroduced = true;
                return i;
            }

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
