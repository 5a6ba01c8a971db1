using System;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Picks the sentiment and emotion models of a text's language and applies them.</summary>
public sealed class SentimentReader
{
    private readonly SentimentScorer englishScorer;
    private readonly SentimentScorer chineseScorer;

    /// <summary>Creates a reader of both languages; without emotion models only phrases show emotions.</summary>
    public SentimentReader(SentimentModel english, SentimentModel chinese, MultiLabelModel? englishEmotions = null, MultiLabelModel? chineseEmotions = null)
    {
        EnglishEmotions = englishEmotions;
        ChineseEmotions = chineseEmotions;
        English = english;
        Chinese = chinese;
        englishScorer = new SentimentScorer(english, chinese);
        chineseScorer = new SentimentScorer(chinese, english);
    }

    /// <summary>Sentiment models.</summary>
    public SentimentModel English { get; }

    /// <summary>Sentiment models.</summary>
    public SentimentModel Chinese { get; }

    /// <summary>Emotion models; null for none.</summary>
    public MultiLabelModel? EnglishEmotions { get; }

    /// <summary>Emotion models; null for none.</summary>
    public MultiLabelModel? ChineseEmotions { get; }

    /// <summary>Versions of all models.</summary>
    public string Version => English.Version + "." + Chinese.Version + (EnglishEmotions == null || ChineseEmotions == null ? string.Empty : " / emotions " + EnglishEmotions.Version + "." + ChineseEmotions.Version);

    /// <summary>Scores what <paramref name="scratch"/> holds.</summary>
    public void Score(AnalysisScratch scratch)
    {
        bool isChinese = IsChinese(scratch.Text);
        MultiLabelModel? emotions = isChinese ? ChineseEmotions : EnglishEmotions;
        // Emotions that exclude each other lose by masks, in cross-validation too: "not happy" is a feeling of its own.
        bool unmasked = emotions != null && emotions.Exclusive && HasTurned(scratch.Feelings);
        FeatureExtractor.Extract(scratch.Text, scratch.Feelings, scratch.Features, unmasked);
        ScoreEmotions(scratch, emotions, isChinese, unmasked);
        if (unmasked) FeatureExtractor.Extract(scratch.Text, scratch.Feelings, scratch.Features);
        SentimentFlags.Read(scratch, scratch.Scores.Flags);
        scratch.Scores.Frame = RequestFrame.Read(scratch);
        (isChinese ? chineseScorer : englishScorer).Score(scratch);
        SentimentRules.Apply(scratch);
        scratch.Scores.Calibrate((isChinese ? Chinese : English).Constants, scratch.Asides.ToldTokens);
    }

    private static void ScoreEmotions(AnalysisScratch scratch, MultiLabelModel? emotions, bool isChinese, bool turned)
    {
        Array.Clear(scratch.Scores.Emotion, 0, scratch.Scores.Emotion.Length);
        scratch.Emotions.Clear();
        if (emotions == null) return;
        scratch.Emotions.IsTurned = turned;
        // Only English emotions were found to need the characters of words.
        scratch.CharacterGrams.Count = 0;
        if (!isChinese) FeatureExtractor.ExtractCharacterGrams(scratch.Text, scratch.Feelings, scratch.CharacterGrams);
        EmotionHeads.Score(emotions, scratch);
    }

    private static bool HasTurned(Feelings feelings)
    {
        for (int f = 0; f < feelings.Count; f++)
        {
            if (feelings.Masked[f]) return true;
        }
        return false;
    }

    /// <summary>A Chinese character says about as much as four letters.</summary>
    public static bool IsChinese(TextBuffer text) => text.HanCount * 4 > text.LatinCount;
}
