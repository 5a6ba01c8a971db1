using System;
using System.Collections.Generic;
using System.IO;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Turns texts into examples through the very pipeline that ships.</summary>
public sealed class ExampleReader
{
    private const int LongestText = 4000;
    private readonly TextPipeline pipeline;
    private readonly AnalysisScratch scratch = new();
    private readonly bool characterGrams;

    /// <summary>Creates a reader.</summary>
    public ExampleReader(CharFold fold, WordValences words, bool characterGrams)
    {
        pipeline = new TextPipeline(fold, PhraseTables.LoadEmbedded(fold), words);
        this.characterGrams = characterGrams;
    }

    /// <summary>Reads all texts; texts without any feature are left out.</summary>
    public List<Example> Read(IReadOnlyList<LabelledText> texts, IDictionary<string, int> sources)
    {
        var result = new List<Example>(texts.Count);
        var counts = new Dictionary<uint, int>();
        foreach (var text in texts)
        {
            if (!sources.TryGetValue(text.Source, out int source)) sources[text.Source] = source = sources.Count;
            pipeline.Read(text.Text, Math.Min(text.Text.Length, LongestText), scratch);
            FeatureExtractor.Extract(scratch.Text, scratch.Feelings, characterGrams, scratch.Features);
            counts.Clear();
            for (int i = 0; i < scratch.Features.Count; i++)
            {
                uint h = scratch.Features.Hash[i];
                counts[h] = counts.TryGetValue(h, out int c) ? c + 1 : 1;
            }
            if (counts.Count == 0 && scratch.Feelings.Count == 0) continue;
            var hashes = new uint[counts.Count];
            counts.Keys.CopyTo(hashes, 0);
            Array.Sort(hashes);
            var terms = new float[hashes.Length];
            for (int i = 0; i < hashes.Length; i++)
            {
                for (int n = 1; n <= counts[hashes[i]]; n++)
                {
                    int term = SentimentScorer.Term(n);
                    if (term == 0) break;
                    terms[i] += term / (float)SentimentScorer.TermUnit;
                }
            }
            result.Add(new Example { Hashes = hashes, Terms = terms, Feelings = Feelings(), Label = (int)text.Label, Source = source });
        }
        return result;
    }

    private float[] Feelings()
    {
        var sums = new float[4];
        var f = scratch.Feelings;
        float root = (float)Math.Sqrt(f.Count + 1);
        for (int i = 0; i < f.Count; i++)
        {
            int kind = (f.Strength[i] < 0 ? 1 : 0) + (f.Masked[i] ? 2 : 0);
            sums[kind] += f.Strength[i] / 1000f / root;
        }
        return sums;
    }
}
