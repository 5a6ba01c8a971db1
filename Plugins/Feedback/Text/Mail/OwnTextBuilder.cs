using System.Collections.Generic;
using System.Text;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Joins the kept lines; blank lines between them become one.</summary>
internal static class OwnTextBuilder
{
    public static OwnText Build(IReadOnlyList<TextLine> lines, Cuts cuts, bool isForward)
    {
        var text = new StringBuilder();
        var whole = new StringBuilder();
        var kept = new List<KeptSpan>();
        var trimmed = new List<TrimmedSpan>();
        var blank = false;
        var joins = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (cuts[i] == null || cuts[i] == TrimReason.Footer || cuts[i] == TrimReason.Disclaimer)
                whole.Append(line.Text).Append('\n');
            if (line.IsBlank || cuts[i] != null)
            {
                blank = true;
                if (!line.IsBlank && cuts[i] is TrimReason reason)
                    {
                    AddTrimmed(trimmed, line, reason, joins);
                    joins = true;
                }

                continue;
            }

            if (text.Length > 0)
                text.Append(blank && !IsAnswer(lines, i) ? "\n\n" : "\n");
            var words = line.Text.Trim();
            kept.Add(new KeptSpan(text.Length, words.Length, line.Start, line.Length));
            text.Append(words);
            blank = false;
            joins = false;
        }

        return new OwnText(text.ToString(), whole.ToString(), kept, trimmed, isForward);
    }

    // Answers between quotations read as one text, line by line, unless a blank line parts them as well.
    private static bool IsAnswer(IReadOnlyList<TextLine> lines, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (lines[i].IsBlank)
                return false;
            if (lines[i].Quoting == Quoting.None)
                return true;
        }

        return true;
    }

    private static void AddTrimmed(List<TrimmedSpan> trimmed, TextLine line, TrimReason reason, bool joins)
    {
        var last = trimmed.Count > 0 ? trimmed[trimmed.Count - 1] : null;
        if (joins && last != null && last.Reason == reason)
            trimmed[trimmed.Count - 1] = new TrimmedSpan(last.Start, line.Start + line.Length - last.Start, reason);
        else
            trimmed.Add(new TrimmedSpan(line.Start, line.Length, reason));
    }
}
