using System;
using System.CommandLine;
using System.IO;
using CrmFeedback.Cli.Ingest;
using CrmFeedback.Cli.Input;
using CrmFeedback.Cli.Organization;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>ingest</c>: feedback of other systems from a file into an organisation.</summary>
public static class IngestCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var organization = OrganizationCommand.Organization();
        var input = new Option<string>("--in") { Description = "CSV, TSV or JSONL file; - for standard input.", Required = true };
        var format = new Option<string?>("--format") { Description = "csv, tsv or jsonl, where the name does not tell." };
        var map = new Option<string[]>("--map") { Description = $"field=column, once for each column that is not named like its field: {string.Join(", ", IngestMapping.Fields)}.", AllowMultipleArgumentsPerToken = true };
        var set = new Option<string[]>("--set") { Description = "field=value for every row, e.g. channel=store.", AllowMultipleArgumentsPerToken = true };
        var size = new Option<int>("--batch") { Description = "Rows a call, 1 to 100.", DefaultValueFactory = _ => FeedbackUpload.MostRows };
        var report = new Option<string?>("--report") { Description = "TSV file with one line for every row: what became of it." };
        var resume = new Option<bool>("--resume") { Description = "Leave out the rows that --report of a run before lists as stored." };
        var command = new Command("ingest", "Sends feedback to cfb_IngestFeedback, with retries. Rows are known by channel and externalId, so the same file may be sent again.") { organization, input, format, map, set, size, report, resume };
        command.SetAction((parse, cancellation) => OrganizationCommand.RunAsync(parse.GetValue(organization)!, async client =>
        {
            var rows = parse.GetValue(size);
            if (rows is < 1 or > FeedbackUpload.MostRows)
                throw new ArgumentException($"--batch {rows}: give 1 to {FeedbackUpload.MostRows}.");
            if (parse.GetValue(resume) && parse.GetValue(report) == null)
                throw new ArgumentException("--resume needs --report: the report of the run before says what is stored.");
            var path = parse.GetValue(input)!;
            var kind = parse.GetValue(format) is { } word ? InputFormats.Parse(word) : InputFormats.FromName(path);
            var mapping = IngestMapping.Parse(parse.GetValue(map) ?? [], parse.GetValue(set) ?? []);
            using var reader = path == "-" ? Console.In : new StreamReader(path);
            using var lines = IngestReport.Open(parse.GetValue(report), parse.GetValue(resume));
            var upload = new FeedbackUpload(client, mapping, lines, rows);
            try
            {
                await upload.RunAsync(RecordReader.Read(reader, kind), new Progress(), cancellation);
            }
            catch (WebApiException)
            {
                await Console.Error.WriteLineAsync($"Stopped after {upload.Totals}. Run it again to go on: rows that are stored stay as they are.");
                throw;
            }

            Console.Out.WriteLine(upload.Totals);
            return upload.Totals["rejected"] == 0 ? 0 : 1;
        }, cancellation));
        return command;
    }

    // Not Progress<T>, which would report on another thread, after the result.
    private sealed class Progress : IProgress<IngestTotals>
    {
        public void Report(IngestTotals value) => Console.Error.WriteLine(value);
    }
}
