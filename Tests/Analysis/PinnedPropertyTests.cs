using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

/// <summary>What must hold for every text of the pinned tables, whatever is read in it.</summary>
public class PinnedPropertyTests
{
    private static readonly string[] Texts = PinnedCase.Read("en").Concat(PinnedCase.Read("zh-hans")).Concat(PinnedCase.Read("zh-hant")).Select(c => c.Text).Distinct(StringComparer.Ordinal).ToArray();

    [Fact]
    public void Evidence_adds_up_alone_and_under_any_question()
    {
        foreach (string text in Texts)
        {
            foreach (string? question in new[] { null, "What should we improve?", "您最满意的是什么？" })
            {
                var context = new AnalysisContext { Questions = question == null ? [] : [new SurveyQuestion(question)] };
                var a = FeedbackAnalyzer.Analyze(text, context);
                Assert.Equal(a.RawScore, a.Evidence.Sum(e => e.Weight));
            }
        }
    }

    [Fact]
    [SuppressMessage("Globalization", "CA1308", Justification = "Lower case is what is tested.")]
    public void Casing_and_width_change_nothing()
    {
        foreach (string text in Texts)
        {
            string expected = Reading(FeedbackAnalyzer.Analyze(text));
            Assert.Equal(expected, Reading(FeedbackAnalyzer.Analyze(text.ToUpperInvariant())));
            Assert.Equal(expected, Reading(FeedbackAnalyzer.Analyze(text.ToLowerInvariant())));
            Assert.Equal(expected, Reading(FeedbackAnalyzer.Analyze(FullWidth(text))));
        }
    }

    [Fact]
    public void A_neutral_sentence_more_moves_the_score_by_little()
    {
        var moves = new List<(decimal Move, string Where)>();
        foreach (string text in Texts)
        {
            var alone = FeedbackAnalyzer.Analyze(text);
            if (alone.Sentiment == Sentiment.Unscorable) continue;
            foreach (string fact in FactsFor(alone.Language))
            {
                string gap = fact[0] < 128 ? " " : string.Empty;
                string stop = ".!?…。！？".Contains(text[^1], StringComparison.Ordinal) ? string.Empty : fact[^1..];
                foreach (string together in new[] { text + stop + gap + fact, fact + gap + text })
                {
                    decimal score = FeedbackAnalyzer.Analyze(together).Score;
                    moves.Add((Math.Abs(score - alone.Score), $"{alone.Score} became {score}: {together}"));
                }
            }
        }
        var furthest = moves.MaxBy(m => m.Move);
        Assert.True(furthest.Move <= 0.35m, furthest.Where);
        decimal little = moves.Count(m => m.Move < 0.15m) / (decimal)moves.Count;
        Assert.True(little >= 0.95m, $"{little:P1} of {moves.Count} move less than 0.15");
    }

    [Fact]
    public void A_fact_beside_a_complaint_weighs_nothing_and_alone_is_read()
    {
        const string Fact = "The invoice is dated 3 May.";
        var beside = FeedbackAnalyzer.Analyze("Your app is terrible. " + Fact);
        Assert.DoesNotContain(beside.Evidence, e => e.Start >= 22);
        Assert.Equal(beside.RawScore, beside.Evidence.Sum(e => e.Weight));
        Assert.Equal(Sentiment.Neutral, FeedbackAnalyzer.Analyze(Fact).Sentiment);
    }

    [Theory]
    [InlineData("你们的审批太慢，客服态度很差", "你們的審批太慢，客服態度很差")]
    [InlineData("虽然有点贵，但是质量很好", "雖然有點貴，但是質量很好")]
    [InlineData("不是不满意，只是等得太久", "不是不滿意，只是等得太久")]
    [InlineData("再不解决我就销户，并向银保监投诉", "再不解決我就銷戶，並向銀保監投訴")]
    [InlineData("没有收取手续费，非常划算", "沒有收取手續費，非常劃算")]
    [InlineData("请问怎么办理转账？", "請問怎麼辦理轉賬？")]
    [InlineData("个人信息被泄露，很担心", "個人信息被洩露，很擔心")]
    [InlineData("系统又闪退，订单找不到了", "系統又閃退，訂單找不到了")]
    public void Traditional_and_simplified_read_alike(string simplified, string traditional) =>
        Assert.Equal(Reading(FeedbackAnalyzer.Analyze(simplified)), Reading(FeedbackAnalyzer.Analyze(traditional)));

