using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

public class AnalyzerPropertyTests
{
    [Fact]
    public void No_string_throws_and_every_offset_lies_inside_the_text()
    {
        foreach (string text in TextSamples.Real.Concat(TextSamples.Random(3000, 120, 0x1234567)))
        {
            Check(text, FeedbackAnalyzer.Analyze(text));
        }
    }

    [Fact]
    public void Every_single_code_unit_can_be_read()
    {
        for (int c = 0; c <= 0xFFFF; c++) Check(((char)c).ToString(), FeedbackAnalyzer.Analyze(((char)c).ToString()));
    }

    [Theory]
    [InlineData("太慢了")]
    [InlineData("a")]
    [InlineData("very slow, ")]
    [InlineData("😡")]
    [InlineData("\uD800")]
    [InlineData(":(")]
    [InlineData("not ")]
    [InlineData("但是")]
    [InlineData("http://a.b/")]
    [InlineData("a@b ")]
    public void A_megabyte_is_cut_with_a_flag(string piece)
    {
        string text = new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length).ToString();
        var a = FeedbackAnalyzer.Analyze(text);
        Assert.True(a.Truncated);
        var cut = Assert.Single(a.Trimmed);
        Assert.Equal((TrimReason.TooLong, text.Length), (cut.Reason, cut.Start + cut.Length));
        Check(text, a);
    }

    [Fact]
    public void A_cut_never_parts_a_surrogate_pair()
    {
        var a = FeedbackAnalyzer.Analyze("good 😀😀", new AnalysisContext { Settings = new AnalysisSettings { MaxCharacters = 6 } });
        Assert.Equal(5, a.Trimmed.Single().Start);
    }

    [Fact]
    public void Few_evidence_spans_still_add_up()
    {
        foreach (int limit in new[] { 0, 1, 2, 5 })
        {
            foreach (string text in TextSamples.Real)
            {
                var a = FeedbackAnalyzer.Analyze(text, new AnalysisContext { Settings = new AnalysisSettings { MaxEvidenceSpans = limit } });
                Assert.Equal(a.RawScore, a.Evidence.Sum(e => e.Weight));
                Assert.True(a.Evidence.Count(e => e.Length > 0) <= limit);
            }
        }
    }

    [Fact]
    [SuppressMessage("Globalization", "CA1308", Justification = "Lower case is what is tested.")]
    public void Any_casing_and_width_gives_the_same_score()
    {
        foreach (string text in TextSamples.Real.Concat(TextSamples.Random(300, 60, 99)))
        {
            int raw = FeedbackAnalyzer.Analyze(text).RawScore;
            Assert.Equal(raw, FeedbackAnalyzer.Analyze(text.ToUpperInvariant()).RawScore);
            Assert.Equal(raw, FeedbackAnalyzer.Analyze(text.ToLowerInvariant()).RawScore);
            Assert.Equal(raw, FeedbackAnalyzer.Analyze(FullWidth(text)).RawScore);
        }
    }

    [Theory]
    [InlineData("我的客户编号是4711。0/10")]
    [InlineData("我的客户编号是4711｡0/10")]
    public void A_Chinese_full_stop_joins_no_numbers(string text) => Assert.True(FeedbackAnalyzer.Analyze(text).Score < -0.3m);

    [Theory]
    [InlineData("Thanks in advance", "Thanks in advance.")]
    [InlineData("Please change my address", "Please change my address.")]
    [InlineData("网页打不开", "网页打不开。")]
    public void A_full_stop_at_the_end_changes_nothing(string bare, string ended) =>
        Assert.Equal(FeedbackAnalyzer.Analyze(bare).RawScore, FeedbackAnalyzer.Analyze(ended).RawScore);

    [Theory]
    [InlineData("你们的审批太慢了，再不解决我就销户！", "你們的審批太慢了，再不解決我就銷戶！")]
    [InlineData("我非常喜欢你们的产品，使用体验非常好。", "我非常喜歡你們的產品，使用體驗非常好。")]
    [InlineData("客服态度恶劣，等了两个小时没人理", "客服態度惡劣，等了兩個小時沒人理")]
    [InlineData("这个软件的界面很乱，里面的说明也看不懂", "這個軟件的界面很亂，裏面的說明也看不懂")]
    [InlineData("这个软件的界面很乱，里面的说明也看不懂", "這個軟件的界面很亂，裡面的說明也看不懂")]
    [InlineData("干净、后台、头发、台湾、余额不足", "乾淨、後臺、頭髮、臺灣、餘額不足")]
    [InlineData("着急，账户被冻结，无法转账", "著急，賬戶被凍結，無法轉賬")]
    public void Traditional_and_simplified_give_the_same_score(string simplified, string traditional)
    {
        var s = FeedbackAnalyzer.Analyze(simplified);
        var t = FeedbackAnalyzer.Analyze(traditional);
        Assert.Equal(s.RawScore, t.RawScore);
        Assert.Equal(s.Score, t.Score);
        Assert.Equal(s.Evidence, t.Evidence);
        Assert.Equal(s.Themes.Select(m => (m.Code, m.Polarity)), t.Themes.Select(m => (m.Code, m.Polarity)));
        Assert.Equal(FeedbackLanguage.ChineseSimplified, s.Language);
        Assert.Equal(FeedbackLanguage.ChineseTraditional, t.Language);
    }

    [Theory]
    [InlineData("The fees are too high", FeedbackLanguage.English)]
    [InlineData("app很好用，but the fees are too high", FeedbackLanguage.Mixed)]
    [InlineData("APP很好用", FeedbackLanguage.ChineseSimplified)]
    public void Language_is_told(string text, FeedbackLanguage expected) =>
        Assert.Equal(expected, FeedbackAnalyzer.Analyze(text).Language);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("zh-TW")]
    [InlineData("ar-SA")]
    public void Culture_does_not_matter(string culture)
    {
        var expected = TextSamples.Real.Select(Fingerprint).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Assert.Equal(expected, TextSamples.Real.Select(Fingerprint).ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task Sixty_four_threads_read_the_same()
    {
        string[] texts = TextSamples.Real.Concat(TextSamples.Random(100, 300, 7)).ToArray();
        string[] expected = texts.Select(Fingerprint).ToArray();
        using var start = new Barrier(64);
        var threads = Enumerable.Range(0, 64).Select(n => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return texts.Select((_, i) => (Index: (i + n) % texts.Length, Print: Fingerprint(texts[(i + n) % texts.Length]))).ToArray();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        foreach (var results in await Task.WhenAll(threads))
        {
            foreach (var (index, print) in results) Assert.Equal(expected[index], print);
        }
    }

    [Theory]
    [InlineData("The service was terrible and the staff were rude.", "I live in Leeds.")]
    [InlineData("客服态度恶劣，等了两个小时没人理。", "我住在上海。")]
    [InlineData("Excellent service, very happy!", "My account number ends in 42.")]
    public void An_unrelated_sentence_moves_the_score_by_little(string text, string unrelated)
    {
        decimal alone = FeedbackAnalyzer.Analyze(text).Score;
        decimal together = FeedbackAnalyzer.Analyze(text + " " + unrelated).Score;
        Assert.InRange(Math.Abs(alone - together), 0m, 0.25m);
    }

    [Fact]
    public void Class_biases_shift_the_score_and_stay_in_the_evidence()
    {
        const string Text = "Delivery took 3 weeks.";
        var plain = FeedbackAnalyzer.Analyze(Text);
        var biased = FeedbackAnalyzer.Analyze(Text, new AnalysisContext { Settings = new AnalysisSettings { NegativeBias = 10000, Version = "acme 3" } });
        Assert.Equal(plain.RawScore - 10000, biased.RawScore);
        Assert.Equal(biased.RawScore, biased.Evidence.Sum(e => e.Weight));
        Assert.EndsWith(" / acme 3", biased.Engine, StringComparison.Ordinal);
    }

    private static void Check(string text, FeedbackAnalysis a)
    {
        Assert.Equal(a.RawScore, a.Evidence.Sum(e => e.Weight));
        Assert.Equal(a.Sentiment == Sentiment.Unscorable, a.UnscorableReason != null);
        Assert.Equal(a.Sentiment == Sentiment.Unscorable ? 0 : 10000, a.NegativeUnits + a.NeutralUnits + a.PositiveUnits);
        Assert.InRange(a.Score, -1m, 1m);
        Assert.True(Math.Sign(a.ScoreUnits) == 0 || Math.Sign(a.ScoreUnits) == Math.Sign(a.RawScore));
        Assert.InRange(a.Engine.Length, 1, 100);
        foreach (var e in a.Evidence) Inside(text, e.Start, e.Length, 0);
        foreach (var t in a.Themes) Inside(text, t.Start, t.Length, 1);
        foreach (var p in a.KeyPhrases)
        {
            Inside(text, p.Start, p.Length, 1);
            Assert.Equal(text.Substring(p.Start, p.Length), p.Text);
        }
        Assert.Equal(a.Themes.Count, a.Themes.Select(t => t.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(a.Emotions, e => Assert.InRange(e.Strength, 0m, 1m));
    }

    private static void Inside(string text, int start, int length, int least)
    {
        Assert.InRange(start, 0, text.Length);
        Assert.InRange(length, least, text.Length - start);
    }

    private static string FullWidth(string text) =>
        string.Concat(text.Select(c => c == ' ' ? '\u3000' : c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c));

    private static string Fingerprint(string text)
    {
        var a = FeedbackAnalyzer.Analyze(text);
        return string.Join('|',
            string.Create(CultureInfo.InvariantCulture, $"{a.Sentiment} {a.ScoreUnits} {a.RawScore} {a.NegativeUnits} {a.NeutralUnits} {a.Language} {a.Kind} {a.LeaveIntent}"),
            string.Join(',', a.Evidence.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Start}+{e.Length}:{e.Weight}"))),
            string.Join(',', a.Themes.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Code} {t.Polarity} {t.ScoreUnits} {t.Start}"))),
            string.Join(',', a.KeyPhrases.Select(p => p.Text)),
            string.Join(',', a.Emotions.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Emotion} {e.StrengthUnits}"))));
    }
}
