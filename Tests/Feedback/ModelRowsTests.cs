using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback;

public class ModelRowsTests
{
    private const string Praise = "My advisor was excellent and very friendly.";

    public static TheoryData<string> Names => [.. AnalysisModels.Names];

    [Fact]
    public void A_model_travels_in_rows_below_a_million_characters()
    {
        byte[] large = Enumerable.Range(0, 1_600_000).Select(i => (byte)i).ToArray();
        var rows = ModelRows.Split("sentiment-zh", large);
        Assert.Equal(["analysis_model_sentiment_zh_1", "analysis_model_sentiment_zh_2", "analysis_model_sentiment_zh_3"], rows.Select(r => r.Key));
        Assert.All(rows, r => Assert.InRange(r.Value.Length, 1, 999_999));
        Assert.Equal(large, rows.SelectMany(r => Convert.FromBase64String(r.Value)));
    }

    [Fact]
    public void A_model_too_large_for_four_rows_or_of_an_unknown_name_is_refused()
    {
        Assert.Contains("more than four rows", Assert.Throws<ArgumentException>(() => ModelRows.Split("themes-en", new byte[3_000_000])).Message, StringComparison.Ordinal);
        Assert.Contains("expected one of sentiment-en, ", Assert.Throws<ArgumentException>(() => ModelRows.Split("themes-fr", [1])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_model_can_be_replaced_alone_and_the_others_stay(string name)
    {
        var settings = ModelRows.Read(Rows(name, Model(name)));
        Assert.Null(settings.Remark);
        var replaced = settings.Engine!;
        var embedded = AnalysisEngine.Embedded;
        Assert.NotEqual(embedded.Version, replaced.Version);
        Assert.Equal([name], AnalysisModels.Names.Where(n => Version(n, replaced) != Version(n, embedded)));
    }

    [Fact]
    public void A_replaced_sentiment_model_scores_and_is_named_in_the_engine()
    {
        var analysis = Analyze(Rows("sentiment-en", Model("sentiment-en")), Praise);
        Assert.Equal(Sentiment.VeryNegative, analysis.Sentiment);
        Assert.NotEqual(FeedbackAnalyzer.Engine, analysis.Engine);
    }

    [Fact]
    public void Replaced_emotion_and_theme_models_are_read()
    {
        const string plain = "The trumpet stands on the shelf.";
        Assert.Empty(FeedbackAnalyzer.Analyze(plain).Themes);
        var rows = Rows("emotions-en", Heads((int)Emotion.Sadness)).Concat(Rows("themes-en", Heads(Array.IndexOf(ThemeCodes.All, "usability"), "trumpet"))).ToDictionary(r => r.Key, r => r.Value);
        var analysis = Analyze(rows, plain);
        Assert.Contains(analysis.Emotions, e => e.Emotion == Emotion.Sadness);
        Assert.Contains(analysis.Themes, t => t.Code == "usability");
    }

    [Theory]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    [InlineData("")]
    public void A_damaged_model_falls_back_to_the_embedded_one_and_says_so(string chunk)
    {
        foreach (string name in AnalysisModels.Names)
        {
            string code = ModelRows.Code(name, 1);
            var settings = ModelRows.Read(new Dictionary<string, string> { [code] = chunk });
            Assert.Null(settings.Engine);
            Assert.StartsWith(code + ": ", settings.Remark, StringComparison.Ordinal);
            Assert.Contains("The embedded model " + name + " is used", settings.Remark, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_flipped_bit_is_found_by_the_checksum(string name)
    {
        byte[] model = Model(name);
        model[20] ^= 1;
        var settings = ModelRows.Read(Rows(name, model));
        Assert.Null(settings.Engine);
        Assert.Contains("checksum", settings.Remark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_missing_row_is_named(int missing)
    {
        var rows = Large();
        rows.Remove(ModelRows.Code("themes-zh", missing));
        var settings = ModelRows.Read(rows);
        Assert.Null(settings.Engine);
        Assert.StartsWith(ModelRows.Code("themes-zh", missing) + ": the row is missing, although analysis_model_themes_zh_3 is there.", settings.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_a_longer_model_left_behind_is_found_by_the_checksum()
    {
        var rows = Large();
        foreach (var row in Rows("themes-zh", Model("themes-zh"))) rows[row.Key] = row.Value;
        Assert.Contains("analysis_model_themes_zh_3 and the rows before it: Multi-label model: checksum", ModelRows.Read(rows).Remark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emotions-en", 8, "head 0 has label 8, expected 0 to 7")]
    [InlineData("emotions-zh", -1, "head 0 has label -1, expected 0 to 7")]
    [InlineData("themes-en", 15, "head 0 has label 15, expected 0 to 14")]
    [InlineData("themes-zh", int.MinValue, "expected 0 to 14")]
    public void A_label_that_nothing_stands_for_counts_as_damage(string name, int label, string message)
    {
        var settings = ModelRows.Read(Rows(name, Heads(label)));
        Assert.Null(settings.Engine);
        Assert.Contains(message, settings.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_with_two_heads_counts_as_damage() =>
        Assert.Contains("label 3 has two heads", ModelRows.Read(Rows("emotions-en", Heads([3, 3], "trumpet"))).Remark, StringComparison.Ordinal);

    [Fact]
    public void A_model_of_another_kind_is_refused() =>
        Assert.Contains("not a model file of this kind", ModelRows.Read(Rows("themes-en", Model("sentiment-en"))).Remark, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_ends_early_under_a_right_checksum_is_refused()
    {
        var file = new MemoryStream();
        ModelFile.Save(file, 0x46435334, writer => writer.Write(5));
        Assert.Contains("ends early", ModelRows.Read(Rows("sentiment-en", file.ToArray())).Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void One_damaged_model_does_not_keep_the_others_from_being_replaced()
    {
        var rows = Rows("emotions-zh", Model("emotions-zh"));
        rows[ModelRows.Code("sentiment-en", 1)] = "broken";
        var settings = ModelRows.Read(rows);
        Assert.Equal(Version("emotions-zh", settings.Engine!), AnalysisModels.None.With("emotions-zh", new MemoryStream(Model("emotions-zh"))).ChineseEmotions!.Version);
        Assert.Equal(AnalysisEngine.Embedded.Sentiment.English.Version, settings.Engine!.Sentiment.English.Version);
        Assert.Contains("sentiment_en", settings.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_beyond_all_reason_throw_nothing()
    {
        var file = new MemoryStream();
        SentimentModel.Write(file, new ModelConstants { Direction = new SentimentHead { Intercept = int.MaxValue, Scale = int.MaxValue }, Neutral = new SentimentHead { Intercept = int.MinValue, Scale = int.MinValue }, Request = new SentimentHead { Intercept = int.MaxValue, Scale = int.MinValue }, Temperature = int.MaxValue, TemperatureSlope = int.MaxValue }, [7], [127, -128, 127]);
        var rows = Rows("sentiment-en", file.ToArray());
        foreach (var row in Rows("emotions-en", Heads(Enumerable.Range(0, 8).ToArray(), "trumpet", int.MinValue))) rows[row.Key] = row.Value;
        var analysis = Analyze(rows, Praise + " The trumpet was late, but nobody cared!!! 😀");
        Assert.Equal(10000, analysis.NegativeUnits + analysis.NeutralUnits + analysis.PositiveUnits);
        Assert.Equal(analysis.RawScore, analysis.Evidence.Aggregate(0, (sum, span) => unchecked(sum + span.Weight)));
    }

    [Fact]
    public void Engine_and_calibration_are_named_within_the_column()
    {
        var rows = Rows("themes-en", Model("themes-en"));
        rows[ModelRows.CalibrationCode] = "{\"version\":\"calibrated on 300\"}";
        var settings = ModelRows.Read(rows);
        string Engine(AnalysisEngine? engine) => FeedbackAnalyzer.Analyze(Praise, new AnalysisContext { Engine = engine, Settings = settings.Settings }).Engine;
        Assert.EndsWith(" / calibrated on 300", Engine(settings.Engine), StringComparison.Ordinal);
        Assert.InRange(Engine(settings.Engine).Length, 1, 100);
        Assert.NotEqual(Engine(null), Engine(settings.Engine));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"neutralBias\":")]
    [InlineData("{\"neutralBias\" 5}")]
    public void A_calibration_that_is_no_json_object_is_not_used(string json) =>
        Assert.Contains("no flat JSON object", ModelRows.Read(new Dictionary<string, string> { [ModelRows.CalibrationCode] = json }).Remark, StringComparison.Ordinal);

    [Fact]
    public void A_calibration_is_read_as_written_and_held_in_range()
    {
        var written = new AnalysisSettings { Version = "v 2", NegativeBias = -1200, NeutralBias = 7, PositiveBias = 300, NeutralFactor = 450, Temperature = 1300, StrongFrom = 5500 };
        var read = SettingsJson.Read(SettingsJson.Write(written))!;
        Assert.Equal(("v 2", -1200, 7, 300, 450, 1300, 5500), (read.Version, read.NegativeBias, read.NeutralBias, read.PositiveBias, read.NeutralFactor, read.Temperature, read.StrongFrom));
        var wild = SettingsJson.Read("{\"neutralBias\":999999,\"neutralFactor\":0,\"temperature\":-5,\"strongFrom\":-3}")!;
        Assert.Equal((100_000, 100, 100, 1), (wild.NeutralBias, wild.NeutralFactor, wild.Temperature, wild.StrongFrom));
    }

    [Fact]
    public void A_calibration_of_before_temperatures_changes_none()
    {
        var read = SettingsJson.Read("{\"version\":\"old\",\"negativeBias\":100}")!;
        Assert.Equal((1000, 1000), (read.NeutralFactor, read.Temperature));
    }

    [Fact]
    public void A_temperature_cools_the_score_and_keeps_its_side_and_its_evidence()
    {
        var plain = FeedbackAnalyzer.Analyze(Praise);
        var cooled = FeedbackAnalyzer.Analyze(Praise, new AnalysisContext { Settings = new AnalysisSettings { Temperature = 500 } });
        Assert.InRange(cooled.ScoreUnits, 1, plain.ScoreUnits - 1);
        Assert.Equal(plain.RawScore, cooled.RawScore);
    }

    internal static Dictionary<string, string> Rows(string name, byte[] model) => ModelRows.Split(name, model).ToDictionary(r => r.Key, r => r.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>A small model of each kind: sentiment that calls everything negative, heads that find their label everywhere.</summary>
    internal static byte[] Model(string name)
    {
        if (!name.StartsWith("sentiment", StringComparison.Ordinal)) return Heads(1);
        using var file = new MemoryStream();
        SentimentModel.Write(file, new ModelConstants { Direction = new SentimentHead { Intercept = -90_000, Scale = 1 }, Neutral = new SentimentHead { Scale = 1 } }, [7], [1, 1]);
        return file.ToArray();
    }

    private static FeedbackAnalysis Analyze(Dictionary<string, string> rows, string text)
    {
        var settings = ModelRows.Read(rows);
        Assert.Null(settings.Remark);
        return FeedbackAnalyzer.Analyze(text, new AnalysisContext { Engine = settings.Engine });
    }

    private static byte[] Heads(int label, string word = "trumpet") => Heads([label], word);

    private static byte[] Heads(int[] labels, string word, int number = 60_000)
    {
        var scratch = new AnalysisScratch();
        AnalysisEngine.Embedded.Pipeline.Read(word, word.Length, scratch);
        FeatureExtractor.Extract(scratch.Text, scratch.Feelings, scratch.Features);
        using var file = new MemoryStream();
        MultiLabelModel.Write(file, [.. labels.Select(l => new LabelHead { Label = l, Intercept = number, Scale = 1, Threshold = 1 })], [scratch.Features.Hash[0]], [.. labels.Select(_ => (sbyte)100)]);
        return file.ToArray();
    }

    // Three rows: as many n-grams as two million bytes hold.
    private static Dictionary<string, string> Large()
    {
        uint[] hashes = [.. Enumerable.Range(1, 400_000).Select(i => (uint)i * 1000)];
        using var file = new MemoryStream();
        MultiLabelModel.Write(file, [new LabelHead { Label = 1 }, new LabelHead { Label = 2 }], hashes, new sbyte[800_000]);
        var rows = Rows("themes-zh", file.ToArray());
        Assert.Equal(3, rows.Count);
        return rows;
    }

    private static string? Version(string name, AnalysisEngine engine) => name switch
    {
        "sentiment-en" => engine.Sentiment.English.Version,
        "sentiment-zh" => engine.Sentiment.Chinese.Version,
        "emotions-en" => engine.Sentiment.EnglishEmotions?.Version,
        "emotions-zh" => engine.Sentiment.ChineseEmotions?.Version,
        "themes-en" => engine.Themes.English?.Version,
        _ => engine.Themes.Chinese?.Version,
    };
}
