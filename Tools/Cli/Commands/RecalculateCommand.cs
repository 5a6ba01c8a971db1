using System;
using System.CommandLine;
using CrmFeedback.Cli.Administration;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>recalculate</c>: what time alone changes in the standings.</summary>
public static class RecalculateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var organization = OrganizationCommand.Organization();
        var rows = new Option<int>("--max-rows") { Description = "Standings a call, 1 to 500.", DefaultValueFactory = _ => 100 };
        var command = new Command("recalculate", "Writes the organisation's baseline and recomputes every standing that is due. For a nightly schedule.") { organization, rows };
        command.SetAction((parse, cancellation) => OrganizationCommand.RunAsync(parse.GetValue(organization)!, async client =>
        {
            var done = await Recalculation.RunAsync(client, parse.GetValue(rows), new Progress(), cancellation);
            Console.Out.WriteLine($"{done} standings recalculated, none is due.");
            return 0;
        }, cancellation));
        return command;
    }

    private sealed class Progress : IProgress<(int Done, int Remaining)>
    {
        public void Report((int Done, int Remaining) value) => Console.Error.WriteLine($"{value.Done} recalculated, {value.Remaining} remain");
    }
}
