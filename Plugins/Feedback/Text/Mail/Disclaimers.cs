using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>
/// Legal notices under mails. Their words are counted, because a customer may well write "This e-mail is confidential":
/// a paragraph that begins like a notice needs two phrases of one, any other four.
/// </summary>
internal static class Disclaimers
{
    private const int LongestLookedAt = 4000;
    private static readonly PhraseSet Selves = new PhraseSet("I", "my", "me", "ich", "mir", "je", "mon", "yo", "eu", "io", "ik", "我", "私");

    public static bool IsHeading(string line)
    {
        var text = line.Trim().Trim('*', '_', '-', '=', '【', '】', '[', ']', ' ', ':', '：', '.').Trim();
        return text.Length > 0 && DisclaimerPhrases.Headings.Starts(text) && (text.Length < 40 || DisclaimerPhrases.Phrases.CountIn(text) >= 1);
    }

    /// <summary>Whether a line begins as notices do.</summary>
    public static bool StartsLikeOne(string line) => DisclaimerPhrases.Starts.Starts(line.TrimStart('*', '_', '-', '=', ' ', '(', '[', '【')) || IsHeading(line);

    /// <summary>Whether a text has any phrase of a notice.</summary>
    public static bool HasPhrase(string text) => DisclaimerPhrases.Phrases.IsIn(text);

    /// <summary>Whether a paragraph is a legal notice.</summary>
    public static bool Is(string paragraph)
    {
        var text = paragraph.Length > LongestLookedAt ? paragraph.Substring(0, LongestLookedAt) : paragraph;
        text = text.TrimStart('*', '_', '-', '=', ' ', '(', '[', '【', '#');
        var phrases = DisclaimerPhrases.Phrases.CountIn(text);
        return phrases >= 1 && IsHeading(text) || phrases >= 2 && DisclaimerPhrases.Starts.Starts(text) && !SpeaksOfSelf(text, phrases) || phrases >= 4 && !SpeaksOfSelf(text, phrases);
    }

    // "This e-mail is about the confidential files you sent me in error": a notice does not say I.
    private static bool SpeaksOfSelf(string text, int phrases) =>
        phrases < 5 && Selves.IsWordIn(text);
}
