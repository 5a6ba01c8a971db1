using System;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using CrmFeedback.Tests.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Feedback;

public class AnalyzerSettingsReaderTests
{
    private const string Praise = "My advisor was excellent and very friendly.";
    private static readonly DateTime Noon = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Settings_are_kept_for_minutes_and_read_again_when_a_row_changed()
    {
        var time = Noon;
        var reader = new AnalyzerSettingsReader(() => time);
        var organization = new FakeOrganization();
        Assert.Equal(0, reader.Read(organization, organization.Id).Settings.NeutralBias);
        Add(organization, ModelRows.CalibrationCode, "{\"neutralBias\":1500}");
        Assert.Equal(0, reader.Read(organization, organization.Id).Settings.NeutralBias);
        Assert.Single(organization.Calls);
        time += AnalyzerSettingsReader.Lifetime;
        Assert.Equal(1500, reader.Read(organization, organization.Id).Settings.NeutralBias);
        time += AnalyzerSettingsReader.Lifetime;
        reader.Read(organization, organization.Id);
        Assert.Equal(4, organization.Calls.Count);
    }

    [Fact]
    public void All_models_are_read_in_one_query_and_parsed_once()
    {
        var time = Noon;
        var reader = new AnalyzerSettingsReader(() => time);
        var organization = Replaced();
        var first = reader.Read(organization, organization.Id);
        Assert.Null(first.Remark);
        Assert.Single(organization.Calls);
        time += AnalyzerSettingsReader.Lifetime;
        Assert.Same(first.Engine, reader.Read(organization, organization.Id).Engine);
    }

    [Fact]
    public void Another_organisation_keeps_the_embedded_models()
    {
        var reader = new AnalyzerSettingsReader(() => Noon);
        var replaced = Replaced();
        var other = new FakeOrganization();
        Assert.Equal(Sentiment.VeryNegative, Analyze(reader, replaced));
        Assert.Null(reader.Read(other, other.Id).Engine);
        Assert.Equal(Sentiment.VeryPositive, Analyze(reader, other));
        Assert.Equal(Sentiment.VeryNegative, Analyze(reader, replaced));
    }

    [Fact]
    public void A_model_whose_rows_are_deleted_makes_way_for_the_embedded_one()
    {
        var time = Noon;
        var reader = new AnalyzerSettingsReader(() => time);
        var organization = Replaced();
        Assert.NotNull(reader.Read(organization, organization.Id).Engine);
        foreach (var row in organization.Rows(SettingTable.Table)) organization.Remove(SettingTable.Table, row.Id);
        time += AnalyzerSettingsReader.Lifetime;
        Assert.Null(reader.Read(organization, organization.Id).Engine);
    }

    [Fact]
    public void Many_threads_and_organisations_each_get_their_own_models()
    {
        var reader = new AnalyzerSettingsReader(() => Noon);
        var organizations = Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? Replaced() : new FakeOrganization()).ToArray();
        var wrong = new System.Collections.Concurrent.ConcurrentBag<int>();
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            var expected = i % 2 == 0 ? Sentiment.VeryNegative : Sentiment.VeryPositive;
            if (Analyze(reader, organizations[i % 8]) != expected) wrong.Add(i);
        });
        Assert.Empty(wrong);
    }

    private static Sentiment Analyze(AnalyzerSettingsReader reader, FakeOrganization organization)
    {
        var settings = reader.Read(organization, organization.Id);
        return FeedbackAnalyzer.Analyze(Praise, new AnalysisContext { Engine = settings.Engine, Settings = settings.Settings }).Sentiment;
    }

    private static FakeOrganization Replaced()
    {
        var organization = new FakeOrganization();
        foreach (string name in AnalysisModels.Names)
        {
            foreach (var row in ModelRowsTests.Rows(name, ModelRowsTests.Model(name))) Add(organization, row.Key, row.Value);
        }
        return organization;
    }

    private static void Add(FakeOrganization organization, string code, string value) =>
        organization.Add(new Entity(SettingTable.Table) { [SettingTable.Code] = code, [SettingTable.Value] = value });
}
