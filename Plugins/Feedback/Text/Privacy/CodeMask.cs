using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Privacy;

/// <summary>Masks codes of letters and digits: IBANs, identity numbers of Taiwan and Hong Kong, passports.</summary>
internal static class CodeMask
{
    private const int LettersLeft = 2;
    private const int LongestIban = 34;

    public static void Apply(MaskedText target)
    {
        var text = target.Original;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Scan.IsAsciiLetter(text[i]) || i > 0 && (Scan.IsAsciiLetter(text[i - 1]) || Scan.IsDigit(text[i - 1])))
                continue;
            var end = Iban(text, i);
            if (end < 0)
                end = HongKong(text, i);
            if (end < 0)
                end = Identity(target, i);
            if (end < 0)
                continue;
            target.Mask(i, end, LettersLeft);
            i = end - 1;
        }
    }

    private static int Iban(string text, int start)
    {
        if (start + 15 > text.Length || !Scan.IsAsciiLetter(text[start + 1]) || !Scan.IsDigit(text[start + 2]) || !Scan.IsDigit(text[start + 3]))
            return -1;
        var number = new System.Text.StringBuilder();
        var found = -1;
        for (var i = start; i < text.Length && number.Length < LongestIban; i++)
        {
            if (text[i] == ' ' && i + 1 < text.Length && text[i + 1] != ' ')
            {
                if (number.Length >= 15 && CheckDigits.Iban(number.ToString()))
                    found = i;
                continue;
            }

            if (!Scan.IsAsciiLetter(text[i]) && !Scan.IsDigit(text[i]))
                break;
            number.Append(text[i]);
            if (number.Length >= 15 && IsEnd(text, i + 1) && CheckDigits.Iban(number.ToString()))
                found = i + 1;
        }

        return found;
    }

    // A123456(3).
    private static int HongKong(string text, int start)
    {
        var digits = start;
        while (digits < text.Length && digits - start < 2 && Scan.IsAsciiLetter(text[digits]))
            digits++;
        if (digits + 7 > text.Length)
            return -1;
        for (var i = digits; i < digits + 6; i++)
        {
            if (!Scan.IsDigit(text[i]))
                return -1;
        }

        // Without brackets one number in eleven would pass by chance, so only the printed form is taken.
        var check = digits + 7;
        var end = check + 2;
        if (end > text.Length || text[check - 1] != '(' && text[check - 1] != '（' || text[check + 1] != ')' && text[check + 1] != '）')
            return -1;
        return CheckDigits.HongKong(text.Substring(start, digits + 6 - start).ToUpperInvariant(), char.ToUpperInvariant(text[check])) ? end : -1;
    }

    private static int Identity(MaskedText target, int start)
    {
        var text = target.Original;
        var end = start;
        while (end < text.Length && end - start <= 12 && (Scan.IsAsciiLetter(text[end]) || Scan.IsDigit(text[end])))
            end++;
        var length = end - start;
        if (length < 7 || length > 11 || !HasDigits(text, start, end, 6))
            return -1;
        var number = text.Substring(start, length).ToUpperInvariant();
        if (CheckDigits.Taiwan(number))
            return end;
        var kind = target.Context.Before(start);
        // Mainland passports are a letter (or two) and eight (seven) digits.
        var looksLikePassport = length == 9 && "EGDSPH".IndexOf(number[0].ToString(), System.StringComparison.Ordinal) >= 0 && HasDigits(text, start, end, 7) && kind == NumberKind.Unknown && number[0] == 'E';
        return kind == NumberKind.Passport || kind == NumberKind.Identity || looksLikePassport ? end : -1;
    }

    private static bool IsEnd(string text, int at) => at >= text.Length || !Scan.IsAsciiLetter(text[at]) && !Scan.IsDigit(text[at]);

    private static bool HasDigits(string text, int start, int end, int fewest)
    {
        var digits = 0;
        for (var i = start; i < end; i++)
            digits += Scan.IsDigit(text[i]) ? 1 : 0;
        return digits >= fewest;
    }
}
