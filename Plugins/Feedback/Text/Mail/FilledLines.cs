using System.Collections.Generic;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Where the nearest line with words is, found once: a body may hold a hundred thousand blank lines.</summary>
internal sealed class FilledLines
{
    private readonly int[] next;
    private readonly int[] previous;

    public FilledLines(IReadOnlyList<TextLine> lines)
    {
        next = new int[lines.Count + 1];
        previous = new int[lines.Count + 1];
        next[lines.Count] = lines.Count;
        for (var i = lines.Count - 1; i >= 0; i--)
            next[i] = lines[i].IsBlank ? next[i + 1] : i;
        var last = -1;
        for (var i = 0; i <= lines.Count; i++)
        {
            previous[i] = last;
            if (i < lines.Count && !lines[i].IsBlank)
                last = i;
        }
    }

    /// <summary>The first line with words from <paramref name="at"/> on; the number of lines if there is none.</summary>
    public int From(int at) => at >= next.Length ? next.Length - 1 : next[at];

    /// <summary>The last line with words before <paramref name="at"/>; −1 if there is none.</summary>
    public int Before(int at) => previous[at];
}
