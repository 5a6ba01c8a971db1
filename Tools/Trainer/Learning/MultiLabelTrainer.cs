using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>A text with its labels.</summary>
public sealed record MultiLabelText(string Text, LabelBits Labels);

/// <summary>Trains yes-or-no heads of one language: all n-grams, pruned, retrained, thresholds by cross-validation, int8.</summary>
public sealed class MultiLabelTrainer
{
    private const int Folds = 4;
    private readonly CharFold fold;
    private readonly WordValences words;
    private readonly Action<string> log;

    /// <summary>Creates a trainer.</summary>
    public MultiLabelTrainer(CharFold fold, WordValences words, Action<string> log)
    {
        this.fold = fold;
        this.words = words;
        this.log = log;
    }

    /// <summary>n-grams kept.</summary>
    public int Keep { get; init; } = 60_000;

    /// <summary>Passes over the examples.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>L1 strength.</summary>
    public float L1 { get; init; } = 0.3f;

    /// <summary>L2 strength.</summary>
    public float L2 { get; init; } = 1f;

    /// <summary>Whether feelings may speak for a label; what a text is about is no matter of feeling.</summary>
    public bool WithFeelings { get; init; } = true;

    /// <summary>
    /// Trains a head for every number of <paramref name="labels"/> and returns the model file
    /// (<see cref="MultiLabelModel"/>). Bit h of a text's labels belongs to the h-th number.
    /// </summary>
    public byte[] Train(IReadOnlyList<MultiLabelText> texts, IReadOnlyList<int> labels, bool characterGrams)
    {
        var bits = new Dictionary<LabelledText, LabelBits>(ReferenceEqualityComparer.Instance);
        var rows = texts.Select(t => Row(t, bits)).ToList();
        var examples = new ExampleReader(fold, words, characterGrams).Read(rows);
        if (!WithFeelings) examples.ForEach(e => Array.Clear(e.Dense));
        var truth = examples.Select(e => bits[e.Text]).ToList();
        var thresholds = Thresholds(examples, truth, labels.Count);
        var (learner, kept) = Fit(examples, truth, labels.Count);
        log($"{examples.Count} texts, {kept.Length} n-grams; thresholds {string.Join(' ', thresholds.Select(t => t.ToString("F2", CultureInfo.InvariantCulture)))}");
        return Quantise(learner, kept, labels, thresholds);
    }

    private static LabelledText Row(MultiLabelText text, Dictionary<LabelledText, LabelBits> bits)
    {
        var row = new LabelledText("labels", Polarity3.Neutral, text.Text);
        bits[row] = text.Labels;
        return row;
    }

    private static List<MappedExample> Mapped(List<Example> examples, uint[] hashes) => FeatureSelection.Map(examples, hashes, _ => 1, tf: false);

    private (MultiLabelLearner Learner, uint[] Kept) Fit(List<Example> examples, List<LabelBits> truth, int heads)
    {
        uint[] all = FeatureSelection.ByFrequency(examples, 3);
        var first = new MultiLabelLearner(all.Length, heads, L1, L2);
        first.Train(Mapped(examples, all), truth, 2);
        uint[] kept = FeatureSelection.ByWeight(examples, all, i => Enumerable.Range(0, heads).Max(h => Math.Abs(first.Weight(i, h))), Keep);
        var learner = new MultiLabelLearner(kept.Length, heads, L1 / 2, L2);
        learner.Train(Mapped(examples, kept), truth, Epochs);
        return (learner, kept);
    }

    // Thresholds that give the best F1 on folds the heads did not see.
    private double[] Thresholds(List<Example> examples, List<LabelBits> truth, int heads)
    {
        var scores = Enumerable.Range(0, heads).Select(_ => new List<(double Logit, bool Truth)>()).ToArray();
        for (int f = 0; f < Folds; f++)
        {
            var inside = Enumerable.Range(0, examples.Count).Where(i => i % Folds != f).ToList();
            var outside = Enumerable.Range(0, examples.Count).Where(i => i % Folds == f).ToList();
            var (learner, kept) = Fit(inside.Select(i => examples[i]).ToList(), inside.Select(i => truth[i]).ToList(), heads);
            var mapped = Mapped(outside.Select(i => examples[i]).ToList(), kept);
            for (int k = 0; k < outside.Count; k++)
            {
                for (int h = 0; h < heads; h++)
                {
                    if (truth[outside[k]].IsKnown(h)) scores[h].Add((learner.Logit(mapped[k], h), truth[outside[k]].Is(h)));
                }
            }
        }
        return scores.Select(ThresholdSearch.BestF1).ToArray();
    }

    private static byte[] Quantise(MultiLabelLearner learner, uint[] kept, IReadOnlyList<int> labels, double[] thresholds)
    {
        var heads = labels.Select((label, h) => new HeadConstants(label, learner.DenseWeight(4, h), thresholds[h], Enumerable.Range(0, 4).Select(d => (double)learner.DenseWeight(d, h)).ToArray())).ToList();
        return QuantisedHeads.Write(kept, (i, h) => learner.Weight(i, h), heads, exclusive: false);
    }
}
