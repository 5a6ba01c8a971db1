using System.Collections.Generic;
using CrmFeedback.Feedback.Mail;

namespace CrmFeedback.Feedback.Html;

/// <summary>
/// Gmail puts the introduction, the quotations and whatever is written between them into one wrapper. With quotations
/// inside, what stands outside of them but after the first is the writer's own; without any, or in a forwarded mail,
/// the whole wrapper is the earlier message.
/// </summary>
internal static class GmailWrappers
{
    public static IReadOnlyList<TextLine> Resolve(IReadOnlyList<TextLine> lines, IReadOnlyList<int> wrappers)
    {
        List<TextLine>? resolved = null;
        for (var i = 0; i < lines.Count;)
        {
            var end = i + 1;
            while (end < lines.Count && wrappers[end] == wrappers[i])
                end++;
            if (wrappers[i] > 0)
                Resolve(resolved ??= new List<TextLine>(lines), i, end);
            i = end;
        }

        return resolved ?? lines;
    }

    private static void Resolve(List<TextLine> lines, int from, int to)
    {
        var quoted = -1;
        var isForward = false;
        for (var i = from; i < to && quoted < 0; i++)
        {
            isForward |= Separators.IsForward(lines[i].Text);
            if (lines[i].Quoting == Quoting.Certain && !AttributionLine.Ends(lines[i].Text))
                quoted = i;
        }

        for (var i = from; i < to; i++)
        {
            if (quoted < 0 || isForward || i < quoted)
                lines[i] = lines[i].As(Quoting.Certain);
        }
    }
}
