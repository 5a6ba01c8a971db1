using System;
using System.Collections.Generic;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Signals;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>Gathers theme hits into one mention per code, with the polarity of the clauses that name it. One per thread.</summary>
public sealed class ThemeReader
{
    /// <summary>Values of weak words: the theme's index and this.</summary>
    internal const int WeakFrom = 1000;

    private const int Churn = 14;
    private const int LongestSpan = 120;
    private readonly ClauseFacts facts = new ClauseFacts();
    private readonly int[] over = new int[ThemeCodes.All.Length];
    private int[] hits = new int[16];
    private int[] firstToken = new int[16];
    private int[] bestDirection = new int[16];
    private int[] bestStart = new int[16];
    private int[] bestEnd = new int[16];
    private bool[] praised = new bool[16];
    private bool[] blamed = new bool[16];
    private bool[] denied = new bool[16];
    private bool[] unruled = new bool[16];
    private readonly int[] bestClause = new int[MultiLabelModel.MostHeads];
    private readonly int[] bestLogit = new int[MultiLabelModel.MostHeads];
    private int[] order = new int[16];

    /// <summary>Mentions of what <paramref name="scratch"/> holds, ordered by place.</summary>
    /// <param name="scratch">A text that was scored.</param>
    /// <param name="catalogue">The admin's themes; null for none.</param>
    /// <param name="model">Theme heads of the text's language; null for none.</param>
    /// <param name="sentiment">Label of the whole text.</param>
    public IReadOnlyList<ThemeMention> Read(AnalysisScratch scratch, ThemeCatalogue? catalogue, MultiLabelModel? model, Sentiment sentiment)
    {
        int codes = catalogue?.Codes.Count ?? ThemeCodes.All.Length;
        Reset(codes);
        facts.Read(scratch);
        Gather(scratch, scratch.Hits, catalogue, admin: false, sentiment);
        if (catalogue != null) Gather(scratch, scratch.AdminHits, catalogue, admin: true, sentiment);
        ThemeHeads.Read(model, scratch, over);
        if (model != null) AskHeads(scratch, catalogue, model, sentiment);
        int count = Count(codes);
        if (count == 0) return Array.Empty<ThemeMention>();
        SortByPlace(count);
        var result = new ThemeMention[count];
        for (int k = 0; k < count; k++) result[k] = Mention(scratch.Text, order[k], catalogue);
        return result;
    }

    private void Reset(int codes)
    {
        ScratchArrays.FitCleared(ref hits, codes);
        ScratchArrays.FitCleared(ref praised, codes);
        ScratchArrays.FitCleared(ref blamed, codes);
        ScratchArrays.FitCleared(ref denied, codes);
        ScratchArrays.FitCleared(ref unruled, codes);
        ScratchArrays.Fit(ref firstToken, codes);
        ScratchArrays.Fit(ref bestDirection, codes);
        ScratchArrays.Fit(ref bestStart, codes);
        ScratchArrays.Fit(ref bestEnd, codes);
        ScratchArrays.Fit(ref order, codes);
    }

    private int Count(int codes)
    {
        int count = 0;
        for (int c = 0; c < codes; c++)
        {
            if (hits[c] > 0) order[count++] = c;
        }
        return count;
    }

    private void Gather(AnalysisScratch scratch, PhraseHits found, ThemeCatalogue? catalogue, bool admin, Sentiment sentiment)
    {
        for (int i = 0; i < found.Count; i++)
        {
            if (found.Category[i] != PhraseCategory.Theme) continue;
            int code = found.Value[i];
            if (code < 0) continue;
            if (!admin && code >= WeakFrom)
            {
                if (facts.NamesTheme(scratch.Text.TokenClause[found.Start[i]])) continue;
                code -= WeakFrom;
            }
            if (code == Churn && !admin && SignalReader.IsNegated(scratch.Text, found, i))
            {
                denied[code] = true;
                continue;
            }
            if (catalogue != null && IsExcluded(scratch.AdminHits, code, found.Start[i], found.End[i])) continue;
            int direction = ThemeDirection.OfHit(scratch, facts, found, i, code, sentiment);
            if (direction == ThemeDirection.Nothing) denied[code] = true;
            else Add(code, found.Start[i], found.End[i], direction, admin ? 2 : 1);
        }
    }

