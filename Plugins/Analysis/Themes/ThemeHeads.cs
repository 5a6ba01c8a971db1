using System;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>
/// What the theme models add to the rules: how sure a theme found by a rule is, and a theme where no rule fired. A head
/// learnt on other domains is wrong too often to overrule a rule; the figures of <c>theme-heads</c> are behind every number here.
/// </summary>
internal static class ThemeHeads
{
    /// <summary>Confidence of a theme whose head is at its threshold; a rule agreed with is right in about 77 of 100 cases on a source never seen.</summary>
    private const int AtThreshold = 7700;
    private const int PerLogit = 900;
    private const int LeastSure = 3500;
    private const int MostSure = 9500;

    // Log-odds above its threshold from which a head alone may name a theme: at this margin no left-out source lost more than 0.1 of macro-F1.
    private const int Margin = 20000;

    /// <summary>Log-odds (1/10000) of every theme above its head's threshold; <see cref="int.MinValue"/> for themes without a head.</summary>
    public static void Read(MultiLabelModel? model, AnalysisScratch scratch, int[] over)
    {
        for (int c = 0; c < over.Length; c++) over[c] = int.MinValue;
        if (model == null) return;
        int[] logits = model.Logits(scratch, 0, scratch.Text.TokenCount, characterGrams: false);
        for (int h = 0; h < model.Heads.Count; h++)
        {
            int theme = model.Heads[h].Label;
            if (theme >= 0 && theme < over.Length) over[theme] = logits[h] - model.Heads[h].Threshold;
        }
    }

    /// <summary>Confidence in 1/10000 of a theme that rules found <paramref name="hits"/> times.</summary>
    public static int Confidence(int over, int hits)
    {
        int repeated = 300 * Math.Min(2, hits - 1);
        int sure = over == int.MinValue ? AtThreshold - PerLogit / 2 : AtThreshold + (int)((long)Math.Max(-50000, Math.Min(50000, over)) * PerLogit / 10000);
        return Math.Max(LeastSure, Math.Min(MostSure, sure + repeated));
    }

    /// <summary>Whether a head is sure enough to name a theme that no rule found.</summary>
    public static bool Names(int over) => over >= Margin;

    /// <summary>Tokens that say most for a theme: the strongest n-gram of the clause that supports it most; false if none does.</summary>
    public static bool Locate(MultiLabelModel model, AnalysisScratch scratch, int theme, out int start, out int end)
    {
        int head = 0;
        while (model.Heads[head].Label != theme) head++;
        TextBuffer text = scratch.Text;
        Features features = scratch.Features;
        sbyte[] weights = model.Ngrams.Weights;
        start = end = 0;
        int best = 0;
        int clause = BestClause(model, scratch, head);
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
        return best > 0;
    }

    private static int BestClause(MultiLabelModel model, AnalysisScratch scratch, int head)
    {
        TextBuffer text = scratch.Text;
        int best = 0;
        int most = int.MinValue;
        // Each clause costs a pass over the features: past the first sixty-four the text is long enough to have said it.
        for (int c = 0; c < Math.Min(64, text.ClauseCount); c++)
        {
            int logit = model.Logits(scratch, text.ClauseStart[c], text.ClauseEnd[c], characterGrams: false)[head];
            if (logit <= most) continue;
            most = logit;
            best = c;
        }
        return best;
    }
}
