using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>A text with its label: the place of its head, or the number of heads for none.</summary>
public sealed record OneLabelText(string Text, SoftLabel Label);

/// <summary>
/// Trains heads of labels that exclude each other: a softmax over the labels and none of them, n-grams that share
/// weights through word lists but no sums of feelings (they lowered F1 by 0.7 in cross-validation), a threshold per label on its log-odds against all others by cross-validation, int8.
/// </summary>
public sealed class OneLabelTrainer
{
    private const int Folds = 5;
    private const int Deals = 4;
    private const int LeastTexts = 2;
    private const double L2 = 0.5;

    // A list's weight is about half as much regularised as that of an n-gram.
    private const float ListScale = 0.7f;

    // More of the support texts begins to tell against the corpus in cross-validation, less teaches little beyond it.
    private const float SupportWeight = 0.3f;
    private const string Corpus = "corpus", Support = "support";
    private const double Tolerance = 0.005;
    private readonly CharFold fold;
    private readonly PhraseTable phrases;
    private readonly WordValences words;
    private readonly Action<string> log;
    private readonly IReadOnlyList<IReadOnlySet<uint>> lists;

    /// <summary>Creates a trainer.</summary>
    /// <param name="fold">Character fold.</param>
    /// <param name="words">Word valences.</param>
    /// <param name="lists">n-grams that share one weight per label and list beside their own.</param>
    /// <param name="log">Receives one line per step.</param>
    public OneLabelTrainer(CharFold fold, PhraseTable phrases, WordValences words, IReadOnlyList<IReadOnlySet<uint>> lists, Action<string> log)
    {
        this.fold = fold;
        this.phrases = phrases;
        this.words = words;
        this.lists = lists;
        this.log = log;
    }

    /// <summary>
    /// Trains a head for every number of <paramref name="labels"/> and returns the model file
    /// (<see cref="MultiLabelModel"/>). Thresholds go by the first class of a doubtful label.
    /// </summary>
    /// <param name="texts">The corpus, whose share of each label is that of the texts to be read.</param>
    /// <param name="support">More texts, which count less and say nothing about how frequent a label is.</param>
    /// <param name="labels">Number of each head.</param>
    public byte[] Train(IReadOnlyList<OneLabelText> texts, IReadOnlyList<OneLabelText> support, IReadOnlyList<int> labels)
    {
        int none = labels.Count;
        var classes = new Dictionary<LabelledText, SoftLabel>(ReferenceEqualityComparer.Instance);
        foreach (var (text, source) in texts.Select(t => (t, Corpus)).Concat(support.Select(t => (t, Support))))
        {
            classes[new LabelledText(source, Polarity3.Neutral, text.Text)] = text.Label;
        }
        var examples = new ExampleReader(fold, phrases, words, characterGrams: false, unmasked: true).Read(classes.Keys);
        var truth = examples.Select(e => classes[e.Text]).ToArray();
        double[] thresholds = Thresholds(examples, truth, none);
        var (regression, vocabulary) = Fit(examples, truth, none);
        log($"{examples.Count} texts, {vocabulary.Length} n-grams; thresholds {string.Join(' ', thresholds.Select(t => t.ToString("F2", CultureInfo.InvariantCulture)))}");
        return Write(regression, vocabulary, labels, thresholds);
    }

    private (SoftmaxRegression Regression, uint[] Vocabulary) Fit(IReadOnlyList<Example> examples, IReadOnlyList<SoftLabel> truth, int none)
    {
        uint[] vocabulary = FeatureSelection.ByFrequency(examples, LeastTexts).Concat(lists.SelectMany(l => l)).Distinct().Order().ToArray();
        var regression = new SoftmaxRegression(vocabulary.Length + lists.Count, none + 1, L2);
        regression.Train(Map(examples, vocabulary), truth);
        return (regression, vocabulary);
    }

    // A list stands behind the n-grams; its value is as if each of its words in the text brought a share of it.
    private List<MappedExample> Map(IReadOnlyList<Example> examples, uint[] vocabulary) =>
        FeatureSelection.Map(examples, vocabulary, e => e.Text.Source == Support ? SupportWeight : 1, tf: false).ConvertAll(e =>
        {
            float share = ListScale / MathF.Sqrt(e.Kept.Length + 1);
            var counts = lists.Select((l, i) => (Index: vocabulary.Length + i, Count: e.Kept.Count(k => l.Contains(vocabulary[k])))).Where(c => c.Count > 0).ToList();
            return e with { Kept = [.. e.Kept, .. counts.Select(c => c.Index)], Values = [.. e.Values, .. counts.Select(c => c.Count * share)] };
        });

    // One deal of the folds leaves a threshold of a rare label to chance: the mean of a few does not.
    private double[] Thresholds(List<Example> examples, SoftLabel[] truth, int none)
    {
        var deals = Reposts.Folds(examples.ConvertAll(e => e.Text.Text), Folds, Deals).AsParallel().AsOrdered().Select(folds => Thresholds(examples, truth, none, folds)).ToList();
        return Enumerable.Range(0, none).Select(h => deals.Average(d => d[h])).ToArray();
    }

    private double[] Thresholds(List<Example> examples, SoftLabel[] truth, int none, int[] folds)
    {
        var scores = Enumerable.Range(0, none).Select(_ => new List<(double Logit, bool Truth)>()).ToArray();
        for (int f = 0; f < Folds; f++)
        {
            bool Outside(int i) => folds[i] == f && examples[i].Text.Source == Corpus;
            var inside = Enumerable.Range(0, examples.Count).Where(i => !Outside(i)).ToList();
            var outside = Enumerable.Range(0, examples.Count).Where(Outside).ToList();
            var (regression, vocabulary) = Fit(inside.ConvertAll(i => examples[i]), inside.ConvertAll(i => truth[i]), none);
            var mapped = Map(outside.ConvertAll(i => examples[i]), vocabulary);
            for (int k = 0; k < outside.Count; k++)
            {
                double[] odds = regression.LogOdds(mapped[k]);
                for (int h = 0; h < none; h++) scores[h].Add((odds[h], truth[outside[k]].Class == h));
            }
        }
        return scores.Select(s => ThresholdSearch.MiddleOfBestF1(s, Tolerance)).ToArray();
    }

    // Weights are those against none, whose log-odds the model file takes as 0; lists are folded into their n-grams.
    private byte[] Write(SoftmaxRegression regression, uint[] vocabulary, IReadOnlyList<int> labels, double[] thresholds)
    {
        int none = labels.Count;
        double Own(int feature, int head) => regression.Weight(feature, head) - regression.Weight(feature, none);
        int[][] listsOf = vocabulary.Select(hash => Enumerable.Range(0, lists.Count).Where(l => lists[l].Contains(hash)).ToArray()).ToArray();
        double Weight(int i, int head) => Own(i, head) + listsOf[i].Sum(l => ListScale * Own(vocabulary.Length + l, head));
        var heads = labels.Select((label, h) => new HeadConstants(label, regression.Intercept(h) - regression.Intercept(none), thresholds[h], new double[4])).ToList();
        return QuantisedHeads.Write(vocabulary, Weight, heads, exclusive: true);
    }
}
