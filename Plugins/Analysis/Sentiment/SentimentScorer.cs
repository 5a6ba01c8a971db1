using System;
using System.Diagnostics.CodeAnalysis;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Log-odds of a text and what every token and clause added. Unit 1/10000. Scratch arrays.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Scratch arrays are read in inner loops and replaced when they grow.")]
public sealed class SentimentScores
{
    internal readonly SeenFeatures Seen = new SeenFeatures();
    internal long[] TokenNgrams = new long[512];
    internal int[] TokenFeatures = new int[512];
    internal long[] TokenFeeling = new long[512];
    internal int[] TokenFeelings = new int[512];
    internal readonly bool[] Flags = new bool[SentimentFlags.Count];

    /// <summary>Whether the text asks for help, and how.</summary>
    internal RequestFrame Frame;

    /// <summary>Support of the emotion model for each <see cref="Emotion"/>, 0..10000; 0 below its threshold.</summary>
    public readonly int[] Emotion = new int[8];

    /// <summary>What each token added to <see cref="Direction"/>.</summary>
    public int[] TokenWeight = new int[512];

    /// <summary>Direction of each clause by itself, without intercept.</summary>
    public int[] ClauseDirection = new int[64];

    /// <summary>Sum of the feelings of each clause, 1/1000 of a valence unit.</summary>
    public int[] ClauseFeeling = new int[64];

    /// <summary>Sum of the intercept and the token weights: log-odds of positive against negative.</summary>
    public int Direction;

    /// <summary>The part of <see cref="Direction"/> that belongs to no token.</summary>
    public int Intercept;

    /// <summary>Log-odds of neutral against the mean of the other two.</summary>
    public int Neutral;

    /// <summary>Factor of both log-odds in 1/1000 that makes their probabilities mean what they say.</summary>
    public int Temperature = Whole;

    private const int Whole = 1000;
    private const int MostNeutral = 30_000;
    private const int FewTokens = 8, ShortText = 10;

    /// <summary>Probabilities in 1/10000 of the calibrated log-odds; they add up to 10000.</summary>
    public void Probabilities(out int negative, out int neutral, out int positive)
    {
        int half = (int)((long)Direction * Temperature / (2 * Whole));
        IntegerMath.Softmax(-half, (int)((long)Neutral * Temperature / Whole), half, out negative, out neutral, out positive);
    }

    /// <summary>Sets the temperature of the final log-odds.</summary>
    internal void Calibrate(ModelConstants constants, int tokens) =>
        Temperature = TemperatureOf(constants.Temperature, constants.TemperatureSlope, Neutral, tokens);

    /// <summary>Temperature (1/1000) of a text of that many tokens with the neutral log-odds <paramref name="neutral"/>.</summary>
    public static int TemperatureOf(int temperature, int slope, int neutral, int tokens)
    {
        int whole = temperature + (int)((long)slope * Math.Max(0, Math.Min(MostNeutral, neutral)) / 10_000);
        // A few tokens are one piece of evidence counted in several n-grams.
        return tokens > ShortText ? whole : whole * Math.Max(FewTokens, tokens) / ShortText;
    }

    /// <summary>Known n-grams found.</summary>
    public int KnownFeatures;

    /// <summary>Sets everything to 0 for a text of that many tokens and clauses.</summary>
    public void Clear(int tokens, int clauses)
    {
        Reset(tokens, clauses);
        Array.Clear(TokenWeight, 0, tokens);
        Array.Clear(ClauseDirection, 0, clauses);
        Direction = Intercept = Neutral = KnownFeatures = 0;
    }

    internal void Reset(int tokens, int clauses)
    {
        if (TokenWeight.Length < tokens)
        {
            int size = Math.Max(tokens, TokenWeight.Length * 2);
            TokenNgrams = new long[size];
            TokenFeatures = new int[size];
            TokenFeeling = new long[size];
            TokenFeelings = new int[size];
            TokenWeight = new int[size];
        }
        else
        {
            Array.Clear(TokenNgrams, 0, tokens);
            Array.Clear(TokenFeatures, 0, tokens);
            Array.Clear(TokenFeeling, 0, tokens);
            Array.Clear(TokenFeelings, 0, tokens);
        }
        if (ClauseDirection.Length < clauses)
        {
            ClauseDirection = new int[clauses * 2];
            ClauseFeeling = new int[clauses * 2];
        }
        else
        {
            Array.Clear(ClauseFeeling, 0, clauses);
        }
    }
}

/// <summary>
/// Applies a model: score = intercept + Σ weight·tf / √(n+1) + Σ feeling·weight / √(feelings+1) + Σ flags, in integers. tf of the
/// j-th occurrence of an n-gram is 1/j, so a word said ten times counts like a harmonic number, not ten times.
/// </summary>
public sealed class SentimentScorer
{
    /// <summary>tf unit: 60/j for the j-th occurrence.</summary>
    public const int TermUnit = 60;

    private const int ScaleBits = 8;
    private const int RootBits = 16;
    private static readonly int[] Terms = { 0, 60, 30, 20, 15, 12, 10 };
    private readonly SentimentModel model;
    private readonly SentimentModel? fallback;

    /// <summary>Creates a scorer; n-grams unknown to <paramref name="model"/> are looked up in <paramref name="fallback"/>.</summary>
    public SentimentScorer(SentimentModel model, SentimentModel? fallback)
    {
        this.model = model;
        this.fallback = fallback;
    }

    /// <summary>tf of the <paramref name="occurrence"/>-th occurrence in 1/60; 0 from the seventh.</summary>
    public static int Term(int occurrence) => occurrence < Terms.Length ? Terms[occurrence] : 0;

