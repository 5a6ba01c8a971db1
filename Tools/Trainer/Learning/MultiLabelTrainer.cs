using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
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

    /// <summary>Whether a text has one label or none: heads are then learnt against none, thresholds are 0, and rare labels weigh more.</summary>
    public bool Exclusive { get; init; }

    /// <summary>Lists of n-grams that share one weight per head beside their own; folded into the weights of the n-grams.</summary>
    public IReadOnlyList<IReadOnlySet<uint>> Lists { get; init; } = [];

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
        if (Lists.Count > 0) examples = examples.ConvertAll(WithLists);
        var truth = examples.Select(e => bits[e.Text]).ToList();
        var thresholds = Exclusive ? new double[labels.Count] : Thresholds(examples, truth, labels.Count);
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

    // A list is one more n-gram of the text, as often as members of it occur.
    private Example WithLists(Example e)
    {
        var counts = Lists.Select(l => e.Hashes.Count(l.Contains)).ToList();
        var present = Enumerable.Range(0, Lists.Count).Where(l => counts[l] > 0).ToList();
        return new Example
        {
            Text = e.Text, Dense = e.Dense, Rules = e.Rules,
            Hashes = [.. e.Hashes, .. present.Select(ListHash)],
            Terms = [.. e.Hashes.Select(_ => 1f), .. present.Select(l => (float)counts[l])],
        };
    }

    private static uint ListHash(int list) => uint.MaxValue - 63 + (uint)list;

    private List<MappedExample> Mapped(List<Example> examples, uint[] hashes, List<LabelBits>? truth)
    {
        var weights = truth != null && Exclusive ? ClassWeights(truth) : null;
        int next = 0;
        return FeatureSelection.Map(examples, hashes, _ => weights?[truth![next++].Labels] ?? 1, tf: Lists.Count > 0).ConvertAll(e => Unscaled(e, hashes));
    }

    // Lists do not count as n-grams of the text: where the model runs they are part of the weights.
    private MappedExample Unscaled(MappedExample e, uint[] hashes)
    {
        int lists = Lists.Count == 0 ? 0 : e.Kept.Count(k => hashes[k] >= ListHash(0));
        if (lists == 0) return e;
        float factor = MathF.Sqrt((e.Kept.Length + 1f) / (e.Kept.Length - lists + 1f));
        return e with { Values = e.Values.Select(v => v * factor).ToArray() };
    }

    // (n / n of the label)^0.4, on average 1.
    private static Dictionary<int, float> ClassWeights(List<LabelBits> truth)
    {
        var raw = truth.GroupBy(t => t.Labels).ToDictionary(g => g.Key, g => Math.Pow(truth.Count / (double)g.Count(), 0.4));
        double mean = truth.Average(t => raw[t.Labels]);
        return raw.ToDictionary(r => r.Key, r => (float)(r.Value / mean));
    }

    private (MultiLabelLearner Learner, uint[] Kept) Fit(List<Example> examples, List<LabelBits> truth, int heads)
    {
        uint[] all = FeatureSelection.ByFrequency(examples, Exclusive ? 2 : 3);
        var first = new MultiLabelLearner(all.Length, heads, L1, L2, Exclusive);
        first.Train(Mapped(examples, all, truth), truth, 2);
        uint[] kept = FeatureSelection.ByWeight(examples, all, i => Enumerable.Range(0, heads).Max(h => Math.Abs(first.Weight(i, h))), Keep);
        var learner = new MultiLabelLearner(kept.Length, heads, L1 / 2, L2, Exclusive);
        learner.Train(Mapped(examples, kept, truth), truth, Epochs);
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
            var mapped = Mapped(outside.Select(i => examples[i]).ToList(), kept, null);
            for (int k = 0; k < outside.Count; k++)
            {
                for (int h = 0; h < heads; h++)
                {
                    if (truth[outside[k]].IsKnown(h)) scores[h].Add((learner.Logit(mapped[k], h), truth[outside[k]].Is(h)));
                }
            }
        }
        return scores.Select(BestF1).ToArray();
    }

    private static double BestF1(List<(double Logit, bool Truth)> scores)
    {
        int all = scores.Count(s => s.Truth), hits = 0, shown = 0;
        double best = 0, threshold = 0;
        foreach (var s in scores.OrderByDescending(s => s.Logit))
        {
            shown++;
            if (s.Truth) hits++;
            double f1 = 2.0 * hits / (shown + all);
            if (f1 > best) (best, threshold) = (f1, s.Logit);
        }
        return threshold;
    }

    private byte[] Quantise(MultiLabelLearner learner, uint[] trained, IReadOnlyList<int> labels, double[] thresholds)
    {
        int count = labels.Count;
        var place = Enumerable.Range(0, trained.Length).ToDictionary(i => trained[i], i => i);
        uint[] kept = trained.Where(h => Lists.Count == 0 || h < ListHash(0)).Concat(Lists.SelectMany(l => l)).Distinct().Order().ToArray();
        double Weight(uint hash, int head)
        {
            double weight = place.TryGetValue(hash, out int own) ? learner.Weight(own, head) : 0;
            for (int l = 0; l < Lists.Count; l++)
            {
                if (Lists[l].Contains(hash) && place.TryGetValue(ListHash(l), out int shared)) weight += learner.Weight(shared, head);
            }
            return weight;
        }
        var steps = Enumerable.Range(0, count).Select(h => TrainedSentiment.Step(kept.Select(k => Weight(k, h)).ToArray())).ToArray();
        var heads = labels.Select((label, h) => new LabelHead
        {
            Label = label,
            Intercept = TrainedSentiment.Units(learner.DenseWeight(4, h)),
            Scale = (int)Math.Round(steps[h] * 10000 * 256),
            Threshold = TrainedSentiment.Units(thresholds[h]),
            Feeling = Enumerable.Range(0, 4).Select(d => TrainedSentiment.Units(learner.DenseWeight(d, h)) * (d % 2 == 0 ? 1 : -1)).ToArray(),
        }).ToList();
        var weights = new List<sbyte>(kept.Length * count);
        var hashes = new List<uint>(kept.Length);
        for (int i = 0; i < kept.Length; i++)
        {
            var row = Enumerable.Range(0, count).Select(h => TrainedSentiment.Level(Weight(kept[i], h), steps[h])).ToArray();
            if (row.All(w => w == 0)) continue;
            hashes.Add(kept[i]);
            weights.AddRange(row);
        }
        using var file = new MemoryStream();
        MultiLabelModel.Write(file, heads, hashes.ToArray(), weights.ToArray());
        return file.ToArray();
    }
}
