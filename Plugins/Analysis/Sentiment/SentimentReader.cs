using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Picks the model of a text's language and applies it.</summary>
public sealed class SentimentReader
{
    private readonly SentimentModel english;
    private readonly SentimentModel chinese;
    private readonly SentimentScorer englishScorer;
    private readonly SentimentScorer chineseScorer;

    /// <summary>Creates a reader of both languages.</summary>
    public SentimentReader(SentimentModel english, SentimentModel chinese)
    {
        this.english = english;
        this.chinese = chinese;
        englishScorer = new SentimentScorer(english, chinese);
        chineseScorer = new SentimentScorer(chinese, english);
    }

    /// <summary>Versions of both models.</summary>
    public string Version => english.Version + "." + chinese.Version;

    /// <summary>Scores what <paramref name="scratch"/> holds.</summary>
    public void Score(AnalysisScratch scratch)
    {
        bool isChinese = IsChinese(scratch.Text);
        FeatureExtractor.Extract(scratch.Text, scratch.Feelings, english.Constants.CharacterGrams, scratch.Features);
        (isChinese ? chineseScorer : englishScorer).Score(scratch.Text, scratch.Feelings, scratch.Features, scratch.Scores);
        SentimentRules.Apply(scratch);
    }

    /// <summary>A Chinese character says about as much as four letters.</summary>
    public static bool IsChinese(TextBuffer text) => text.HanCount * 4 > text.LatinCount;
}
