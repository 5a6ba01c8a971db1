using System;
using System.CommandLine;
using System.IO;
using System.Text;
using CrmFeedback.Cli.Mail;
using CrmFeedback.Cli.Output;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>clean</c>: what of a mail file would be scored, what was cut and why.</summary>
public static class CleanCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A mail as a file (.eml)." };
        var mask = new Option<bool>("--mask") { Description = "Masks personal data as the stored text has it." };
        var command = new Command("clean", "Shows what of a mail would be scored, what was cut and why.") { file, mask };
        command.SetAction(parse =>
        {
            var path = parse.GetValue(file)!;
            try
            {
                Console.OutputEncoding = Encoding.UTF8;
                var mail = MailFile.Read(path);
                CleanReport.Write(Console.Out, mail, OwnWords.OfMail(mail.Subject, mail.Body, mail.Headers), parse.GetValue(mask));
                return 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                Console.Error.WriteLine(path + ": " + e.Message + " Give the path of a mail file.");
                return 2;
            }
        });
        return command;
    }
}
