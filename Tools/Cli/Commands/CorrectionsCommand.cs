using System;
using System.CommandLine;
using System.IO;
using System.Text;
using CrmFeedback.Cli.Organization;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>corrections export</c>: what people corrected, as labelled texts for calibration and training.</summary>
public static class CorrectionsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var organization = new Option<Uri>("--org") { Description = "Address of the organisation, e.g. https://contoso.crm.dynamics.com, or of a local organisation.", Required = true };
        var output = new Option<string>("--out") { Description = "TSV file with the columns label, text, themes, machine_label, machine_score, language.", Required = true };
        var all = new Option<bool>("--all-labels") { Description = "Also texts labelled mixed or unscorable, which the trainer does not take." };
        var export = new Command("export", $"Writes the corrections that stand. A bearer token is read from {WebApiClient.TokenVariable}; a local organisation needs none.") { organization, output, all };
        export.SetAction(async (parse, cancellation) =>
        {
            try
            {
                using var client = WebApiClient.Open(parse.GetValue(organization)!);
                // Written beside and then moved, so that a broken connection leaves no half a corpus.
                var file = Path.GetFullPath(parse.GetValue(output)!);
                var half = file + ".part";
                CorrectionExportResult result;
                await using (var writer = new StreamWriter(half, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
                    result = await CorrectionExport.RunAsync(client, writer, parse.GetValue(all), cancellation);
                File.Move(half, file, overwrite: true);
                Console.Out.WriteLine(result);
                return 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or WebApiException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 2;
            }
        });
        return new Command("corrections", "What people corrected.") { export };
    }
}
