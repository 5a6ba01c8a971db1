using System;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>What a line under a message looks like: a name, a title, an address, a phone number; or a sentence.</summary>
internal static class SignatureLines
{
    private const int LongestLine = 90;
    private const int FewestWordsOfASentence = 9;
    private const int FewestIdeographsOfASentence = 14;

    private static readonly char[] PostscriptSigns = { ':', '：', ' ', '，', '.' };
    private static readonly char[] LoudSigns = { '!', '！', '?', '？' };
    private static readonly char[] NotInNames = { ':', '：', '?', '!', '？', '！', '。', ';' };
    private static readonly char[] SentenceEnds = { '.', '!', '?', '。', '！', '？', '…' };

    /// <summary>Whether a line reads as a sentence or a postscript, so that it may be the customer's words.</summary>
    public static bool IsProse(string line)
    {
        var text = line.Trim();
        if (text.Length == 0)
            return false;
        if (SignaturePhrases.Postscripts.Starts(text) && text.Length > 4 && text.IndexOfAny(PostscriptSigns) >= 0)
            return true;
        if (IsContact(text) && Scan.Words(text) < 14 || SignaturePhrases.CompanyWords.IsWordIn(text) && Scan.Words(text) < 12)
            return false;
        if (text.IndexOfAny(LoudSigns) >= 0 && Scan.HasWords(text))
            return true;
        if (text.Length > LongestLine)
            return true;
        var ideographs = 0;
        foreach (var c in text)
            ideographs += Scan.IsIdeographic(c) ? 1 : 0;
        var ends = Array.IndexOf(SentenceEnds, text[text.Length - 1]) >= 0;
        if (ideographs > 3)
            return text.IndexOf("，", StringComparison.Ordinal) > 0 || text[text.Length - 1] == '。' || ideographs >= FewestIdeographsOfASentence;
        var words = Scan.Words(text);
        return ends && words >= 4 || words >= FewestWordsOfASentence && !HasManyCapitals(text, words) || words >= 4 && StartsLow(text);
    }

    /// <summary>Whether a line gives a phone number, an address, a web site or a company.</summary>
    public static bool IsContact(string line)
    {
        var text = line.Trim().TrimStart('*', '•', '|', ' ', '-', '☎', '✉', '(');
        if (text.Length == 0 || text.Length > 160)
            return false;
        var label = LabelEnd(text);
        if (label > 0 && SignaturePhrases.ContactLabels.Is(text.Substring(0, label).Trim().TrimEnd('.')) && HasValue(text, label))
            return true;
        if (Scan.StartsWith(text, "http://") || Scan.StartsWith(text, "https://") || Scan.StartsWith(text, "www."))
            return text.IndexOf(" ", StringComparison.Ordinal) < 0;
        if (text.IndexOf("@", StringComparison.Ordinal) > 0 && text.IndexOf(" ", StringComparison.Ordinal) < 0)
            return true;
        return IsMostlyDigits(text);
    }

    /// <summary>Whether a line names a post or a company.</summary>
    public static bool IsPost(string line) =>
        line.Length < LongestLine && !IsProse(line) && (SignaturePhrases.CompanyWords.IsWordIn(line) || SignaturePhrases.TitleWords.IsWordIn(line) && (Scan.Words(line) <= 8));

    /// <summary>One to four words with capitals, or two to four ideographs: a name.</summary>
    public static bool IsName(string line)
    {
        var text = line.Trim().Trim('*', '_', '-', '—', '–', '~', ' ', ',', '，');
        if (text.Length < 2 || text.Length > 40 || text.IndexOfAny(NotInNames) >= 0)
            return false;
        var ideographs = 0;
        foreach (var c in text)
        {
            ideographs += Scan.IsIdeographic(c) ? 1 : 0;
            if (Scan.IsDigit(c) || c == '@' || c == '/')
                return false;
        }

        if (ideographs > 0)
            return ideographs == text.Length && ideographs >= 2 && ideographs <= 4;
        var words = Scan.Words(text);
        return words >= 1 && words <= 4 && HasManyCapitals(text, words);
    }

    /// <summary>A date alone, as letters end with in China and Japan.</summary>
    public static bool IsDate(string line)
    {
        var text = line.Trim();
        if (text.Length < 6 || text.Length > 20)
            return false;
        var digits = 0;
        foreach (var c in text)
        {
            digits += Scan.IsDigit(c) ? 1 : 0;
            if (!Scan.IsDigit(c) && " /-.年月日".IndexOf(c.ToString(), StringComparison.Ordinal) < 0)
                return false;
        }

        return digits >= 4 && DateEvidence.Of(text).HasDate;
    }

    private static bool HasManyCapitals(string text, int words)
    {
        var capitals = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsUpper(text[i]) && (i == 0 || !char.IsLetter(text[i - 1]) && text[i - 1] != '\''))
                capitals++;
        }

        return capitals * 3 >= words * 2;
    }

    private static bool StartsLow(string text) => char.IsLower(text[0]);

    private static int LabelEnd(string text)
    {
        for (var i = 0; i < text.Length && i <= 20; i++)
        {
            if (text[i] == ':' || text[i] == '：' || (text[i] == '.' || text[i] == ' ') && i > 0 && i + 1 < text.Length && (Scan.IsDigit(text[i + 1]) || text[i + 1] == '+' || text[i + 1] == '('))
                return i;
        }

        return -1;
    }

    private static bool HasValue(string text, int label) => label + 1 < text.Length && text.Substring(label + 1).Trim().Length > 0;

    private static bool IsMostlyDigits(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (Scan.IsDigit(c))
                digits++;
            else if (c != ' ' && c != '+' && c != '-' && c != '(' && c != ')' && c != '.' && c != '/' && c != '|')
                return false;
        }

        return digits >= 6;
    }
}
