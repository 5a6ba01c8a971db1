using System;
using System.Linq;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>Three-class confusion and what follows from it. Rows are truth, columns prediction: negative, neutral, positive.</summary>
public sealed class SentimentMetrics
{
    private readonly int[,] confusion = new int[3, 3];
    private const int Bins = 10;
    private readonly double[] binConfidence = new double[Bins];
    private readonly int[] binRight = new int[Bins];
    private readonly int[] binCount = new int[Bins];

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

    /// <summary>Expected calibration error over ten bins of confidence.</summary>
    public double CalibrationError =>
        Enumerable.Range(0, Bins).Where(b => binCount[b] > 0).Sum(b => Math.Abs(binConfidence[b] - binRight[b]) / Count);

    /// <summary>Adds one prediction.</summary>
    public void Add(int truth, int predicted, double confidence)
    {
        confusion[truth, predicted]++;
        Count++;
        int bin = Math.Clamp((int)(confidence * Bins), 0, Bins - 1);
        binConfidence[bin] += confidence;
        binCount[bin]++;
        if (truth == predicted) binRight[bin]++;
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