    private void Add(int code, int start, int end, int direction, int weight)
    {
        if (direction >= ThemeDirection.Clear) praised[code] = true;
        if (direction <= -ThemeDirection.Clear) blamed[code] = true;
        if (hits[code] == 0 || Math.Abs(direction) > Math.Abs(bestDirection[code]))
        {
            bestDirection[code] = direction;
            bestStart[code] = start;
            bestEnd[code] = end;
        }
        if (hits[code] == 0 || start < firstToken[code]) firstToken[code] = start;
        hits[code] += weight;
    }

    // Themes no rule found. One whose words are only denied or supposed is none.
    private void AskHeads(AnalysisScratch scratch, ThemeCatalogue? catalogue, MultiLabelModel model, Sentiment sentiment)
    {
        int margin = ThemeHeads.Margin(scratch.Signals, sentiment);
        bool placed = false;
        for (int h = 0; h < model.Heads.Count; h++)
        {
            int code = model.Heads[h].Label;
            if (hits[code] > 0 || denied[code] || over[code] < margin) continue;
            if (!placed) ThemeHeads.BestClauses(model, scratch, bestClause, bestLogit);
            placed = true;
            if (!ThemeHeads.Locate(model, scratch, h, bestClause[h], out int start, out int end)) continue;
            if (catalogue != null && IsExcluded(scratch.AdminHits, code, start, end)) continue;
            int direction = ThemeDirection.OfNamed(scratch, facts, bestClause[h], code, sentiment);
            if (direction == ThemeDirection.Nothing) continue;
            Add(code, start, end, direction, 1);
            unruled[code] = true;
        }
    }

    private static bool IsExcluded(PhraseHits adminHits, int code, int start, int end)
    {
        for (int i = 0; i < adminHits.Count; i++)
        {
            if (adminHits.Category[i] == PhraseCategory.Stop && adminHits.Value[i] == code && adminHits.Start[i] <= start && adminHits.End[i] >= end) return true;
        }
        return false;
    }

    private ThemeMention Mention(TextBuffer text, int code, ThemeCatalogue? catalogue)
    {
        int direction = bestDirection[code];
        Polarity polarity = praised[code] && blamed[code] ? Polarity.Mixed
            : direction >= ThemeDirection.Clear ? Polarity.Positive
            : direction <= -ThemeDirection.Clear ? Polarity.Negative
            : Polarity.Neutral;
        int confidence = ThemeHeads.Confidence(code < over.Length ? over[code] : int.MinValue, unruled[code] ? 0 : hits[code]);
        Span(text, bestStart[code], bestEnd[code], out int start, out int length);
        string name = catalogue == null ? ThemeCodes.All[code] : catalogue.Codes[code];
        return new ThemeMention(name, polarity, IntegerMath.Squash(direction), confidence, start, length);
    }

    // The clause without its marks; a long clause is cut to the words that name the theme.
    private static void Span(TextBuffer text, int first, int end, out int start, out int length)
    {
        int clause = text.TokenClause[first];
        int from = text.ClauseStart[clause];
        int to = text.ClauseEnd[clause];
        while (from < first && text.TokenKinds[from] == TokenKind.Punctuation) from++;
        while (to > end && text.TokenKinds[to - 1] == TokenKind.Punctuation) to--;
        if (text.OriginalEnd(to - 1) - text.OriginalStart(from) > LongestSpan)
        {
            from = first;
            to = end;
        }
        start = text.OriginalStart(from);
        length = text.OriginalEnd(to - 1) - start;
    }

    private void SortByPlace(int count)
    {
        for (int i = 1; i < count; i++)
        {
            int code = order[i];
            int k = i - 1;
            while (k >= 0 && firstToken[order[k]] > firstToken[code])
            {
                order[k + 1] = order[k];
                k--;
            }
            order[k + 1] = code;
        }
    }
}
