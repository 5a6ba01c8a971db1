using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>
/// Trains the theme heads of one language on words 1-2 and characters 3-5 within them, or Chinese characters 1-3. Texts must
/// be labelled with all themes: heads taught by support requests, which name one intent each, read complaints worse.
/// </summary>
public sealed class ThemeTrainer
{
    private readonly CharFold fold;
    private readonly PhraseTable phrases;
    private readonly WordValences words;
    private readonly Action<string> log;

    /// <summary>Creates a trainer.</summary>
    public ThemeTrainer(CharFold fold, PhraseTable phrases, WordValences words, Action<string> log)
    {
        this.fold = fold;
        this.phrases = phrases;
        this.words = words;
        this.log = log;
    }

    /// <summary>n-grams kept.</summary>
    public int Keep { get; init; } = 24_000;

    /// <summary>Trains a head for every theme that <paramref name="texts"/> name and returns the model file.</summary>
    public byte[] Train(IReadOnlyList<ThemeText> texts)
    {
        int named = texts.Aggregate(0, (bits, t) => bits | t.Themes);
        int[] labels = Enumerable.Range(0, ThemeCodes.All.Length).Where(t => (named >> t & 1) == 1).ToArray();
        var rows = texts.Select(t => new MultiLabelText(t.Text, Pack(t.Themes, labels))).ToList();
        return new MultiLabelTrainer(fold, phrases, words, log) { Keep = Keep, Heads = Heads, WithFeelings = false }.Train(rows, labels);
    }

    // Twenty steps tell which n-grams matter; past sixty F1 no longer rises.
    private static LogisticHeads Heads(int features, int heads, bool first) => new(features, heads, first ? 20 : 60, 0.1);

    private static int Pack(int themes, int[] labels)
    {
        int bits = 0;
        for (int h = 0; h < labels.Length; h++) bits |= (themes >> labels[h] & 1) << h;
        return bits;
    }
}
