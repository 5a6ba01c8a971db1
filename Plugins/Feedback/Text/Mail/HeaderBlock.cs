using System.Collections.Generic;

namespace CrmFeedback.Feedback.Mail;

/// <summary>
/// The headers of an earlier message that Outlook, Foxmail, QQ Mail and others write above it: From, Sent, To, Subject,
/// one to a line, in any language of <see cref="HeaderLabels"/>. "From: my point of view" alone is a sentence.
/// </summary>
internal static class HeaderBlock
{
    private const int MostLines = 14;
    private const int MostBlanks = 1;
    private const int LongestContinuation = 300;
    private const int LongestLabel = 26;
    private const int InlineReach = 800;
    private const int LongestInline = 2000;

    /// <summary>How many lines from <paramref name="at"/> on are headers; 0 if none.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="at">Where.</param>
    /// <param name="isAnnounced">Whether a separator or the mark-up says that an earlier message comes.</param>
    /// <param name="subject">What the block gives as subject, if it does.</param>
    public static int Length(IReadOnlyList<TextLine> lines, int at, bool isAnnounced, out string? subject)
    {
        subject = null;
        var first = Field(lines[at], out var value);
        if (first == HeaderField.None || first == HeaderField.Other || first == HeaderField.Copy)
            return 0;
        if (lines[at].Text.Length <= LongestInline && HeaderLabels.CountInline(lines[at].Text, InlineReach) >= (first == HeaderField.From ? 3 : 4))
            return 1;
        var seen = 0;
        var end = at;
        var blanks = 0;
        var unknown = 0;
        var dated = false;
        for (var i = at; i < lines.Count && i < at + MostLines; i++)
        {
            if (lines[i].IsBlank)
            {
                if (++blanks > MostBlanks || unknown > 0)
                    break;
                continue;
            }

            if (Separators.IsRule(lines[i].Text))
                break;
            var field = Field(lines[i], out value);
            // Wrapped addresses continue a line; a second blank, or words after a blank, end the block.
            if (field == HeaderField.None)
            {
                if (blanks > 0 || ++unknown > 2 || lines[i].Text.Length > LongestContinuation)
                    break;
                continue;
            }

            // A block with a blank after its last line: the same field again starts another message's block.
            if ((seen & 1 << (int)field) != 0 && field != HeaderField.Other && field != HeaderField.Copy)
                break;
            if (field == HeaderField.Subject)
                subject = value;
            if (field == HeaderField.Sent)
                dated |= value.Length < LongestContinuation && DateEvidence.Of(value) is var when && (when.HasDate || when.HasTime);
            seen |= 1 << (int)field;
            end = i + 1;
            blanks = 0;
            unknown = 0;
        }

        return IsBlock(seen, lines, at, isAnnounced, dated) ? end - at : 0;
    }

    /// <summary>
    /// Headers in a language nobody told us: three lines and more with a short label each. Below the ruled border that
    /// Outlook draws, a date or an address among them is proof; elsewhere the first must give "name &lt;address&gt;" and
    /// another date and time, as a form that a customer filled in does not.
    /// </summary>
    public static int UnknownLength(IReadOnlyList<TextLine> lines, int at, bool isAnnounced)
    {
        var end = at;
        var address = false;
        var sent = false;
        while (end < lines.Count && end < at + MostLines && HasLabel(lines[end].Text))
        {
            var text = lines[end].Text.Length > LongestContinuation ? string.Empty : lines[end].Text;
            var evidence = DateEvidence.Of(text);
            var named = evidence.HasAddress && text.IndexOf("<", System.StringComparison.Ordinal) > 0;
            if (end == at && !isAnnounced && !named)
                return 0;
            address |= evidence.HasAddress;
            sent |= evidence.HasDate && evidence.HasTime;
            end++;
        }

        return end - at >= 3 && (isAnnounced ? address || sent : address && sent) ? end - at : 0;
    }

    private static bool HasLabel(string line)
    {
        for (var i = 1; i < line.Length && i <= LongestLabel; i++)
        {
            if (line[i] == ':' || line[i] == '：')
                return true;
        }

        return false;
    }

    // "Sent: too late / To: the wrong address / From: the wrong shop" is a complaint: a block gives a subject or a date.
    private static bool IsBlock(int seen, IReadOnlyList<TextLine> lines, int at, bool isAnnounced, bool isDated)
    {
        var kinds = Count(seen);
        if (Has(seen, HeaderField.From))
        {
            return kinds >= 3 && (Has(seen, HeaderField.Sent) || Has(seen, HeaderField.To)) && (isAnnounced || isDated || Has(seen, HeaderField.Subject) || DateEvidence.Of(lines[at].Text).HasAddress)
                || kinds >= 2 && (isAnnounced || Has(seen, HeaderField.Sent) && DateEvidence.Of(lines[at].Text).HasAddress);
        }

        return kinds >= 3 && Has(seen, HeaderField.Sent) && Has(seen, HeaderField.To) && (isAnnounced || isDated || Has(seen, HeaderField.Subject)) || isAnnounced && kinds >= 2;
    }

    private static HeaderField Field(TextLine line, out string value) => HeaderLabels.Read(line.Unquoted, out value);

    private static bool Has(int seen, HeaderField field) => (seen & 1 << (int)field) != 0;

    private static int Count(int seen)
    {
        var count = 0;
        for (; seen != 0; seen &= seen - 1)
            count++;
        return count;
    }
}
