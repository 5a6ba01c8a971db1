using System.Collections.Generic;

namespace CrmFeedback.Feedback.Mail;

/// <summary>
/// Headers as Lotus Notes writes them into plain text: in boxes drawn of dashes, or the sender, the date, and then each
/// label on a line of its own above its value.
/// </summary>
internal static class NotesHeaders
{
    private const int LongestLabel = 20;
    private const int LongestSender = 80;
    private const int LongestDate = 40;
    private const int Reach = 12;

    /// <summary>Whether such headers start at a line.</summary>
    public static bool StartsAt(IReadOnlyList<TextLine> lines, int at, FilledLines filled) =>
        Separators.IsNotesFrame(lines[at].Text) ? IsBox(lines, at) : IsStack(lines, at, filled);

    private static bool IsBox(IReadOnlyList<TextLine> lines, int at)
    {
        for (var i = at + 1; i < lines.Count && i <= at + 2; i++)
        {
            if (HeaderLabels.Read(lines[i].Text.Trim(' ', '|'), out _) != HeaderField.None)
                return true;
        }

        return false;
    }

    private static bool IsStack(IReadOnlyList<TextLine> lines, int at, FilledLines filled)
    {
        if (at + 1 >= lines.Count || lines[at].Text.Length > LongestSender || lines[at + 1].IsBlank || lines[at + 1].Text.Length > LongestDate)
            return false;
        var date = DateEvidence.Of(lines[at + 1].Text);
        if (!date.HasDate || !date.HasTime)
            return false;
        var seenTo = false;
        var i = filled.From(at + 2);
        for (var looked = 0; i < lines.Count && looked < Reach; looked++, i = filled.From(i + 1))
        {
            var field = AloneLabel(lines[i].Text);
            seenTo |= field == HeaderField.To;
            if (field == HeaderField.Subject)
                return seenTo;
        }

        return false;
    }

    private static HeaderField AloneLabel(string line)
    {
        var label = line.Trim().TrimEnd(':');
        return label.Length == 0 || label.Length > LongestLabel ? HeaderField.None : HeaderLabels.Read(label + ":", out _);
    }
}
