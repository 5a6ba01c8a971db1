using System;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>
/// Hides what identifies a person in stored words: the local part of e-mail addresses and long numbers (cards,
/// phones, identity cards, accounts), of which the last two digits stay. One sign for one, so offsets stay.
/// </summary>
public static class PersonalDataMask
{
    private const char Sign = '*';
    private const int ShortestNumber = 7;
    private const int DigitsLeft = 2;

    /// <summary>The text with personal data masked; the same length.</summary>
    public static string Apply(string text)
    {
        if (text.Length == 0)
            return text;
        var masked = new StringBuilder(text);
        MaskAddresses(text, masked);
        MaskNumbers(text, masked);
        return masked.ToString();
    }

    private static void MaskAddresses(string text, StringBuilder masked)
    {
        for (var at = text.IndexOf("@", StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf("@", at + 1, StringComparison.Ordinal))
        {
            if (!IsWord(text[at + 1]))
                continue;
            for (var i = at - 1; i >= 0 && text[i] != '@' && (IsWord(text[i]) || text[i] == '.' || text[i] == '_' || text[i] == '+' || text[i] == '-'); i--)
                masked[i] = Sign;
        }
    }

    private static void MaskNumbers(string text, StringBuilder masked)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (!IsDigit(text[i]))
            {
                i++;
                continue;
            }

            var end = NumberEnd(text, i, out var digits);
            if (digits >= ShortestNumber)
                MaskRun(text, masked, i, end, digits - DigitsLeft);
            i = end;
        }
    }

    // Digits in groups: one space, dash, dot or bracket between two groups.
    private static int NumberEnd(string text, int start, out int digits)
    {
        digits = 0;
        var end = start;
        for (var i = start; i < text.Length; i++)
        {
            if (IsDigit(text[i]))
            {
                digits++;
                end = i + 1;
            }
            else if (i > end || text[i] != ' ' && text[i] != '-' && text[i] != '(' && text[i] != ')')
            {
                break;
            }
        }

        return end;
    }

    private static void MaskRun(string text, StringBuilder masked, int start, int end, int count)
    {
        for (var i = start; i < end && count > 0; i++)
        {
            if (!IsDigit(text[i]))
                continue;
            masked[i] = Sign;
            count--;
        }
    }

    private static bool IsDigit(char c) => c >= '0' && c <= '9' || c >= '０' && c <= '９';

    private static bool IsWord(char c) => c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
}
