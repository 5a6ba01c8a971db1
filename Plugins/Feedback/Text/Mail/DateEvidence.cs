using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>What in a line looks like a date, a time, an address.</summary>
internal readonly struct DateEvidence
{
    private DateEvidence(bool hasDate, bool hasYear, bool hasTime, bool hasAddress)
    {
        HasDate = hasDate;
        HasYear = hasYear;
        HasTime = hasTime;
        HasAddress = hasAddress;
    }

    /// <summary>Digits joined as dates are (2/3/26, 2026-03-02, 2026年3月), or a year.</summary>
    public bool HasDate { get; }

    /// <summary>1970 to 2099.</summary>
    public bool HasYear { get; }

    /// <summary>9:14, 9h14, 9.14, 9时14, 9點14.</summary>
    public bool HasTime { get; }

    /// <summary>A mail address.</summary>
    public bool HasAddress { get; }

    public static DateEvidence Of(string text)
    {
        bool date = false, year = false, time = false, address = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '@' && i > 0 && i + 1 < text.Length && IsAddressSign(text[i - 1]) && IsAddressSign(text[i + 1]))
                address = true;
            if (!Scan.IsDigit(c) || i > 0 && Scan.IsDigit(text[i - 1]))
                continue;
            var end = i;
            while (end < text.Length && Scan.IsDigit(text[end]))
                end++;
            year |= end - i == 4 && (string.CompareOrdinal(text, i, "1970", 0, 4) >= 0 && string.CompareOrdinal(text, i, "2099", 0, 4) <= 0);
            if (end + 1 >= text.Length)
                continue;
            var follows = Scan.IsDigit(text[end + 1]);
            time |= end - i <= 2 && (text[end] == ':' && follows || text[end] == 'h' && follows || text[end] == '.' && IsTwoDigits(text, end + 1) || text[end] == '时' || text[end] == '時' || text[end] == '點' || text[end] == '点');
            date |= follows && (text[end] == '/' || text[end] == '-' || text[end] == '.') && end - i != 3 || text[end] == '年' || text[end] == '月';
        }

        return new DateEvidence(date || year, year, time, address);
    }

    private static bool IsTwoDigits(string text, int at) =>
        at + 1 < text.Length && Scan.IsDigit(text[at]) && Scan.IsDigit(text[at + 1]) && (at + 2 >= text.Length || text[at + 2] != '.' && !Scan.IsDigit(text[at + 2]));

    private static bool IsAddressSign(char c) => Scan.IsAsciiLetter(c) || Scan.IsDigit(c) || c == '_' || c == '-' || c == '.' || c == '+';
}
