using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Turns texts into examples through the very pipeline that ships.</summary>
public sealed class ExampleReader
{
    /// <summary>Dense inputs of an example: four feelings, then the flags.</summary>
    public const int DenseCount = 4 + SentimentFlags.Count;

    private const int LongestText = 4000;
    private readonly TextPipeline pipeline;
    private readonly AnalysisScratch scratch = new();
    private readonly bool characterGrams;
    private readonly bool withoutAsides;
    private readonly bool unmasked;
    private readonly ReadingParts parts;

    /// <summary>Creates a reader; English emotions use the characters of words, Chinese ones what a negation masks, sentiment neither and hears no asides.</summary>
    public ExampleReader(CharFold fold, PhraseTable phrases, WordValences words, bool characterGrams, bool withoutAsides = false, ReadingParts? parts = null, bool unmasked = false)
    {
        this.withoutAsides = withoutAsides;
        this.unmasked = unmasked;
        this.parts = parts ?? ReadingParts.All;
        pipeline = new TextPipeline(fold, phrases, words);
        this.characterGrams = characterGrams;
    }

    /// <summary>Reads all texts; texts without any feature are left out.</summary>
    public List<Example> Read(IEnumerable<LabelledText> texts)
    {
        var result = new List<Example>();
        var counts = new Dictionary<uint, int>();
        foreach (var text in texts)
        {
            pipeline.Read(text.Text, Math.Min(text.Text.Length, LongestText), scratch);
            FeatureExtractor.Extract(scratch.Text, scratch.Feelings, scratch.Features, unmasked);
            counts.Clear();
            Count(scratch.Features, counts);
            if (characterGrams)
            {
                FeatureExtractor.ExtractCharacterGrams(scratch.Text, scratch.Feelings, scratch.CharacterGrams);
                Count(scratch.CharacterGrams, counts);
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
            result.Add(new Example { Text = text, Hashes = hashes, Terms = terms, Dense = Dense(), Rules = Rules(), Tokens = scratch.Asides.ToldTokens });
        }
        return result;
    }

    private void Count(Features features, Dictionary<uint, int> counts)
    {
        for (int i = 0; i < features.Count; i++)
        {
            if (features.Span[i] > parts.LongestNgram || (!parts.Marks && scratch.Text.TokenKinds[features.Token[i]] is TokenKind.Emoji or TokenKind.Punctuation)) continue;
            if (withoutAsides && scratch.Asides.Token[features.Token[i]]) continue;
            uint h = features.Hash[i];
            if (h != 0) counts[h] = counts.TryGetValue(h, out int c) ? c + 1 : 1;
        }
    }

    private float[] Dense()
    {
        var dense = new float[DenseCount];
        var f = scratch.Feelings;
        float root = (float)Math.Sqrt(f.Count + 1);
        for (int i = 0; i < f.Count; i++)
        {
            dense[f.Kind(i)] += f.Strength[i] / 1000f / root;
        }
        var flags = new bool[SentimentFlags.Count];
        SentimentFlags.Read(scratch, flags);
        for (int i = 0; i < flags.Length; i++) dense[4 + i] = flags[i] ? 1 : 0;
        return dense;
    }

    private RuleOffsets Rules()
    {
        var (direction, neutral) = Rules(0);
        var (wholeDirection, wholeNeutral) = Rules(RequestFrame.Whole);
        return new RuleOffsets(RequestFrame.Read(scratch), direction, neutral, wholeDirection - direction, wholeNeutral - neutral);
    }

    private (int Direction, int Neutral) Rules(int problemShare)
    {
        scratch.Scores.Clear(scratch.Text.TokenCount, scratch.Text.ClauseCount);
        SentimentRules.Apply(scratch, problemShare);
        return (scratch.Scores.Direction, scratch.Scores.Neutral);
    }
}
