using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>A text with its labels, one bit per head.</summary>
public sealed record MultiLabelText(string Text, int Labels);

/// <summary>
/// Trains yes-or-no heads of one language on n-grams and, for Latin script, the characters of words: all of them, pruned,
/// retrained, thresholds by cross-validation, int8.
/// </summary>
public sealed class MultiLabelTrainer
{
    private const int Folds = 4;
    private const int LeastTexts = 3;

    private readonly CharFold fold;
    private readonly PhraseTable phrases;
    private readonly WordValences words;
    private readonly Action<string> log;

    /// <summary>Creates a trainer.</summary>
    public MultiLabelTrainer(CharFold fold, PhraseTable phrases, WordValences words, Action<string> log)
    {
        this.fold = fold;
        this.phrases = phrases;
        this.words = words;
        this.log = log;
    }

    /// <summary>n-grams kept.</summary>
    public int Keep { get; init; } = 60_000;

    /// <summary>Makes heads without knowledge for a number of n-grams and of heads: once to tell which n-grams matter, once to learn.</summary>
    public Func<int, int, bool, IHeads> Heads { get; init; } = static (features, heads, first) =>
        first ? new MultiLabelLearner(features, heads, 2, 0.3f, 1) : new MultiLabelLearner(features, heads, 5, 0.15f, 1);

    /// <summary>Whether feelings may speak for a label; what a text is about is no matter of feeling.</summary>
    public bool WithFeelings { get; init; } = true;

    /// <summary>
    /// Trains a head for every number of <paramref name="labels"/> and returns the model file
    /// (<see cref="MultiLabelModel"/>). Bit h of a text's labels belongs to the h-th number.
    /// </summary>
    public byte[] Train(IReadOnlyList<MultiLabelText> texts, IReadOnlyList<int> labels)
    {
        var bits = new Dictionary<LabelledText, int>(ReferenceEqualityComparer.Instance);
        foreach (var text in texts) bits[new LabelledText("labels", Polarity3.Neutral, text.Text)] = text.Labels;
        var examples = new ExampleReader(fold, phrases, words, characterGrams: true).Read(bits.Keys);
        if (!WithFeelings) examples.ForEach(e => Array.Clear(e.Dense));
        var truth = examples.ConvertAll(e => bits[e.Text]);
        double[] thresholds = Thresholds(examples, truth, labels.Count);
        var (learnt, kept) = Fit(examples, truth, labels.Count);
        log($"{examples.Count} texts, {kept.Length} n-grams; thresholds {string.Join(' ', thresholds.Select(t => t.ToString("F2", CultureInfo.InvariantCulture)))}");
        return Quantise(learnt, kept, labels, thresholds);
    }

    private static List<MappedExample> Mapped(List<Example> examples, uint[] hashes) => FeatureSelection.Map(examples, hashes, _ => 1, tf: false);

    private (IHeads Learnt, uint[] Kept) Fit(List<Example> examples, List<int> truth, int heads)
    {
        uint[] all = FeatureSelection.ByFrequency(examples, LeastTexts);
        var first = Heads(all.Length, heads, true);
        first.Train(Mapped(examples, all), truth);
        uint[] kept = FeatureSelection.ByWeight(examples, all, i => Enumerable.Range(0, heads).Max(h => Math.Abs(first.Weight(i, h))), Keep);
        var learnt = Heads(kept.Length, heads, false);
        learnt.Train(Mapped(examples, kept), truth);
        return (learnt, kept);
    }

    // Thresholds that give the best F1 on folds the heads did not see. A fold's heads depend on no other fold's: they may be trained at the same time.
    private double[] Thresholds(List<Example> examples, List<int> truth, int heads)
    {
        var folds = Enumerable.Range(0, Folds).AsParallel().AsOrdered().Select(f => Outside(examples, truth, heads, f)).ToList();
        return Enumerable.Range(0, heads).Select(h => ThresholdSearch.BestF1(folds.SelectMany(fold => fold.Select(s => (s.Logits[h], (s.Truth >> h & 1) == 1))).ToList())).ToArray();
    }

    private List<(double[] Logits, int Truth)> Outside(List<Example> examples, List<int> truth, int heads, int fold)
    {
        var inside = Enumerable.Range(0, examples.Count).Where(i => i % Folds != fold).ToList();
        var outside = Enumerable.Range(0, examples.Count).Where(i => i % Folds == fold).ToList();
        var (learnt, kept) = Fit(inside.ConvertAll(i => examples[i]), inside.ConvertAll(i => truth[i]), heads);
        return Mapped(outside.ConvertAll(i => examples[i]), kept).Select((e, k) => (learnt.Logits(e), truth[outside[k]])).ToList();
    }

    private static byte[] Quantise(IHeads learnt, uint[] kept, IReadOnlyList<int> labels, double[] thresholds)
    {
        var heads = labels.Select((label, h) => new HeadConstants(label, learnt.DenseWeight(4, h), thresholds[h], Enumerable.Range(0, 4).Select(d => learnt.DenseWeight(d, h)).ToArray())).ToList();
        return QuantisedHeads.Write(kept, learnt.Weight, heads, exclusive: false);
    }
}
