using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

public class EmotionVerdictTests
{
    [Fact]
    public void A_familiar_text_shows_what_the_model_finds_before_what_only_phrases_hear()
    {
        var (scratch, strength) = Familiar(joy: 6000, unseen: 1 << (int)Emotion.Worry);
        strength[(int)Emotion.Anger] = 9000;
        strength[(int)Emotion.Worry] = 7000;
        EmotionHeads.Overrule(scratch, strength, plain: false, Sentiment.Neutral);
        Assert.Equal(6000, strength[(int)Emotion.Joy]);
        Assert.Equal(3500, strength[(int)Emotion.Anger]);
        Assert.Equal(0, strength[(int)Emotion.Worry]);
    }

    [Fact]
    public void Emotions_without_a_head_are_left_to_phrases()
    {
        var (scratch, strength) = Familiar(joy: 0, unseen: 0);
        strength[(int)Emotion.Frustration] = 8000;
        EmotionHeads.Overrule(scratch, strength, plain: false, Sentiment.Neutral);
        Assert.Equal(8000, strength[(int)Emotion.Frustration]);
    }

    [Fact]
    public void Thanks_come_before_the_joy_of_a_model_that_has_no_head_for_thanks()
    {
        var (scratch, strength) = Familiar(joy: 9500, unseen: 0);
        strength[(int)Emotion.Gratitude] = 8000;
        EmotionHeads.Overrule(scratch, strength, plain: false, Sentiment.Neutral);
        Assert.Equal(7999, strength[(int)Emotion.Joy]);
    }

    [Theory]
    [InlineData("武汉加油，我们在一起，一定会好起来", true)]
    [InlineData("一定会好起来，但是我并没有觉得很开心", false)]
    [InlineData("贵行理财赎回款项滞留账簿科目", false)]
    public void Only_texts_the_model_knows_and_reads_whole_are_familiar(string text, bool expected)
    {
        var scratch = new AnalysisScratch();
        AnalysisEngine.Embedded.Pipeline.Read(text, text.Length, scratch);
        AnalysisEngine.Embedded.Sentiment.Score(scratch);
        Assert.Equal(expected, scratch.Emotions.IsFamiliar);
    }

    [Fact]
    public void English_heads_find_an_emotion_each_for_itself_and_overrule_nothing()
    {
        var scratch = new AnalysisScratch();
        const string Text = "I am so happy with this, thank you";
        AnalysisEngine.Embedded.Pipeline.Read(Text, Text.Length, scratch);
        AnalysisEngine.Embedded.Sentiment.Score(scratch);
        Assert.False(scratch.Emotions.IsFamiliar);
        Assert.True(scratch.Scores.Emotion.Count(e => e > 0) >= 2);
    }

    private static (AnalysisScratch Scratch, int[] Strength) Familiar(int joy, int unseen)
    {
        var scratch = new AnalysisScratch();
        scratch.Signals.Request = -1;
        scratch.Emotions.IsFamiliar = true;
        scratch.Emotions.Known = 1 << (int)Emotion.Joy | 1 << (int)Emotion.Anger | 1 << (int)Emotion.Worry;
        scratch.Emotions.Unseen = unseen;
        scratch.Scores.Emotion[(int)Emotion.Joy] = joy;
        return (scratch, new int[8]);
    }
}
