using System;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Signals;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>
/// What the theme models add to the rules: how sure a theme found by a rule is, and themes told in words no rule knows. Heads
/// never overrule a rule; the figures of <c>theme-heads</c> are behind every number here.
/// </summary>
internal static class ThemeHeads
{
    // Confidence of a theme a rule found and its head is at the threshold of, and of one its head alone would name there.
    private const int RuledAtThreshold = 6200, AloneAtThreshold = 3500;
    private const int RuledPerLogit = 1000, AlonePerLogit = 1200;
    private const int LeastSure = 2500;
    private const int MostSure = 9500;

    // Log-odds above its threshold from which a head alone names a theme. Who asks for something names it: there rules
    // miss little and heads say too much; who judges or tells what happened does so in any words.
    private const int Felt = 6000, Told = 15000, Asked = 25000;

    /// <summary>Log-odds (1/10000) of every theme above its head's threshold; <see cref="int.MinValue"/> for themes without a head.</summary>
    public static void Read(MultiLabelModel? model, AnalysisScratch scratch, int[] over)
    {
        for (int c = 0; c < over.Length; c++) over[c] = int.MinValue;
        if (model == null) return;
        int[] logits = model.Logits(scratch, 0, scratch.Text.TokenCount);
        for (int h = 0; h < model.Heads.Count; h++)
        {
            int theme = model.Heads[h].Label;
            if (theme >= 0 && theme < over.Length) over[theme] = logits[h] - model.Heads[h].Threshold;
        }
    }

    /// <summary>Confidence in 1/10000 of a theme that rules found <paramref name="hits"/> times; none when its head alone named it.</summary>
    public static int Confidence(int over, int hits)
    {
        int at = hits == 0 ? AloneAtThreshold : RuledAtThreshold + 300 * Math.Min(2, hits - 1);
        int sure = over == int.MinValue ? at : at + (int)((long)Math.Max(-50000, Math.Min(50000, over)) * (hits == 0 ? AlonePerLogit : RuledPerLogit) / 10000);
        return Math.Max(LeastSure, Math.Min(MostSure, sure));
    }

    /// <summary>Log-odds above its threshold from which a head may name a theme that no rule found in such a text.</summary>
    public static int Margin(TextSignals signals, Sentiment sentiment) =>
        sentiment != Sentiment.Neutral ? Felt : signals.Request >= 0 || signals.Question >= 0 ? Asked : Told;

    /// <summary>The clause that supports each head most.</summary>
    /// <param name="model">The heads.</param>
    /// <param name="scratch">The text.</param>
    /// <param name="clauses">Receives a clause per head.</param>
    /// <param name="most">Scratch of the same length.</param>
    public static void BestClauses(MultiLabelModel model, AnalysisScratch scratch, int[] clauses, int[] most)
    {
        TextBuffer text = scratch.Text;
        for (int h = 0; h < model.Heads.Count; h++) most[h] = int.MinValue;
        // Each clause costs a pass over the features: past the first sixty-four the text is long enough to have said it.
        for (int c = 0; c < Math.Min(64, text.ClauseCount); c++)
        {
            int[] logits = model.Logits(scratch, text.ClauseStart[c], text.ClauseEnd[c]);
            for (int h = 0; h < model.Heads.Count; h++)
            {
                if (logits[h] <= most[h]) continue;
                most[h] = logits[h];
                clauses[h] = c;
            }
        }
    }

    /// <summary>Tokens of a clause that say most for a head: its strongest n-gram there; false if none speaks for it.</summary>
    public static bool Locate(MultiLabelModel model, AnalysisScratch scratch, int head, int clause, out int start, out int end)
    {
        start = end = 0;
        int best = 0;
        Strongest(model, scratch.Text, scratch.Features, head, clause, ref best, ref start, ref end);
        Strongest(model, scratch.Text, scratch.CharacterGrams, head, clause, ref best, ref start, ref end);
        return best > 0;
    }

    private static void Strongest(MultiLabelModel model, TextBuffer text, Features features, int head, int clause, ref int best, ref int start, ref int end)
    {
        sbyte[] weights = model.Ngrams.Weights;
        for (int i = 0; i < features.Count; i++)
        {
            int token = features.Token[i];
            if (token < text.ClauseStart[clause] || token + features.Span[i] > text.ClauseEnd[clause]) continue;
            int at = model.Ngrams.Find(features.Hash[i]);
            if (at < 0 || weights[at + head] <= best) continue;
            best = weights[at + head];
            start = token;
            end = token + features.Span[i];
        }
    }
}
