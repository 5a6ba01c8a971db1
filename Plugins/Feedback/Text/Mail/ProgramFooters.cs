using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Paragraphs that mail servers, virus scanners and mailing lists add: not the writer's, whoever that is.</summary>
internal static class ProgramFooters
{
    private const int LongestParagraph = 700;

    /// <summary>Whether a paragraph is one.</summary>
    public static bool Is(string paragraph)
    {
        if (paragraph.Length > LongestParagraph)
            return false;
        var text = paragraph.TrimStart('*', '_', '-', '=', ' ', '(', '[', '|', '>');
        return ProgramFooterPhrases.Starts.Starts(text) || ProgramFooterPhrases.AmbiguousStarts.Starts(text) && ProgramFooterPhrases.Beside.IsIn(paragraph) || paragraph.StartsWith("[EXTERNAL]", System.StringComparison.OrdinalIgnoreCase) && paragraph.Length < 100;
    }

    /// <summary>Whether the lines after a rule of underscores are a mailing list's own: its name, addresses, links.</summary>
    public static bool IsListFooter(string paragraph) =>
        paragraph.Length <= LongestParagraph
        && (Scan.Contains(paragraph, "mailing list") || Scan.Contains(paragraph, "listinfo") || Scan.Contains(paragraph, "unsubscribe") || Scan.Contains(paragraph, "mailman"));
}
