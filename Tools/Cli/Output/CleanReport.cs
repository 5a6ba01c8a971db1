using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Mail;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Output;

/// <summary>Prints the own words of a mail and what was cut from it, for a person to read.</summary>
public static class CleanReport
{
    private const int LongestExcerpt = 300;

    private static readonly Dictionary<TrimReason, string> Reasons = new()
    {
        [TrimReason.TooLong] = "too long",
        [TrimReason.QuotedMessage] = "quoted message",
        [TrimReason.Attribution] = "introduction of a quotation",
        [TrimReason.Signature] = "signature",
        [TrimReason.Disclaimer] = "legal notice",
        [TrimReason.Footer] = "footer of a program or list",
        [TrimReason.OtherSpeaker] = "another speaker",
        [TrimReason.ForwardedMessage] = "forwarded message",
        [TrimReason.Markup] = "mark-up",
    };

    private static readonly Dictionary<UnscorableReason, string> Unscorable = new()
    {
        [UnscorableReason.AutomaticReply] = "an automatic reply",
        [UnscorableReason.DeliveryFailure] = "a delivery failure",
        [UnscorableReason.CalendarAnswer] = "a calendar's answer",
        [UnscorableReason.ReadReceipt] = "a read receipt",
        [UnscorableReason.Newsletter] = "a newsletter or another mailing",
        [UnscorableReason.NothingOfTheCustomersOwn] = "nothing of it is the sender's own",
        [UnscorableReason.AnalysisFailed] = "it could not be read",
    };

    /// <summary>Writes the report.</summary>
    public static void Write(TextWriter output, MailFile mail, OwnWords words, bool mask)
    {
        var text = mask ? PersonalDataMask.Apply(words.Text) : words.Text;
        output.WriteLine("Subject: " + (mail.Subject.Length == 0 ? "(none)" : mail.Subject));
        if (words.Reason is { } reason)
            output.WriteLine("Not scored: " + Unscorable.GetValueOrDefault(reason, reason.ToString()) + (text.Length > 0 ? "; it says:" : "."));
        else
            output.WriteLine(text.Length == 0 ? "Nothing to score: there are no words." : words.Kept.Count == 0 ? "Scored (the subject, for want of a body):" : "Scored:");
        if (text.Length > 0)
        {
            foreach (var line in text.Split('\n'))
                output.WriteLine("  " + line);
        }

        if (words.Truncated)
            output.WriteLine("The end was left out: longer than the column holds.");
        output.WriteLine(words.Trimmed.Count == 0 ? "Nothing was cut." : "Cut (characters of the body, why, what):");
        foreach (var span in words.Trimmed)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {span.Start}..{span.Start + span.Length}  {Reasons.GetValueOrDefault(span.Reason, span.Reason.ToString())}"));
            output.WriteLine("    " + Excerpt(mask ? PersonalDataMask.Apply(mail.Body.Substring(span.Start, span.Length)) : mail.Body.Substring(span.Start, span.Length)));
        }
    }

    private static string Excerpt(string body)
    {
        var lines = HtmlText.LooksLikeHtml(body) ? HtmlText.Lines(body) : PlainText.Lines(body);
        var text = string.Join(" / ", lines.Where(l => !l.IsBlank).Select(l => l.Text.Trim()));
        return text.Length > LongestExcerpt ? SafeText.Cut(text, LongestExcerpt) + " …" : text;
    }
}
