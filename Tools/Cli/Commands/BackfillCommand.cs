using System;
using System.CommandLine;
using System.Linq;
using CrmFeedback.Cli.Administration;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>backfill</c>: history is scored.</summary>
public static class BackfillCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var organization = OrganizationCommand.Organization();
        var tables = new Option<string[]>("--table") { Description = $"Tables to score: {string.Join(", ", Backfill.Tables.Keys)}; all of them if left out.", AllowMultipleArgumentsPerToken = true };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only records created from this day on, e.g. 2025-01-01." };
        var all = new Option<bool>("--all") { Description = "Also records that have feedback: they are scored again." };
        var size = new Option<int>("--batch") { Description = "Records a call, 1 to 100.", DefaultValueFactory = _ => 50 };
        var command = new Command("backfill", "Scores cases, incoming e-mails and survey responses that have no feedback yet, oldest first. Run it again to go on where it was broken off.") { organization, tables, since, all, size };
        command.SetAction((parse, cancellation) => OrganizationCommand.RunAsync(parse.GetValue(organization)!, async client =>
        {
            var chosen = parse.GetValue(tables) is { Length: > 0 } some ? some : [.. Backfill.Tables.Keys];
            if (chosen.FirstOrDefault(table => !Backfill.Tables.ContainsKey(table)) is { } unknown)
                throw new ArgumentException($"--table {unknown}: give {string.Join(", ", Backfill.Tables.Keys)}.");
            var rows = parse.GetValue(size);
            if (rows is < 1 or > Backfill.MostRecords)
                throw new ArgumentException($"--batch {rows}: give 1 to {Backfill.MostRecords}.");
            var failures = 0;
            foreach (var table in chosen)
            {
                var run = new Backfill(client, rows, parse.GetValue(all));
                await run.RunAsync(table, parse.GetValue(since), new Progress(), cancellation);
                foreach (var (id, reason) in run.Failures)
                    await Console.Error.WriteLineAsync($"{table} {id}: {reason}");
                failures += run.Failures.Count;
            }

            Console.Out.WriteLine(failures == 0 ? "Everything is scored." : $"{failures} records could not be scored.");
            return failures == 0 ? 0 : 1;
        }, cancellation));
        return command;
    }

    private sealed class Progress : IProgress<BackfillProgress>
    {
        public void Report(BackfillProgress value) =>
            Console.Error.WriteLine($"{value.Table}: {value.Read} read, {value.Scored} scored, {value.Skipped} have feedback, {value.Failed} failed");
    }
}
