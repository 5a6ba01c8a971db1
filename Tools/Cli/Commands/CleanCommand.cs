using System;
using System.CommandLine;
using System.Text;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>clean</c>: what of mails would be scored, what was cut and why.</summary>
public static class CleanCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Mails (.eml) or bodies (.txt, .html), folders of them, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var mask = new Option<bool>("--mask") { Description = "Masks personal data as the stored text has it." };
        var json = new Option<bool>("--json") { Description = "One JSON object per file and line: text, kept and trimmed spans, unscorable." };
        var command = new Command("clean", "Shows what of a mail would be scored, what was cut and why.") { files, mask, json };
        command.SetAction(parse =>
        {
            Console.OutputEncoding = Encoding.UTF8;
            return new MailCleaning(Console.Out, Console.Error, Console.OpenStandardInput) { Mask = parse.GetValue(mask), Json = parse.GetValue(json) }.Run(parse.GetValue(files)!);
        });
        return command;
    }
}
