using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Mail;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Output;

/// <summary>Prints the own words of a mail and what was cut from it.</summary>
public static class CleanReport
{
    private const int LongestExcerpt = 300;

    /// <summary>Writes the report.</summary>
    public static void Write(TextWriter output, MailFile mail, OwnWords words, bool mask)
    {
        output.WriteLine("Subject: " + mail.Subject);
        output.WriteLine(words.Reason is UnscorableReason reason ? "Not scored: " + Name(reason) : "Scored:");
        foreach (var line in (mask ? PersonalDataMask.Apply(words.Text) : words.Text).Split('\n'))
            output.WriteLine("  " + line);
        if (words.Truncated)
            output.WriteLine("The end was cut: longer than the column or the reader's limit.");
        output.WriteLine(words.Trimmed.Count == 0 ? "Nothing was cut." : "Cut:");
        foreach (var span in words.Trimmed)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {span.Start}..{span.Start + span.Length} {Name(span.Reason)}"));
            output.WriteLine("    " + Excerpt(mail.Body.Substring(span.Start, span.Length)));
        }
    }

    private static string Name(System.Enum value) =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private static string Excerpt(string body)
    {
        var lines = HtmlText.LooksLikeHtml(body) ? HtmlText.Lines(body) : PlainText.Lines(body);
        var text = string.Join(" / ", lines.Where(l => !l.IsBlank).Select(l => l.Text.Trim()));
        return text.Length > LongestExcerpt ? SafeText.Cut(text, LongestExcerpt) + " …" : text;
    }
}
