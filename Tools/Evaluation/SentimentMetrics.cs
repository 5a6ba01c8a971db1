using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Evaluation;

/// <summary>One bin of a reliability diagram: mean confidence, share right, texts.</summary>
public readonly record struct ReliabilityBin(double Confidence, double Accuracy, int Count);

/// <summary>Three-class confusion and what follows from it. Rows are truth, columns prediction: negative, neutral, positive.</summary>
public sealed class SentimentMetrics
{
    private const int Bins = 10;
    private readonly int[,] confusion = new int[3, 3];
    private readonly double[] binConfidence = new double[Bins];
    private readonly int[] binRight = new int[Bins];
    private readonly int[] binCount = new int[Bins];
    private readonly List<(double Score, int Truth)> scores = [];

    /// <summary>Number of texts.</summary>
    public int Count { get; private set; }

    /// <summary>Count of <paramref name="truth"/> predicted as <paramref name="predicted"/>.</summary>
    public int this[int truth, int predicted] => confusion[truth, predicted];

    /// <summary>Share right.</summary>
    public double Accuracy => Count == 0 ? 0 : Enumerable.Range(0, 3).Sum(c => confusion[c, c]) / (double)Count;

    /// <summary>Mean F1 of the classes that occur.</summary>
    public double MacroF1 => Mean(F1);

    /// <summary>Mean recall of the classes that occur.</summary>
    public double MacroRecall => Mean(c => confusion[c, c] / (double)RowSum(c));

    /// <summary>Probability that a positive text has a higher score than a negative one; NaN without both classes.</summary>
    public double Auc
    {
        get
        {
            var polar = scores.Where(s => s.Truth != 1).OrderBy(s => s.Score).ToList();
            double positives = polar.Count(s => s.Truth == 2), negatives = polar.Count - positives, sum = 0;
            if (positives == 0 || negatives == 0) return double.NaN;
            for (int i = 0; i < polar.Count;)
            {
                int end = i;
                while (end < polar.Count && polar[end].Score == polar[i].Score) end++;
                // Equal scores share the mean of their ranks.
                double rank = (i + end + 1) / 2.0;
                for (; i < end; i++) sum += polar[i].Truth == 2 ? rank : 0;
            }
            return (sum - positives * (positives + 1) / 2) / (positives * negatives);
        }
    }

    /// <summary>Expected calibration error over ten bins of confidence.</summary>
    public double CalibrationError =>
        Enumerable.Range(0, Bins).Where(b => binCount[b] > 0).Sum(b => Math.Abs(binConfidence[b] - binRight[b]) / Count);

    /// <summary>The bins that hold texts.</summary>
    public IReadOnlyList<ReliabilityBin> Reliability => Enumerable.Range(0, Bins).Where(b => binCount[b] > 0)
        .Select(b => new ReliabilityBin(binConfidence[b] / binCount[b], binRight[b] / (double)binCount[b], binCount[b])).ToList();

    /// <summary>Adds one prediction with its probability and its score (positive minus negative).</summary>
    public void Add(int truth, int predicted, double confidence, double score = 0)
    {
        confusion[truth, predicted]++;
        Count++;
        int bin = Math.Clamp((int)(confidence * Bins), 0, Bins - 1);
        binConfidence[bin] += confidence;
        binCount[bin]++;
        if (truth == predicted) binRight[bin]++;
        scores.Add((score, truth));
    }

    private double F1(int c)
    {
        int column = Enumerable.Range(0, 3).Sum(r => confusion[r, c]);
        return RowSum(c) + column == 0 ? 0 : 2.0 * confusion[c, c] / (RowSum(c) + column);
    }

    private int RowSum(int c) => Enumerable.Range(0, 3).Sum(k => confusion[c, k]);

    private double Mean(Func<int, double> value)
    {
        var present = Enumerable.Range(0, 3).Where(c => RowSum(c) > 0).ToArray();
        return present.Length == 0 ? 0 : present.Average(value);
    }
}
