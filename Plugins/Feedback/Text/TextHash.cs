using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>Recognises the same words again, whatever their spacing, casing, punctuation and line breaks.</summary>
public static class TextHash
{
    // A case's description holds 2,000 characters (incident.description), so of a longer mail only this much comes twice.
    private const int LettersCompared = 1200;

    // Shorter bodies ("see attached") say too little on their own: the subject joins them.
    private const int LettersOfABody = 40;

    /// <summary>SHA-256 of the words' letters and digits, 64 lower-case hex digits; null when there are none.</summary>
    /// <param name="subject">Title or subject, without effect on a body that says enough on its own.</param>
    /// <param name="body">The words.</param>
    public static string? Of(string subject, string body)
    {
        var letters = Letters(body);
        if (letters.Length < LettersOfABody)
            letters = Letters(SubjectLine.WithoutPrefixes(subject)) + "\n" + letters;
        if (letters.Length <= 1)
            return null;
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(letters));
        var hex = new StringBuilder(64);
        foreach (var b in hash)
            hex.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return hex.ToString();
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (var c in text)
        {
            if (letters.Length == LettersCompared)
                break;
            if (IsWordSign(c))
                letters.Append(Fold(c));
        }

        return letters.ToString();
    }

    // Own ranges: char.IsLetter knows different Unicode versions on .NET Framework and .NET.
    private static bool IsWordSign(char c)
    {
        if (c < 0x80)
            return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        if (c < 0xC0)
            return false;
        var punctuation = c >= 0x2000 && c <= 0x206F || c >= 0x3000 && c <= 0x303F || c >= 0xFE10 && c <= 0xFE6F
            || c >= 0xFF01 && c <= 0xFF0F || c >= 0xFF1A && c <= 0xFF20 || c >= 0xFF3B && c <= 0xFF40 || c >= 0xFF5B && c <= 0xFF65
            || c == 0xFEFF || c == 0xFFFD;
        return !punctuation;
    }

    private static char Fold(char c)
    {
        if (c >= 0xFF10 && c <= 0xFF5A)
            c = (char)(c - 0xFEE0);
        return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
}
