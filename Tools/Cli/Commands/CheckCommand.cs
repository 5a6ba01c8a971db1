using System;
using System.CommandLine;
using System.Linq;
using CrmFeedback.Cli.Administration;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>check</c>: is the installation complete?</summary>
public static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var organization = OrganizationCommand.Organization();
        var command = new Command("check", "Looks whether an installation is complete: steps, column security, keys, themes, settings, variables, recalculation. Changes nothing; ends with 1 if something is to be done.") { organization };
        command.SetAction((parse, cancellation) => OrganizationCommand.RunAsync(parse.GetValue(organization)!, async client =>
        {
            var results = await new InstallationCheck(client, TimeProvider.System).RunAsync(cancellation);
            foreach (var result in results)
                Console.Out.WriteLine($"{Sign(result.State)} {result.Name}: {result.Message}");
            return results.Any(result => result.State == CheckState.Problem) ? 1 : 0;
        }, cancellation));
        return command;
    }

    private static string Sign(CheckState state) => state switch { CheckState.Good => "ok     ", CheckState.Problem => "TO DO  ", _ => "unknown" };
}
