using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using CrmFeedback.Tests.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Feedback;

public class ModelRowsTests
{
    private const string Praise = "My advisor was excellent and very friendly.";

    [Fact]
    public void A_model_travels_in_rows_below_a_million_characters()
    {
        byte[] large = Enumerable.Range(0, 1_600_000).Select(i => (byte)i).ToArray();
        var rows = ModelRows.Split("zh", large);
        Assert.Equal(["analysis_model_zh_1", "analysis_model_zh_2", "analysis_model_zh_3"], rows.Select(r => r.Key));
        Assert.All(rows, r => Assert.InRange(r.Value.Length, 1, 999_999));
        Assert.Equal(large, rows.SelectMany(r => Convert.FromBase64String(r.Value)));
    }

    [Fact]
    public void A_replaced_model_scores_and_is_named_in_the_engine()
    {
        var settings = ModelRows.Read(ModelRows.Split("en", Model(positive: false)).ToDictionary(r => r.Key, r => r.Value));
        Assert.Null(settings.Remark);
        var analysis = FeedbackAnalyzer.Analyze(Praise, new AnalysisContext { Engine = settings.Engine });
        Assert.Equal(Sentiment.VeryNegative, analysis.Sentiment);
        Assert.NotEqual(FeedbackAnalyzer.Engine, analysis.Engine);
    }

    [Theory]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    public void A_damaged_model_falls_back_to_the_embedded_one_and_says_so(string chunk)
    {
        var settings = ModelRows.Read(new Dictionary<string, string> { ["analysis_model_en_1"] = chunk });
        Assert.Null(settings.Engine);
        Assert.Contains("analysis_model_en_1", settings.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_bit_is_found_by_the_checksum()
    {
        byte[] model = Model(positive: true);
        model[20] ^= 1;
        var settings = ModelRows.Read(ModelRows.Split("en", model).ToDictionary(r => r.Key, r => r.Value));
        Assert.Null(settings.Engine);
        Assert.Contains("checksum", settings.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_kept_for_minutes_and_read_again_when_a_row_changed()
    {
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var reader = new AnalyzerSettingsReader(() => time);
        var organization = new FakeOrganization();
        Assert.Equal(0, reader.Read(organization, organization.Id).Settings.NeutralBias);
        organization.Add(new Entity(SettingTable.Table) { [SettingTable.Code] = ModelRows.CalibrationCode, [SettingTable.Value] = "{\"neutralBias\":1500}" });
        Assert.Equal(0, reader.Read(organization, organization.Id).Settings.NeutralBias);
        Assert.Single(organization.Calls);
        time += AnalyzerSettingsReader.Lifetime;
        Assert.Equal(1500, reader.Read(organization, organization.Id).Settings.NeutralBias);
        time += AnalyzerSettingsReader.Lifetime;
        reader.Read(organization, organization.Id);
        Assert.Equal(4, organization.Calls.Count);
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
        var written = new AnalysisSettings { Version = "v 2", NegativeBias = -1200, NeutralBias = 7, PositiveBias = 300, StrongFrom = 5500 };
        var read = SettingsJson.Read(SettingsJson.Write(written))!;
        Assert.Equal(("v 2", -1200, 7, 300, 5500), (read.Version, read.NegativeBias, read.NeutralBias, read.PositiveBias, read.StrongFrom));
        Assert.Equal((100_000, 1), (SettingsJson.Read("{\"neutralBias\":999999,\"strongFrom\":-3}")!.NeutralBias, SettingsJson.Read("{\"strongFrom\":-3}")!.StrongFrom));
    }

    // A model that knows nothing but its intercept.
    private static byte[] Model(bool positive)
    {
        using var file = new MemoryStream();
        SentimentModel.Write(file, new ModelConstants { DirectionIntercept = positive ? 90_000 : -90_000, DirectionScale = 1, NeutralScale = 1 }, [7], [1, 1]);
        return file.ToArray();
    }
}
