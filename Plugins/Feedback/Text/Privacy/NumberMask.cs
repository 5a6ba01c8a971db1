using System;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Privacy;

/// <summary>
/// Masks numbers that lead to a person: payment cards and identity numbers by their check digits, phone numbers by
/// their form, accounts and the rest by the word before them. Order numbers, dates, times and amounts stay readable.
/// </summary>
internal static class NumberMask
{
    private const int DigitsLeft = 2;
    private const int ShortestAccount = 6;
    private const int ShortestPhone = 7;
    private const int LongestPhone = 15;
    // Longer runs without a name are accounts: order numbers of that length are rare and lose nothing by it.
    private const int ShortestBareAccount = 14;

    public static void Apply(MaskedText target)
    {
        var text = target.Original;
        for (var i = 0; i < text.Length;)
        {
            if (!Digits.Is(text[i]))
            {
                i++;
                continue;
            }

            var end = Digits.RunEnd(text, i);
            i = IsPartOfWord(text, i) ? SkipGroup(text, i) : MaskRun(target, i, end);
        }
    }

    private static int MaskRun(MaskedText target, int start, int end)
    {
        var text = target.Original;
        var digits = Digits.Of(text, start, end);
        if (IsDateOrAmount(text, start, end))
            return SkipGroup(text, start);
        var withSign = end < text.Length && (text[end] == 'X' || text[end] == 'x') ? end + 1 : end;
        if (IsPersonal(target, start, end, digits, withSign > end))
        {
            target.Mask(start, withSign, DigitsLeft);
            return withSign;
        }

        // The run may join two numbers ("17 13800138000"): try again from its next group.
        return SkipGroup(text, start);
    }

    private static bool IsPersonal(MaskedText target, int start, int end, string digits, bool hasCheckSign)
    {
        var text = target.Original;
        if (digits.Length < ShortestAccount)
            return false;
        if (digits.Length >= 13 && digits.Length <= 19 && CheckDigits.Luhn(digits) && !IsAllSame(digits) && (digits.Length == 16 || target.Context.Before(start) != NumberKind.Business))
            return true;
        if (CheckDigits.Mainland(digits) || hasCheckSign && digits.Length == 17 && CheckDigits.Mainland(digits + "X"))
            return true;
        switch (target.Context.Before(start))
        {
            case NumberKind.Business: return false;
            case NumberKind.Account: return digits.Length >= ShortestAccount;
            case NumberKind.Identity: return digits.Length >= ShortestAccount;
            case NumberKind.Passport: return digits.Length >= ShortestAccount;
            case NumberKind.Phone: return digits.Length >= ShortestPhone && digits.Length <= LongestPhone;
            default: return CheckDigits.MainlandOld(digits) || digits.Length >= ShortestBareAccount && IsOneOrFours(text, start, end) || IsPhone(text, start, end, digits);
        }
    }

    private static bool IsPhone(string text, int start, int end, string digits)
    {
        var isGrouped = end - start > digits.Length;
        if (start > 0 && (text[start - 1] == '+' || text[start - 1] == '＋'))
            return digits.Length >= 8 && digits.Length <= LongestPhone;
        if (digits.Length == 11 && digits[0] == '1' && digits[1] >= '3')
            return true;
        if (digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal))
            return true;
        if (digits.StartsWith("00", StringComparison.Ordinal))
            return digits.Length >= 10 && digits.Length <= LongestPhone;
        if (digits[0] == '0' && digits.Length >= 9 && digits.Length <= 12)
            return true;
        var northAmerican = digits.Length == 10 && digits[0] >= '2' && digits[3] >= '2' || digits.Length == 11 && digits[0] == '1' && digits[1] >= '2' && digits[4] >= '2';
        if (northAmerican)
            return isGrouped || start > 0 && text[start - 1] == '(';
        return isGrouped && digits.Length >= 8 && digits.Length <= 12 && GroupCount(text, start, end) <= 4 && text.IndexOf("-", start, end - start, StringComparison.Ordinal) > 0;
    }

    // 2026-03-02, 02-03-2026, 2026-03-02 10:15; 1,299.00; 12.5: digits that a date or a price is made of.
    private static bool IsDateOrAmount(string text, int start, int end)
    {
        var group = SkipGroup(text, start);
        var first = group - start;
        if (first == 4 && group + 5 < text.Length && text[group] == '-' && Digits.Is(text[group + 1]) && Digits.Is(text[group + 2]) && text[group + 3] == '-')
            return true;
        if (first <= 2 && group + 7 < text.Length && text[group] == '-' && NextDash(text, group + 1) is var dash && dash > 0 && IsYear(text, dash + 1))
            return true;
        return end < text.Length && (text[end] == ':' || text[end] == '%') && end - start <= 4 || start > 1 && (text[start - 1] == '.' || text[start - 1] == ',') && Digits.Is(text[start - 2]);
    }

    private static int NextDash(string text, int from)
    {
        for (var i = from; i < text.Length && i <= from + 2; i++)
        {
            if (text[i] == '-')
                return i;
        }

        return -1;
    }

    private static bool IsYear(string text, int at) => at + 3 < text.Length && (text[at] == '1' && text[at + 1] == '9' || text[at] == '2' && text[at + 1] == '0') && Digits.Is(text[at + 2]) && Digits.Is(text[at + 3]);

    // Letters before make it a code ("SKU12345678"), unless they are Chinese.
    private static bool IsPartOfWord(string text, int at) => at > 0 && (Scan.IsAsciiLetter(text[at - 1]) || text[at - 1] == '_' || text[at - 1] == '#');

    private static int SkipGroup(string text, int at)
    {
        while (at < text.Length && Digits.Is(text[at]))
            at++;
        return at;
    }

    private static int GroupCount(string text, int start, int end)
    {
        var groups = 0;
        for (var i = start; i < end; i++)
            groups += Digits.Is(text[i]) && (i == start || !Digits.Is(text[i - 1])) ? 1 : 0;
        return groups;
    }

    private static bool IsOneOrFours(string text, int start, int end)
    {
        var groups = GroupCount(text, start, end);
        return groups == 1 || SkipGroup(text, start) - start == 4;
    }

    private static bool IsAllSame(string digits) => digits.Trim(digits[0]).Length == 0;
}