    [Fact]
    public void Each_of_several_answers_takes_the_direction_of_its_own_question()
    {
        const string Text = "the price\nthe staff";
        var context = new AnalysisContext { Questions = [new SurveyQuestion("What should we improve?", 0, 9), new SurveyQuestion("What did you like best?", 10, 9)] };
        var a = FeedbackAnalyzer.Analyze(Text, context);
        Assert.Equal(Polarity.Negative, a.Themes.Single(t => t.Code == "fees_pricing").Polarity);
        Assert.Equal(Polarity.Positive, a.Themes.Single(t => t.Code == "staff_attitude").Polarity);
        Assert.Equal(a.RawScore, a.Evidence.Sum(e => e.Weight));
    }

    [Theory]
    [InlineData(-5, 3)]
    [InlineData(4, int.MaxValue)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(2, int.MinValue)]
    [InlineData(100, 100)]
    public void Answer_spans_beyond_the_text_do_no_harm(int start, int length)
    {
        var context = new AnalysisContext { Questions = [new SurveyQuestion("What should we improve?", start, length), new SurveyQuestion("", start, length)] };
        var a = FeedbackAnalyzer.Analyze("the price 价格 😡 \uD800", context);
        Assert.Equal(a.RawScore, a.Evidence.Sum(e => e.Weight));
    }

    [Theory]
    [InlineData("太")]
    [InlineData("不是")]
    [InlineData("呵呵，好")]
    [InlineData("if ")]
    [InlineData("not good, ")]
    [InlineData("why? ")]
    [InlineData("# weeks 3 weeks ")]
    [InlineData("hateeee ")]
    [InlineData("\u0000\u0001\u001F")]
    [InlineData("❤️🙄👍🏽")]
    public void A_megabyte_of_rule_words_is_read(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var a = FeedbackAnalyzer.Analyze(text, new AnalysisContext { Questions = [new SurveyQuestion("What should we improve?")] });
        Assert.True(a.Truncated);
        Assert.Equal(a.RawScore, a.Evidence.Sum(e => e.Weight));
    }

    private static string[] FactsFor(FeedbackLanguage language) => language switch
    {
        FeedbackLanguage.English => ["My customer number is 4711.", "I am writing from Leeds.", "We have two cars.", "The invoice is dated 3 May.", "Today is Tuesday.", "I ordered it last week.", "My name is Anna Schmidt."],
        FeedbackLanguage.ChineseTraditional => ["我的客戶編號是4711。", "我住在台北。", "今天是星期二。", "訂單編號是A1234。", "我姓王。", "我是上個月申辦的。", "我喺沙田住。"],
        _ => ["我的客户编号是4711。", "我住在上海。", "今天是星期二。", "订单号是A1234。", "我姓王。", "发票日期是五月三日。", "我是上周买的。"],
    };

    private static string Reading(FeedbackAnalysis a) =>
        $"{a.Sentiment} {a.RawScore} {a.Kind} {a.Severity} {a.Urgency} {a.LeaveIntent} {a.RegulatorThreat} {a.Recommendation} "
        + string.Join(' ', a.Themes.Select(t => t.Code + ":" + t.Polarity)) + " " + string.Join(' ', a.Emotions.Select(e => e.Emotion + ":" + e.StrengthUnits));

    private static string FullWidth(string text) =>
        string.Concat(text.Select(c => c == ' ' ? '\u3000' : c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c));
}
