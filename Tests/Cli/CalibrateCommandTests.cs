using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Administration;
using CrmFeedback.Cli.Commands;
using CrmFeedback.Cli.Organization;
using CrmFeedback.Feedback;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Tests.Steps;
using Xunit;

namespace CrmFeedback.Tests.Cli;

public sealed class CalibrateCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cfb").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Bad_rows_are_told_by_their_line_and_the_others_count()
    {
        string path = Save(["text\tlabel", .. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? $"slow and rude {i}\tvery negative" : $"how do I change my address {i}\tneutral"), "fine\tlovely", "...\tnegative", "one cell"]);
        var messages = new StringWriter { NewLine = "\n" };
        var (result, bad) = CalibrateCommand.Fit(path, null, "label", null, AnalysisEngine.Embedded, messages);
        Assert.Equal(3, bad);
        Assert.Equal("calibrated on 40", SettingsJson.Read(SettingsJson.Write(result.Settings))!.Version);
        string[] lines = messages.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal("row 42: label 'lovely', expected very negative, negative, neutral, positive or very positive; skipped", lines[0]);
        Assert.Equal("row 43: the text cannot be scored (no words, or another language); skipped", lines[1]);
        Assert.Equal("row 44: expected 2 columns, found 1; skipped", lines[2]);
        Assert.StartsWith("40 rows used, 3 bad. On rows held out: macro-F1 ", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named() =>
        Assert.Contains("No column 'label'; the header has 'text', 'stars'", Assert.Throws<InvalidDataException>(() => CalibrateCommand.Fit(Save(["text\tstars", "good\t5"]), null, "label", null, AnalysisEngine.Embedded, TextWriter.Null)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_stored_is_what_the_plug_in_reads()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        using var client = new WebApiClient(host.BaseAddress, token: null);
        foreach (int bias in new[] { 100, 200 })
            await SettingUpload.StoreAsync(client, ModelRows.CalibrationCode, "Calibration", SettingsJson.Write(new AnalysisSettings { NeutralBias = bias }), TestContext.Current.CancellationToken);
        Assert.Equal(200, new AnalyzerSettingsReader(() => DateTime.UtcNow).Read(organization.Service, Guid.NewGuid()).Settings.NeutralBias);
    }

    private string Save(string[] lines)
    {
        string path = Path.Combine(folder, "labels.tsv");
        File.WriteAllLines(path, lines);
        return path;
    }
}
