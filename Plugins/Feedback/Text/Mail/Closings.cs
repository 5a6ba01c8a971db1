using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Courtesy by which letters end. A closing that carries feeling ("Very disappointed,") is none of these and stays.</summary>
internal static class Closings
{
    private const int LongestClosing = 60;

    /// <summary>Whether a whole line is a courtesy closing.</summary>
    public static bool Is(string line)
    {
        var bare = line.Trim().Trim(',', '.', '!', '，', '。', '！', ' ', '、', '*', '_', '~', ';', '\u00A0', '\u3000', '-');
        return bare.Length > 0 && bare.Length < LongestClosing && (ClosingPhrases.Courtesy.Is(bare) || IsFrenchFormula(bare) || IsWithName(bare));
    }

    /// <summary>"王小明 敬上": a name with its courtesy.</summary>
    public static bool IsSigned(string line)
    {
        var text = line.Trim().TrimEnd('。', '.', ' ');
        return text.Length >= 2 && text.Length <= 16 && ClosingPhrases.SignedEnds.Ends(text) && text.IndexOf("，", System.StringComparison.Ordinal) < 0;
    }

    /// <summary>A line that closes by its form, whatever it says: few words and a comma at the end.</summary>
    public static bool HasForm(string line)
    {
        var text = line.Trim();
        return text.Length > 1 && text.Length < LongestClosing && (text[text.Length - 1] == ',' || text[text.Length - 1] == '，') && Scan.Words(text) <= 6;
    }

    // "Best regards, Ann Lee"
    private static bool IsWithName(string bare)
    {
        var comma = bare.IndexOf(",", System.StringComparison.Ordinal);
        return comma > 0 && ClosingPhrases.Courtesy.Is(bare.Substring(0, comma).TrimEnd()) && SignatureLines.IsName(bare.Substring(comma + 1));
    }

    private static bool IsFrenchFormula(string bare) => Scan.StartsWith(bare, "veuillez agréer") || Scan.StartsWith(bare, "je vous prie d'agréer");
}
