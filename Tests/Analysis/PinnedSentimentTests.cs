using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

/// <summary>Literal texts and the direction a person reads in them. Each guards the rule named beside it.</summary>
public class PinnedSentimentTests
{
    [Theory]
    // blame in plain words
    [InlineData("你们的审批太慢了，再不解决我就销户！")]
    [InlineData("你们的产品有很多问题")]
    [InlineData("手续费太高了")]
    [InlineData("客服态度恶劣，等了两个小时没人理")]
    [InlineData("APP一直闪退，根本没法用，垃圾！")]
    [InlineData("高利率、审批流程缓慢、客户服务差")]
    [InlineData("再也不会来了")]
    [InlineData("我要去银保监投诉你们")]
    [InlineData("银行卡被盗刷了，怎么办？")]
    [InlineData("快递还没到，急死我了，到底什么时候送？")]
    [InlineData("The website is down again.")]
    [InlineData("very disappointed with how this was handled")]
    [InlineData("The interest rate is too high.")]
    [InlineData("I was charged twice for the same transaction.")]
    [InlineData("This is the third time I have called about the same issue and nobody helps.")]
    [InlineData("slow")]
    [InlineData("Worst customer service ever")]
    [InlineData("can't log in since yesterday")]
    // negated praise
    [InlineData("不高兴")]
    [InlineData("我对你们的服务不满意")]
    [InlineData("Not happy with the new fees.")]
    [InlineData("The staff were not helpful at all.")]
    // threats
    [InlineData("I will never use your bank again.")]
    [InlineData("If you don't refund me I will go to the press.")]
    [InlineData("The app keeps crashing and nobody answers the phone. If this is not fixed I will close my account and contact the ombudsman.")]
    // traditional characters, Taiwan, Hong Kong, Cantonese
    [InlineData("你們的審批太慢了，再不解決我就銷戶！")]
    [InlineData("你們的產品有很多問題")]
    [InlineData("客服態度很差，等咗兩個鐘都冇人理")]
    [InlineData("手續費太高，態度又差")]
    public void Blame_is_negative(string text)
    {
        var a = FeedbackAnalyzer.Analyze(text);
        Assert.True(a.Score < 0, $"{text}: {a.Score}");
        Assert.True(a.Sentiment is Sentiment.Negative or Sentiment.VeryNegative, $"{text}: {a.Sentiment} {a.Score}");
    }

    [Theory]
    [InlineData("我非常喜欢你们的产品,使用体验非常好。")]
    [InlineData("收到货了，包装完好，很满意")]
    [InlineData("东西不错，物流也快，好评")]
    [InlineData("价格便宜，性价比高")]
    [InlineData("感谢客服小李的耐心解答")]
    [InlineData("excellent service")]
    [InlineData("I love this app, easy to use and fast")]
    [InlineData("Thank you so much for resolving this so quickly!")]
    [InlineData("The agent explained everything clearly and was very patient")]
    [InlineData("The room was clean and the bed was comfortable.")]
    [InlineData("I would recommend this to my friends")]
    // negated blame and double negation
    [InlineData("不是不好")]
    [InlineData("没有问题")]
    [InlineData("没什么可投诉的，都挺好的")]
    [InlineData("不会换一家，你们服务一直很好")]
    [InlineData("The service was not bad at all.")]
    [InlineData("Nothing to complain about.")]
    [InlineData("I couldn't be happier with the support I received!")]
    // traditional characters
    [InlineData("我非常喜歡你們的產品，使用體驗非常好。")]
    [InlineData("服務態度一流，好滿意")]
    [InlineData("呢間餐廳好好食，抵食，下次再嚟")]
    // an emoji alone says enough
    [InlineData("👍👍👍")]
    public void Praise_is_positive(string text)
    {
        var a = FeedbackAnalyzer.Analyze(text);
        Assert.True(a.Score > 0, $"{text}: {a.Score}");
        Assert.True(a.Sentiment is Sentiment.Positive or Sentiment.VeryPositive, $"{text}: {a.Sentiment} {a.Score}");
    }

    [Theory]
    [InlineData("Please change my address to 12 High Street.")]
    [InlineData("Could you send me the statement for March?")]
    [InlineData("How do I reset my password?")]
    [InlineData("Good morning, I would like to open a savings account. Thank you.")]
    [InlineData("Why is my card declined?")]
    [InlineData("What documents do I need for a mortgage?")]
    [InlineData("我想查询一下我的信用卡账单")]
    [InlineData("请帮我修改一下联系电话")]
    [InlineData("快递还没到，麻烦帮忙查一下")]
    [InlineData("怎么注销账户？")]
    [InlineData("你好，请问可以分期吗")]
    [InlineData("建议增加更多网点")]
    [InlineData("請問如何更改密碼？")]
    [InlineData("請問營業時間到幾點？")]
    public void A_plain_request_or_question_is_neutral(string text)
    {
        var a = FeedbackAnalyzer.Analyze(text);
        Assert.True(a.Sentiment == Sentiment.Neutral, $"{text}: {a.Sentiment} {a.Score}");
    }

    [Theory]
    [InlineData("质量很好但是物流太慢")]
    [InlineData("The food was great but the waiter was rude.")]
    [InlineData("Your staff are wonderful, but the app is terrible.")]
    [InlineData("app很好用，but the fees are too high")]
    [InlineData("品質很好但是出貨太慢")]
    public void Praise_and_blame_of_like_weight_are_mixed(string text) =>
        Assert.Equal(Sentiment.Mixed, FeedbackAnalyzer.Analyze(text).Sentiment);

    [Theory]
    [InlineData("", UnscorableReason.NoText)]
    [InlineData(" \t\r\n\u3000", UnscorableReason.NoText)]
    [InlineData(null, UnscorableReason.NoText)]
    [InlineData("12345", UnscorableReason.NoWords)]
    [InlineData("... --- ???", UnscorableReason.NoWords)]
    [InlineData("\uD800", UnscorableReason.NoWords)]
    [InlineData("Ich bin sehr zufrieden mit dem Service und komme gerne wieder", UnscorableReason.LanguageNotSupported)]
    [InlineData("サービスがとてもよかったです、ありがとうございました", UnscorableReason.LanguageNotSupported)]
    [InlineData("Очень плохое обслуживание", UnscorableReason.LanguageNotSupported)]
    public void What_cannot_be_scored_says_why(string? text, UnscorableReason reason)
    {
        var a = FeedbackAnalyzer.Analyze(text);
        Assert.Equal(Sentiment.Unscorable, a.Sentiment);
        Assert.Equal(reason, a.UnscorableReason);
        Assert.Equal(0m, a.Score);
        Assert.Empty(a.Evidence);
    }

    [Theory]
    [InlineData("My order has not arrived yet, could you please check?")]
    [InlineData("物流信息两天没有更新了，麻烦看一下")]
    public void A_problem_named_politely_is_not_anger(string text)
    {
        var a = FeedbackAnalyzer.Analyze(text);
        Assert.InRange(a.Score, -0.75m, 0.1m);
        Assert.DoesNotContain(a.Emotions, e => e.Emotion == Emotion.Anger);
    }
}
