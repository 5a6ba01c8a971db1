using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis.Sentiments;

namespace CrmFeedback.Trainer.Learning;

/// <summary>A head in floating point, without its n-grams: log-odds of its label without any n-gram, from which it is found, and per feeling.</summary>
public sealed record HeadConstants(int Label, double Intercept, double Threshold, IReadOnlyList<double> Feelings);

/// <summary>Writes heads as a <see cref="MultiLabelModel"/> file, int8.</summary>
public static class QuantisedHeads
{
    /// <summary>The file. n-grams whose weights all round to 0 are left out.</summary>
    /// <param name="hashes">n-grams, ascending.</param>
    /// <param name="weight">Weight of the i-th n-gram for head h.</param>
    /// <param name="constants">The heads.</param>
    /// <param name="exclusive">Whether a text has one of the labels or none.</param>
    public static byte[] Write(IReadOnlyList<uint> hashes, Func<int, int, double> weight, IReadOnlyList<HeadConstants> constants, bool exclusive)
    {
        int count = constants.Count;
        double[] steps = Enumerable.Range(0, count).Select(h => TrainedSentiment.Step(Enumerable.Range(0, hashes.Count).Select(i => weight(i, h)).ToArray())).ToArray();
        var heads = constants.Select((c, h) => new LabelHead
        {
            Label = c.Label,
            Intercept = TrainedSentiment.Units(c.Intercept),
            Scale = (int)Math.Round(steps[h] * 10000 * 256),
            Threshold = TrainedSentiment.Units(c.Threshold),
            Feeling = c.Feelings.Select((w, d) => TrainedSentiment.Units(w) * (d % 2 == 0 ? 1 : -1)).ToArray(),
        }).ToList();
        var weights = new List<sbyte>(hashes.Count * count);
        var kept = new List<uint>(hashes.Count);
        for (int i = 0; i < hashes.Count; i++)
        {
            var row = Enumerable.Range(0, count).Select(h => TrainedSentiment.Level(weight(i, h), steps[h])).ToArray();
            if (row.All(w => w == 0)) continue;
            kept.Add(hashes[i]);
            weights.AddRange(row);
        }
        using var file = new MemoryStream();
        MultiLabelModel.Write(file, heads, kept.ToArray(), weights.ToArray(), exclusive);
        return file.ToArray();
    }
}
