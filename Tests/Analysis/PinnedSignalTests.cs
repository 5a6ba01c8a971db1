using System;
using System.Linq;
using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

public class PinnedSignalTests
{
    [Theory]
    [InlineData("你们的审批太慢了，再不解决我就销户！", LeaveIntent.Conditional)]
    [InlineData("你們的審批太慢了，再不解決我就銷戶！", LeaveIntent.Conditional)]
    [InlineData("If this is not fixed I will close my account.", LeaveIntent.Conditional)]
    [InlineData("I'm thinking about switching to another provider", LeaveIntent.Conditional)]
    [InlineData("再也不会来了", LeaveIntent.Stated)]
    [InlineData("I will never use your bank again.", LeaveIntent.Stated)]
    [InlineData("不会换一家，你们服务一直很好", LeaveIntent.None)]
    [InlineData("怎么注销账户？", LeaveIntent.None)]
    [InlineData("How do I close my account?", LeaveIntent.None)]
    [InlineData("I would never switch to another bank.", LeaveIntent.None)]
    public void Leave_intent_tells_threat_from_question(string text, LeaveIntent expected) =>
        Assert.Equal(expected, FeedbackAnalyzer.Analyze(text).LeaveIntent);

    [Theory]
    [InlineData("我要去银保监投诉你们", true)]
    [InlineData("再不处理就打12345", true)]
    [InlineData("我會向消委會投訴", true)]
    [InlineData("I will contact the ombudsman and my lawyer.", true)]
    [InlineData("The food court was crowded.", false)]
    [InlineData("How do I add a power of attorney?", false)]
    [InlineData("12345", false)]
    public void A_regulator_is_recognised(string text, bool expected) =>
        Assert.Equal(expected, FeedbackAnalyzer.Analyze(text).RegulatorThreat);

    [Theory]
    [InlineData("你们的审批太慢了，再不解决我就销户！", FeedbackKind.Complaint)]
    [InlineData("The website is down again.", FeedbackKind.Complaint)]
    [InlineData("excellent service", FeedbackKind.Praise)]
    [InlineData("建议增加更多网点", FeedbackKind.Suggestion)]
    [InlineData("How do I reset my password?", FeedbackKind.Question)]
    [InlineData("怎么注销账户？", FeedbackKind.Question)]
    [InlineData("Please change my address to 12 High Street.", FeedbackKind.Request)]
    [InlineData("请帮我修改一下联系电话", FeedbackKind.Request)]
    public void Kind_tells_what_the_customer_does(string text, FeedbackKind expected) =>
        Assert.Equal(expected, FeedbackAnalyzer.Analyze(text).Kind);

    [Theory]
    [InlineData("银行卡被盗刷了，怎么办？", Severity.Major)]
    [InlineData("I was charged twice for the same transaction.", Severity.Major)]
    [InlineData("手续费太高了", Severity.Minor)]
    [InlineData("建议增加更多网点", Severity.Suggestion)]
    [InlineData("excellent service", null)]
    [InlineData("How do I reset my password?", null)]
    public void Severity_weighs_the_problem(string text, Severity? expected) =>
        Assert.Equal(expected, FeedbackAnalyzer.Analyze(text).Severity);

    [Theory]
    [InlineData("This is urgent, I cannot access my money!", Urgency.Urgent)]
    [InlineData("十万火急，账户被冻结了", Urgency.Urgent)]
    [InlineData("I have called several times and still no answer.", Urgency.High)]
    [InlineData("Please change my address. Not urgent.", Urgency.Normal)]
    [InlineData("Resolved immediately, thank you, great service!", Urgency.Normal)]
    public void Urgency_needs_something_wrong(string text, Urgency expected) =>
        Assert.Equal(expected, FeedbackAnalyzer.Analyze(text).Urgency);

    [Theory]
    [InlineData("I would highly recommend this bank", RecommendationIntent.WouldRecommend)]
    [InlineData("强烈推荐给朋友", RecommendationIntent.WouldRecommend)]
    [InlineData("I would not recommend this to anyone", RecommendationIntent.WouldNotRecommend)]
    [InlineData("大家千万别买", RecommendationIntent.WouldNotRecommend)]
    [InlineData("What do you recommend?", RecommendationIntent.None)]
    public void Recommendation_is_read_both_ways(string text, RecommendationIntent expected) =>
        Assert.Equal(expected, FeedbackAnalyzer.Analyze(text).Recommendation);

    [Theory]
    [InlineData("APP一直闪退，根本没法用，垃圾！", Emotion.Anger)]
    [InlineData("I am furious about this", Emotion.Anger)]
    [InlineData("Thank you so much for resolving this so quickly!", Emotion.Gratitude)]
    [InlineData("I'm worried my data was leaked", Emotion.Worry)]
    [InlineData("我非常喜欢你们的产品", Emotion.Joy)]
    [InlineData("very disappointed with how this was handled", Emotion.Frustration)]
    [InlineData("真让人伤心难过", Emotion.Sadness)]
    public void The_strongest_emotion_comes_first(string text, Emotion expected)
    {
        var a = FeedbackAnalyzer.Analyze(text);
        Assert.NotEmpty(a.Emotions);
        Assert.Equal(expected, a.Emotions[0].Emotion);
    }

    [Fact]
    public void Not_angry_is_not_anger() =>
        Assert.DoesNotContain(FeedbackAnalyzer.Analyze("I am not angry, only curious how it works").Emotions, e => e.Emotion == Emotion.Anger);

    [Theory]
    [InlineData("The service was terrible and slow", 0.9, RatingMismatch.RatingAboveText)]
    [InlineData("非常满意，服务很好", 0.1, RatingMismatch.RatingBelowText)]
    [InlineData("非常满意，服务很好", 1.0, RatingMismatch.None)]
    [InlineData("How do I reset my password?", 0.0, RatingMismatch.None)]
    public void Rating_and_words_are_held_against_each_other(string text, double rating, RatingMismatch expected) =>
        Assert.Equal(expected, FeedbackAnalyzer.Analyze(text, new AnalysisContext { Rating = (decimal)rating }).RatingMismatch);

    [Theory]
    [InlineData("What should we improve?", "价格", Polarity.Negative)]
    [InlineData("What did you like most?", "the price", Polarity.Positive)]
    public void A_survey_question_gives_a_bare_answer_its_direction(string question, string answer, Polarity expected)
    {
        var a = FeedbackAnalyzer.Analyze(answer, new AnalysisContext { Questions = [new SurveyQuestion(question)] });
        Assert.Equal(expected, a.Themes.Single(t => t.Code == "fees_pricing").Polarity);
        Assert.Equal(a.RawScore, a.Evidence.Sum(e => e.Weight));
    }

    [Fact]
    public void Key_phrases_are_what_a_person_would_quote()
    {
        var phrases = FeedbackAnalyzer.Analyze("高利率、审批流程缓慢、客户服务差").KeyPhrases.Select(p => p.Text).ToArray();
        Assert.Equal(["审批流程缓慢", "客户服务差", "高利率"], phrases.Order(StringComparer.Ordinal));
    }
}
