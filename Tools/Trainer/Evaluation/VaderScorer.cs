using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>
/// VADER by its published description (Hutto and Gilbert 2014): word valences, boosters at falling strength over three
/// words, negation × −0.74, capitals ±0.733, "but" shifts 0.5 to 1.5, up to four exclamation marks, question marks;
/// compound = s / √(s² + 15), cut at ±0.05. Only for comparison; the lexicon is read from the data folder.
/// </summary>
public sealed class VaderScorer
{
    private const double Booster = 0.293, Capitals = 0.733, Negation = -0.74, Cut = 0.05;
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "nowhere", "without", "rarely", "seldom", "despite", "cannot", "aint", "nope", "uhuh", "uh-uh",
    };
    private static readonly HashSet<string> Up = new(StringComparer.Ordinal)
    {
        "absolutely", "amazingly", "awfully", "completely", "considerably", "decidedly", "deeply", "enormously", "entirely", "especially", "exceptionally", "extremely", "fabulously",
        "fully", "greatly", "highly", "hugely", "incredibly", "intensely", "majorly", "more", "most", "particularly", "purely", "quite", "really", "remarkably", "so", "substantially",
        "thoroughly", "totally", "tremendously", "unbelievably", "unusually", "utterly", "very", "uber", "hella", "fricking", "frigging", "fucking", "flipping",
    };
    private static readonly HashSet<string> Down = new(StringComparer.Ordinal)
    {
        "almost", "barely", "hardly", "kinda", "less", "little", "marginally", "occasionally", "partly", "scarcely", "slightly", "somewhat", "sorta",
    };
    private readonly Dictionary<string, double> lexicon = new(StringComparer.Ordinal);

    /// <summary>Reads the published lexicon (word TAB mean valence …).</summary>
    public VaderScorer(string path)
    {
        foreach (string[] cells in File.ReadLines(path).Select(l => l.Split('\t')).Where(c => c.Length > 1))
            lexicon[cells[0]] = double.Parse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>0 negative, 1 neutral, 2 positive.</summary>
    public int Predict(string text)
    {
        double compound = Compound(text);
        return compound >= Cut ? 2 : compound <= -Cut ? 0 : 1;
    }

    /// <summary>Compound score −1..1.</summary>
    public double Compound(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Strip).Where(w => w.Length > 1 || lexicon.ContainsKey(w)).ToArray();
        string[] lower = words.Select(w => w.ToLowerInvariant().Replace("’", "'", StringComparison.Ordinal)).ToArray();
        bool shouts = words.Any(IsShouted) && !words.All(IsShouted);
        var scores = new double[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (Up.Contains(lower[i]) || Down.Contains(lower[i]) || !lexicon.TryGetValue(lower[i], out double valence)) continue;
            if (shouts && IsShouted(words[i])) valence += Math.Sign(valence) * Capitals;
            for (int back = 1; back <= 3 && i - back >= 0; back++)
            {
                string before = lower[i - back];
                if (lexicon.ContainsKey(before) && !Negations.Contains(before)) continue;
                double boost = Up.Contains(before) ? Booster : Down.Contains(before) ? -Booster : 0;
                if (boost != 0)
                {
                    boost *= Math.Sign(valence);
                    if (shouts && IsShouted(words[i - back])) boost += Math.Sign(valence) * Capitals;
                    valence += boost * (back == 1 ? 1 : back == 2 ? 0.95 : 0.9);
                }
                if (Negations.Contains(before) || before.EndsWith("n't", StringComparison.Ordinal)) valence *= Negation;
            }
            scores[i] = valence;
        }
        int but = Array.IndexOf(lower, "but");
        for (int i = 0; but >= 0 && i < scores.Length; i++) scores[i] *= i < but ? 0.5 : i > but ? 1.5 : 1;
        double sum = scores.Sum();
        int questions = text.Count(c => c == '?');
        double marks = Math.Min(4, text.Count(c => c == '!')) * 0.292 + (questions > 3 ? 0.96 : questions > 1 ? questions * 0.18 : 0);
        sum += Math.Sign(sum) * marks;
        return sum / Math.Sqrt(sum * sum + 15);
    }

    private string Strip(string word)
    {
        if (lexicon.ContainsKey(word)) return word;
        string bare = word.Trim('.', ',', '!', '?', ';', ':', '"', '\'', '(', ')', '[', ']', '“', '”', '*', '-', '…');
        return bare.Length <= 2 && bare.Length < word.Length ? word : bare;
    }

    private static bool IsShouted(string word) => word.Any(char.IsLetter) && !word.Any(char.IsLower);
}
