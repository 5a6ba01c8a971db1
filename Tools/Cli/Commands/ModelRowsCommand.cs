using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Administration;
using CrmFeedback.Cli.Models;
using CrmFeedback.Cli.Organization;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>model-rows</c>: retrained models as the rows of <c>cfb_setting</c> that replace the embedded ones.</summary>
public static class ModelRowsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var models = new Option<string[]>("--model") { Description = $"Model files of the trainer, or the folder it wrote: {string.Join(", ", AnalysisModels.Names.Select(n => n + ".bin"))}.", AllowMultipleArgumentsPerToken = true };
        var name = new Option<string?>("--as") { Description = "The model that a single file of another name replaces, e.g. sentiment-en." };
        var output = new Option<string?>("--out") { Description = "JSON lines file, one object with cfb_code, cfb_name and cfb_value per row." };
        var organization = OrganizationCommand.Organization(required: false);
        var remove = new Option<string[]>("--remove") { Description = "With --org: models whose rows are deleted, so that the embedded ones count again.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("model-rows", "Writes the setting rows that replace models, or stores them with --org.") { models, name, output, organization, remove };
        command.SetAction(async (parse, cancellation) =>
        {
            IReadOnlyList<ModelFile> files;
            string[] removed = parse.GetValue(remove) ?? [];
            try
            {
                files = Read(parse.GetValue(models) ?? [], parse.GetValue(name), removed, parse.GetValue(output) != null, parse.GetValue(organization) != null);
                if (parse.GetValue(output) is { } path)
                {
                    await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
                    Write(files, writer);
                }
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 2;
            }
            foreach (var file in files) await Console.Error.WriteLineAsync($"{file.Path}: {file.Message}");
            int bad = files.All(f => f.IsGood) ? 0 : 1;
            if (parse.GetValue(organization) is not { } address) return bad;
            return await OrganizationCommand.RunAsync(address, async client =>
            {
                await StoreAsync(client, files, removed, cancellation);
                return bad;
            }, cancellation);
        });
        return command;
    }

    /// <summary>One JSON object per row of the good files.</summary>
    public static void Write(IEnumerable<ModelFile> files, TextWriter writer)
    {
        foreach (var file in files)
        {
            foreach (var row in file.Rows) writer.WriteLine(JsonSerializer.Serialize(new { cfb_code = row.Key, cfb_name = $"Model {file.Model} {file.Version}", cfb_value = row.Value }));
        }
    }

    private static IReadOnlyList<ModelFile> Read(string[] models, string? name, string[] removed, bool writes, bool stores)
    {
        if (models.Length == 0 && removed.Length == 0) throw new ArgumentException("Give --model FILE or a folder, or --remove with the name of a model.");
        if (!writes && !stores) throw new ArgumentException("Give --out FILE.jsonl for the rows, or --org ADDRESS to store them.");
        if (removed.Length > 0 && !stores) throw new ArgumentException("--remove deletes rows of an organisation: give its --org.");
        if (removed.FirstOrDefault(r => !AnalysisModels.Names.Contains(r, StringComparer.Ordinal)) is { } unknown) throw new ArgumentException($"No model is called '{unknown}'; expected {string.Join(", ", AnalysisModels.Names)}.");
        return ModelFiles.Read(models, name);
    }

    private static async Task StoreAsync(WebApiClient client, IReadOnlyList<ModelFile> files, string[] removed, CancellationToken cancellation)
    {
        foreach (var file in files.Where(f => f.IsGood))
        {
            int deleted = await SettingUpload.StoreAsync(client, file, cancellation);
            await Console.Error.WriteLineAsync($"{file.Model} {file.Version} stored{(deleted > 0 ? $", {deleted} rows of the model before it deleted" : string.Empty)}; in use within {AnalyzerSettingsReader.Lifetime.TotalMinutes:0} minutes.");
        }
        foreach (string model in removed) await Console.Error.WriteLineAsync($"{model}: {await SettingUpload.RemoveAsync(client, model, 1, cancellation)} rows deleted; the embedded model counts again within {AnalyzerSettingsReader.Lifetime.TotalMinutes:0} minutes.");
    }
}
