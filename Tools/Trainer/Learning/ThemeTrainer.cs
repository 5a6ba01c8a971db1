using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Trains the theme heads of one language on words 1-2 or characters 1-3. A source teaches only the themes it labels; large sources are thinned.</summary>
public sealed class ThemeTrainer
{
    private const int MostPerSource = 6000;
    private const int MostOthers = 6000;
    private readonly CharFold fold;
    private readonly WordValences words;
    private readonly Action<string> log;

    /// <summary>Creates a trainer.</summary>
    public ThemeTrainer(CharFold fold, WordValences words, Action<string> log)
    {
        this.fold = fold;
        this.words = words;
        this.log = log;
    }

    /// <summary>n-grams kept.</summary>
    public int Keep { get; init; } = 16_000;

    /// <summary>Trains heads for every theme that <paramref name="texts"/> label and returns the model file.</summary>
    /// <param name="texts">Texts with themes.</param>
    /// <param name="others">Talk that is about none of them.</param>
    public byte[] Train(IReadOnlyList<ThemeText> texts, IEnumerable<string> others)
    {
        var masks = ThemeCorpus.Masks(texts);
        int[] labels = Enumerable.Range(0, ThemeCodes.All.Length).Where(t => masks.Values.Any(m => (m >> t & 1) == 1)).ToArray();
        var rows = texts.GroupBy(t => t.Source, StringComparer.Ordinal).SelectMany(Thinned)
            .Select(t => new MultiLabelText(t.Text, new LabelBits(Pack(t.Themes, labels), Pack(masks[t.Source], labels))))
            .Concat(others.Take(MostOthers).Select(t => new MultiLabelText(t, new LabelBits(0)))).ToList();
        return new MultiLabelTrainer(fold, words, log) { Keep = Keep, Epochs = 5, L1 = 0.3f, L2 = 1f, WithFeelings = false }.Train(rows, labels, characterGrams: false);
    }

    private static IEnumerable<ThemeText> Thinned(IGrouping<string, ThemeText> source)
    {
        var all = source.ToList();
        int take = Math.Min(MostPerSource, all.Count);
        return Enumerable.Range(0, take).Select(i => all[(int)((long)i * all.Count / take)]);
    }

    private static int Pack(int themes, int[] labels)
    {
        int bits = 0;
        for (int h = 0; h < labels.Length; h++) bits |= (themes >> labels[h] & 1) << h;
        return bits;
    }
}