    /// <summary>Fills the scores of <paramref name="scratch"/>, whose flags must have been read.</summary>
    public void Score(AnalysisScratch scratch)
    {
        TextBuffer text = scratch.Text;
        Feelings feelings = scratch.Feelings;
        Features features = scratch.Features;
        SentimentScores s = scratch.Scores;
        s.Reset(text.TokenCount, text.ClauseCount);
        s.Seen.Reset(features.Count);
        Ngrams(features, scratch.Asides.Token, s, out long neutralNgrams, out long requestNgrams);
        Feeling(feelings, s);
        int ngramRoot = IntegerMath.InverseRoot(s.KnownFeatures + 1);
        int feelingRoot = IntegerMath.InverseRoot(feelings.Count + 1);
        ModelConstants constants = model.Constants;
        int direction = Unworded(constants.Direction, s.Flags);
        s.Intercept = direction;
        for (int t = 0; t < text.TokenCount; t++)
        {
            int weight = (int)(Ngram(s.TokenNgrams[t], ngramRoot) + Valence(s.TokenFeeling[t], feelingRoot));
            s.TokenWeight[t] = weight;
            direction += weight;
        }
        s.Direction = direction;
        s.Neutral = Unworded(constants.Neutral, s.Flags) + (int)(Ngram(neutralNgrams, ngramRoot) + Valence(Felt(constants.Neutral, feelings), feelingRoot));
        if (constants.Request != null)
        {
            int request = Unworded(constants.Request, s.Flags) + (int)(Ngram(requestNgrams, ngramRoot) + Valence(Felt(constants.Request, feelings), feelingRoot));
            s.Neutral = IntegerMath.LogSum(s.Neutral, request - s.Frame.Heat);
        }
        for (int c = 0; c < text.ClauseCount; c++) s.ClauseDirection[c] = Range(s, text.ClauseStart[c], text.ClauseEnd[c]);
        for (int f = 0; f < feelings.Count; f++) s.ClauseFeeling[text.TokenClause[feelings.Start[f]]] += feelings.Strength[f];
    }

    /// <summary>Direction of a range of tokens by itself, without intercept.</summary>
    public static int Range(SentimentScores s, int start, int end)
    {
        long ngrams = 0;
        long feeling = 0;
        int known = 0;
        int felt = 0;
        for (int t = start; t < end; t++)
        {
            ngrams += s.TokenNgrams[t];
            feeling += s.TokenFeeling[t];
            known += s.TokenFeatures[t];
            felt += s.TokenFeelings[t];
        }
        return (int)(Ngram(ngrams, IntegerMath.InverseRoot(known + 1)) + Valence(feeling, IntegerMath.InverseRoot(felt + 1)));
    }

    private static long Ngram(long sum, int root) => (sum / TermUnit * root) >> (ScaleBits + RootBits);

    private static long Valence(long sum, int root) => (sum / 1000 * root) >> RootBits;

    // Intercept and flags.
    private static int Unworded(SentimentHead head, bool[] flags)
    {
        int sum = head.Intercept;
        for (int f = 0; f < SentimentFlags.Count; f++)
        {
            if (flags[f]) sum += head.Flag[f];
        }
        return sum;
    }

    private void Ngrams(Features features, bool[] aside, SentimentScores s, out long neutral, out long request)
    {
        neutral = request = 0;
        int known = 0;
        for (int i = 0; i < features.Count; i++)
        {
            uint hash = features.Hash[i];
            SentimentModel found = model;
            int at = found.Ngrams.Find(hash);
            if (at < 0)
            {
                if (fallback == null || (at = fallback.Ngrams.Find(hash)) < 0) continue;
                found = fallback;
            }
            if (aside[features.Token[i]])
            {
                // Known, and so of a language that is read, but not heard.
                s.TokenFeatures[features.Token[i]]++;
                continue;
            }
            int occurrence = s.Seen.Count(hash);
            int term = Term(occurrence);
            if (occurrence == 1)
            {
                known++;
                s.TokenFeatures[features.Token[i]]++;
            }
            if (term == 0) continue;
            sbyte[] weights = found.Ngrams.Weights;
            ModelConstants constants = found.Constants;
            long plain = SentimentModel.Unpack(weights[at + 1]) * term * constants.Neutral.Scale;
            long asking = constants.Request == null ? plain : SentimentModel.Unpack(weights[at + 2]) * term * constants.Request.Scale;
            // A model that knows neutral only takes what speaks more for either kind of it.
            neutral += model.HasRequests ? plain : Math.Max(plain, asking);
            request += asking;
            long added = SentimentModel.Unpack(weights[at]) * term * constants.Direction.Scale;
            int token = features.Token[i];
            int span = features.Span[i];
            if (span == 1)
            {
                s.TokenNgrams[token] += added;
                continue;
            }
            long share = added / span;
            s.TokenNgrams[token] += added - share * (span - 1);
            for (int k = 1; k < span; k++) s.TokenNgrams[token + k] += share;
        }
        s.KnownFeatures = known;
    }

    private static long Felt(SentimentHead head, Feelings feelings)
    {
        long sum = 0;
        for (int i = 0; i < feelings.Count; i++) sum += (long)Math.Abs(feelings.Strength[i]) * head.Feeling[feelings.Kind(i)];
        return sum;
    }

    private void Feeling(Feelings feelings, SentimentScores s)
    {
        for (int i = 0; i < feelings.Count; i++)
        {
            long added = (long)feelings.Strength[i] * model.Constants.Direction.Feeling[feelings.Kind(i)];
            int start = feelings.Start[i];
            int span = feelings.End[i] - start;
            long share = added / span;
            s.TokenFeeling[start] += added - share * (span - 1);
            for (int t = start + 1; t < feelings.End[i]; t++) s.TokenFeeling[t] += share;
            s.TokenFeelings[start]++;
        }
    }
}
