using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Lines a device or mail program adds on its own: "Sent from my iPhone", 发自我的iPhone, 從我的 iPad 傳送.</summary>
internal static class DeviceFooter
{
    private const int LongestLine = 120;
    private const string OwnDevice = "sent from my ";

    private static readonly char[] SentenceSigns = { '!', '！', '?', '？', '，', '。' };

    /// <summary>Whether a line is one of them and not a sentence that begins alike ("Sent from my phone, because your site is down!").</summary>
    public static bool Is(string line)
    {
        var text = line.Trim().TrimStart('(', '[', '_', '*', '-', '—', '–', ' ').TrimEnd(')', ']', '_', '*', ' ');
        if (text.Length == 0 || text.Length > LongestLine)
            return false;
        if (text.IndexOf("iPhoneから送信", System.StringComparison.Ordinal) >= 0 || IsTurkish(text))
            return true;
        return IsFramed(text) || Scan.StartsWith(text, OwnDevice) && !IsSentence(text.TrimEnd('!')) || DevicePhrases.Starts.Starts(text) && DevicePhrases.Devices.IsIn(text) && !IsSentence(text);
    }

    // A start that needs its end: "Von meinem Handy kann ich mich nicht anmelden" is a complaint.
    private static bool IsFramed(string text) =>
        text.Length <= 60 && (DevicePhrases.FramedStarts.Starts(text) && DevicePhrases.FramedEnds.Ends(text));

    // "iPhone'umdan gönderildi": the device comes first.
    private static bool IsTurkish(string text) =>
        text.Length <= 60 && DevicePhrases.LastWords.Ends(text.TrimEnd('.')) && DevicePhrases.Devices.IsIn(text) && Scan.Words(text) <= 5;

    private static bool IsSentence(string text)
    {
        if (Scan.Contains(text, "typo") || Scan.Contains(text, "brevity") || Scan.Contains(text, "kürze"))
            return false;
        return text.IndexOfAny(SentenceSigns) >= 0 || DevicePhrases.SentenceWords.IsWordIn(text) || Scan.Words(text) > 14;
    }
}
