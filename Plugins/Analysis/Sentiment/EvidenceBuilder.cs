using System;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Joins token weights into evidence spans whose sum is the raw score exactly. One per thread.</summary>
public sealed class EvidenceBuilder
{
    private const int LeastShown = 100;
    private int[] start = new int[256];
    private int[] end = new int[256];
    private int[] weight = new int[256];
    private int[] sizes = new int[256];
    private int count;

    /// <summary>Spans of what <paramref name="scratch"/> holds, ordered by place, the zero-length one first.</summary>
    public EvidenceSpan[] Build(AnalysisScratch scratch, int limit)
    {
        Join(scratch.Text, scratch.Scores);
        int threshold = Threshold(Math.Max(0, limit));
        int rest = scratch.Scores.Direction;
        int kept = 0;
        for (int i = 0; i < count && kept < limit; i++)
        {
            if (Math.Abs(weight[i]) < threshold) continue;
            // Compacts in place: kept never overtakes i.
            start[kept] = start[i];
            end[kept] = end[i];
            weight[kept] = weight[i];
            rest -= weight[i];
            kept++;
        }
        int first = rest == 0 ? 0 : 1;
        var spans = new EvidenceSpan[kept + first];
        if (first == 1) spans[0] = new EvidenceSpan(0, 0, rest);
        for (int i = 0; i < kept; i++) spans[first + i] = new EvidenceSpan(start[i], end[i] - start[i], weight[i]);
        return spans;
    }

    // Chinese characters that touch and pull the same way are one span; a word is one by itself.
    private void Join(TextBuffer text, SentimentScores scores)
    {
        count = 0;
        int last = -2;
        for (int t = 0; t < text.TokenCount; t++)
        {
            int w = scores.TokenWeight[t];
            if (w == 0) continue;
            bool joins = last == t - 1 && text.TokenKinds[t] == TokenKind.Han && text.TokenKinds[t - 1] == TokenKind.Han
                && text.TokenClause[t] == text.TokenClause[t - 1] && (w < 0) == (weight[count - 1] < 0);
            if (joins)
            {
                end[count - 1] = text.OriginalEnd(t);
                weight[count - 1] += w;
            }
            else
            {
                Add(text.OriginalStart(t), text.OriginalEnd(t), w);
            }
            last = t;
        }
    }

    private int Threshold(int limit)
    {
        if (limit == 0) return int.MaxValue;
        if (sizes.Length < count) sizes = new int[weight.Length];
        for (int i = 0; i < count; i++) sizes[i] = Math.Abs(weight[i]);
        if (count <= limit) return LeastShown;
        Array.Sort(sizes, 0, count);
        return Math.Max(LeastShown, sizes[count - limit]);
    }

    private void Add(int from, int to, int value)
    {
        ScratchArrays.MakeRoom(ref start, count);
        ScratchArrays.MakeRoom(ref end, count);
        ScratchArrays.MakeRoom(ref weight, count);
        start[count] = from;
        end[count] = to;
        weight[count] = value;
        count++;
    }
}
