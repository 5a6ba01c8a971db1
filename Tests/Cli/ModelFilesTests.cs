using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Administration;
using CrmFeedback.Cli.Commands;
using CrmFeedback.Cli.Models;
using CrmFeedback.Cli.Organization;
using CrmFeedback.Feedback;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using CrmFeedback.Tests.Feedback;
using CrmFeedback.Tests.Steps;
using Xunit;

namespace CrmFeedback.Tests.Cli;

public sealed class ModelFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cfb").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_file_of_a_folder_is_named_with_what_was_found_or_why_it_was_refused()
    {
        Save("sentiment-en.bin", ModelRowsTests.Model("sentiment-en"));
        Save("emotions-zh.bin", ModelRowsTests.Model("sentiment-en"));
        Save("themes-fr.bin", ModelRowsTests.Model("themes-en"));
        byte[] damaged = ModelRowsTests.Model("themes-en");
        damaged[^1] ^= 1;
        Save("themes-en.bin", damaged);
        Save("characters.bin", [1]);
        var files = ModelFiles.Read([folder], null);
        Assert.Equal(["emotions-zh", "sentiment-en", "themes-en", "themes-fr"], files.Select(f => f.Model));
        Assert.Equal(["sentiment-en"], files.Where(f => f.IsGood).Select(f => f.Model));
        Assert.Contains("refused: Multi-label model: not a model file of this kind", files[0].Message, StringComparison.Ordinal);
        Assert.Matches("^sentiment-en [0-9a-f]{8}, 1 n-grams, [0-9]+ bytes, 1 row$", files[1].Message);
        Assert.Contains("refused: Multi-label model: checksum", files[2].Message, StringComparison.Ordinal);
        Assert.Contains("no model is called 'themes-fr'", files[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_name_is_told_what_it_is()
    {
        Save("ours.bin", ModelRowsTests.Model("themes-zh"));
        Assert.Equal("themes-zh", Assert.Single(ModelFiles.Read([Path.Combine(folder, "ours.bin")], "themes-zh")).Model);
        Save("theirs.bin", ModelRowsTests.Model("themes-zh"));
        Assert.Throws<ArgumentException>(() => ModelFiles.Read([folder], "themes-zh"));
    }

    [Fact]
    public void What_is_written_is_what_the_plug_in_reads()
    {
        Save("emotions-en.bin", ModelRowsTests.Model("emotions-en"));
        var writer = new StringWriter { NewLine = "\n" };
        ModelRowsCommand.Write(ModelFiles.Read([folder], null), writer);
        var rows = writer.ToString().TrimEnd('\n').Split('\n').Select(line => JsonSerializer.Deserialize<Dictionary<string, string>>(line)!).ToDictionary(r => r["cfb_code"], r => r["cfb_value"]);
        var settings = ModelRows.Read(rows);
        Assert.Null(settings.Remark);
        Assert.Equal(1, Assert.Single(settings.Engine!.Sentiment.EnglishEmotions!.Heads).Label);
    }

    [Fact]
    public async Task Stored_models_replace_longer_ones_and_removed_ones_are_gone()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        using var client = new WebApiClient(host.BaseAddress, token: null);
        var cancellation = TestContext.Current.CancellationToken;
        Save("themes-en.bin", ModelRowsTests.Model("themes-en"));
        Save("sentiment-zh.bin", ModelRowsTests.Model("sentiment-zh"));
        foreach (int chunk in new[] { 1, 2, 3 }) await SettingUpload.StoreAsync(client, ModelRows.Code("themes-en", chunk), "old", "AAAA", cancellation);

        var deleted = new List<int>();
        foreach (var file in ModelFiles.Read([folder], null)) deleted.Add(await SettingUpload.StoreAsync(client, file, cancellation));

        Assert.Equal([0, 2], deleted);
        Assert.Matches("^Own models sentiment-zh [0-9a-f]{8}, themes-en [0-9a-f]{8}, no calibration\\.$", (await Check(client)).Message);
        await SettingUpload.StoreAsync(client, ModelRows.Code("themes-en", 3), "stray", "AAAA", cancellation);
        var broken = await Check(client);
        Assert.Equal(CheckState.Problem, broken.State);
        Assert.StartsWith("analysis_model_themes_en_2: the row is missing, although analysis_model_themes_en_3 is there.", broken.Message, StringComparison.Ordinal);
        await SettingUpload.RemoveAsync(client, "themes-en", 2, cancellation);
        var read = new AnalyzerSettingsReader(() => DateTime.UtcNow).Read(organization.Service, Guid.NewGuid());
        Assert.Null(read.Remark);
        Assert.Equal(1, Assert.Single(read.Engine!.Themes.English!.Heads).Label);
        Assert.Equal(1, await SettingUpload.RemoveAsync(client, "themes-en", 1, cancellation));
        Assert.DoesNotContain(organization.Rows(SettingTable.Table), r => ((string)r[SettingTable.Code]).StartsWith("analysis_model_themes", StringComparison.Ordinal));
    }

    private static async Task<CheckResult> Check(WebApiClient client) =>
        (await new InstallationCheck(client, TimeProvider.System).RunAsync(TestContext.Current.CancellationToken)).Single(c => c.Name == "Analyser");

    private void Save(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
}
