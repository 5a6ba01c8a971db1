using System;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace CrmFeedback.LocalOrg.Hosting;

/// <summary>The command line of the local organisation.</summary>
public static class CommandLine
{
    /// <summary>A command that hands its options to <paramref name="run"/> and ends with what that returns.</summary>
    public static RootCommand Create(Func<StartupOptions, CancellationToken, Task<int>> run)
    {
        var data = new Option<string?>("--data") { Description = "The organisation's data file, created if missing (default: crmfeedback.localorg in the repository).", HelpName = "FILE" };
        var empty = new Option<bool>("--empty") { Description = "Leave a new organisation without the sample year." };
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 for any free one.", DefaultValueFactory = _ => StartupOptions.DefaultPort, HelpName = "N" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Do not open a browser." };
        var managed = new Option<bool>("--managed") { Description = "Import the managed packages, as a customer's organisation does: our tab then stands on the out-of-the-box forms too." };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is < 0 or > 65535)
                result.AddError($"The port must lie between 0 and 65535, not be {number}.");
        });
        var command = new RootCommand("A local Dataverse: imports the packed solutions, plays the sample year, serves the app and the Web API on this machine only.") { data, empty, port, noBrowser, managed };
        command.SetAction((result, cancellation) => run(
            new StartupOptions(result.GetValue(data), result.GetValue(empty), result.GetValue(port), !result.GetValue(noBrowser), result.GetValue(managed)), cancellation));
        return command;
    }
}
