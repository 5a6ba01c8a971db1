using System.Linq;
using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

public class PinnedThemeTests
{
    [Theory]
    [InlineData("手续费太高了", "fees_pricing", Polarity.Negative)]
    [InlineData("The interest rate is too high.", "fees_pricing", Polarity.Negative)]
    [InlineData("价格便宜，性价比高", "fees_pricing", Polarity.Positive)]
    [InlineData("I was charged twice for the same transaction.", "billing_payment", Polarity.Negative)]
    [InlineData("Still no refund after six weeks, terrible.", "refund_return", Polarity.Negative)]
    [InlineData("退款一直没到账，太失望了", "refund_return", Polarity.Negative)]
    [InlineData("物流太慢", "delivery", Polarity.Negative)]
    [InlineData("收到货了，包装完好，很满意", "delivery", Polarity.Positive)]
    [InlineData("品質很差，用一次就壞了", "product_quality", Polarity.Negative)]
    [InlineData("I love this app, easy to use and fast", "usability", Polarity.Positive)]
    [InlineData("APP一直闪退，根本没法用，垃圾！", "usability", Polarity.Negative)]
    [InlineData("can't log in since yesterday", "account_access", Polarity.Negative)]
    [InlineData("银行卡被盗刷了，怎么办？", "security_fraud", Polarity.Negative)]
    [InlineData("客服态度恶劣，等了两个小时没人理", "staff_attitude", Polarity.Negative)]
    [InlineData("服務態度一流，好滿意", "staff_attitude", Polarity.Positive)]
    [InlineData("客服态度恶劣，等了两个小时没人理", "response_speed", Polarity.Negative)]
    [InlineData("你们的审批太慢了，再不解决我就销户！", "process_approval", Polarity.Negative)]
    [InlineData("你们的审批太慢了，再不解决我就销户！", "cancellation_churn", Polarity.Negative)]
    [InlineData("The agent explained everything clearly and was very patient", "information_communication", Polarity.Positive)]
    [InlineData("The room was clean and the bed was comfortable.", "facility_environment", Polarity.Positive)]
    [InlineData("优惠活动很给力", "promotion_loyalty", Polarity.Positive)]
    public void Each_theme_takes_the_direction_of_its_clause(string text, string code, Polarity expected)
    {
        var theme = FeedbackAnalyzer.Analyze(text).Themes.SingleOrDefault(t => t.Code == code);
        Assert.NotNull(theme);
        Assert.Equal(expected, theme.Polarity);
    }

    [Theory]
    [InlineData("质量很好但是物流太慢", "质量很好", "但是物流太慢")]
    [InlineData("品質很好但是物流太慢", "品質很好", "但是物流太慢")]
    public void Two_themes_in_one_sentence_are_judged_apart(string text, string good, string bad)
    {
        var themes = FeedbackAnalyzer.Analyze(text).Themes;
        var quality = themes.Single(t => t.Code == "product_quality");
        var delivery = themes.Single(t => t.Code == "delivery");
        Assert.Equal((Polarity.Positive, good), (quality.Polarity, text.Substring(quality.Start, quality.Length)));
        Assert.Equal((Polarity.Negative, bad), (delivery.Polarity, text.Substring(delivery.Start, delivery.Length)));
    }

    [Theory]
    [InlineData("Somebody in another city has been shopping with my card", "security_fraud")]
    [InlineData("Found my box in the neighbour's hedge, soaked through.", "delivery")]
    [InlineData("人到了，箱子没到", "delivery")]
    [InlineData("上午报的停气，天黑了才有人露面。", "response_speed")]
    [InlineData("民宿推开门就是洱海，晚上躺着数星星。", "facility_environment")]
    public void A_theme_told_in_words_no_rule_knows_is_found(string text, string code)
    {
        Assert.DoesNotContain(AnalysisEngine.Embedded.WithThemes(ThemeModels.None).Analyze(text, AnalysisContext.Default).Themes, t => t.Code == code);
        var theme = Assert.Single(FeedbackAnalyzer.Analyze(text).Themes, t => t.Code == code);
        Assert.InRange(theme.Start + theme.Length, 1, text.Length);
    }

    [Theory]
    [InlineData("If my suitcase ever goes missing I will call you")]
    [InlineData("要是箱子丢了我会打电话")]
    public void What_is_only_supposed_is_no_theme_whoever_would_name_it(string text) =>
        Assert.DoesNotContain(FeedbackAnalyzer.Analyze(text).Themes, t => t.Code == "delivery");

    [Fact]
    public void A_theme_of_a_plain_question_has_no_direction() =>
        Assert.Equal(Polarity.Neutral, FeedbackAnalyzer.Analyze("Could you send me the statement for March?").Themes.Single().Polarity);

    [Fact]
    public void Refusing_to_leave_is_not_the_theme_of_leaving() =>
        Assert.DoesNotContain(FeedbackAnalyzer.Analyze("不会换一家，你们服务一直很好").Themes, t => t.Code == "cancellation_churn");

    [Fact]
    public void Admin_keywords_match_in_any_casing_and_script_and_exclusions_silence_them()
    {
        var catalogue = ThemeCatalogue.Create(
        [
            new ThemeDefinition("green_energy", ["Solar*", "光伏", "heat pump"], ["solar eclipse"]),
            new ThemeDefinition("delivery", [" drone "], ["delivery room"]),
            new ThemeDefinition("empty", ["", "  "]),
        ]);
        var context = new AnalysisContext { Themes = catalogue };

        var a = FeedbackAnalyzer.Analyze("The SOLARPANELS are great, the ＨＥＡＴ pump is terrible.", context);
        Assert.Contains(a.Themes, t => t.Code == "green_energy" && t.Polarity == Polarity.Mixed);
        Assert.Contains(FeedbackAnalyzer.Analyze("光伏補貼沒有到帳", context).Themes, t => t.Code == "green_energy");
        Assert.Contains(FeedbackAnalyzer.Analyze("The drone was late.", context).Themes, t => t.Code == "delivery");
        Assert.DoesNotContain(FeedbackAnalyzer.Analyze("We watched the solar eclipse.", context).Themes, t => t.Code == "green_energy");
        Assert.DoesNotContain(FeedbackAnalyzer.Analyze("The delivery room was clean.", context).Themes, t => t.Code == "delivery");
    }

    [Fact]
    public void Admin_themes_of_which_one_keyword_begins_another_both_fire()
    {
        var context = new AnalysisContext { Themes = ThemeCatalogue.Create([new ThemeDefinition("a", ["green loan"]), new ThemeDefinition("b", ["green"])]) };
        var codes = FeedbackAnalyzer.Analyze("My green loan is fine.", context).Themes.Select(t => t.Code).ToArray();
        Assert.Contains("a", codes);
        Assert.Contains("b", codes);
    }
}
