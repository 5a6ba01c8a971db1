using System;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>A phone number without its spelling: <c>+86 138-0013-8000</c>, <c>0086 13800138000</c> and <c>138 0013 8000</c> are one number.</summary>
public sealed class PhoneNumber
{
    // Subscriber numbers below seven digits are short codes or extensions; E.164 ends at fifteen.
    private const int FewestDigits = 7;
    private const int MostDigits = 15;
    private const int LongestCountryCode = 3;

    private static readonly string[] Extensions = { "ext", "x", "#", "转", "轉", "分机", "分機", ";", "," };

    private PhoneNumber(string digits, bool isInternational)
    {
        Digits = digits;
        IsInternational = isInternational;
    }

    /// <summary>7 to 15 ASCII digits, without the international prefix or the trunk zero.</summary>
    public string Digits { get; }

    /// <summary>Whether the number was written with its country code (<c>+</c> or <c>00</c>).</summary>
    public bool IsInternational { get; }

    /// <summary>One spelling for all: <c>+8613800138000</c>, <c>13800138000</c>.</summary>
    public override string ToString() => IsInternational ? "+" + Digits : Digits;

    /// <summary>The number; null when the text holds none. An extension is left out, full-width digits are read.</summary>
    public static PhoneNumber? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var main = WithoutExtension(text!);
        // "+44 (0)20 …": the zero in brackets is dialled at home only.
        var zero = main.IndexOf("(0)", StringComparison.Ordinal);
        if (zero >= 0)
            main = main.Remove(zero, 3);
        var digits = new StringBuilder();
        var plus = false;
        foreach (var c in main)
        {
            if (c >= '0' && c <= '9')
                digits.Append(c);
            else if (c >= '０' && c <= '９')
                digits.Append((char)(c - 0xFEE0));
            else if ((c == '+' || c == '＋') && digits.Length == 0)
                plus = true;
            else if (char.IsLetter(c) || c == '@')
                return null;
        }

        var all = digits.ToString();
        if (!plus && all.StartsWith("00", StringComparison.Ordinal))
        {
            plus = true;
            all = all.Substring(2);
        }

        all = all.TrimStart('0');
        return all.Length >= FewestDigits && all.Length <= MostDigits ? new PhoneNumber(all, plus) : null;
    }

    /// <summary>Whether two numbers are one: equal, or one is the other behind a country code of at most three digits.</summary>
    public static bool AreSame(PhoneNumber left, PhoneNumber right)
    {
        if (string.Equals(left.Digits, right.Digits, StringComparison.Ordinal))
            return true;
        var isLeftLonger = left.Digits.Length > right.Digits.Length;
        var longer = isLeftLonger ? left : right;
        var shorter = isLeftLonger ? right : left;
        return longer.IsInternational
            && !shorter.IsInternational
            && longer.Digits.Length - shorter.Digits.Length <= LongestCountryCode
            && longer.Digits.EndsWith(shorter.Digits, StringComparison.Ordinal);
    }

    /// <summary>
    /// A LIKE pattern that matches every spelling of this number, whatever stands between its last seven digits.
    /// Some thirty in a million other numbers match too, so compare with <see cref="AreSame"/>.
    /// </summary>
    public string LikePattern
    {
        get
        {
            var pattern = new StringBuilder("%");
            foreach (var digit in Digits.Substring(Digits.Length - FewestDigits))
                pattern.Append(digit).Append('%');
            return pattern.ToString();
        }
    }

    private static string WithoutExtension(string text)
    {
        var end = text.Length;
        foreach (var mark in Extensions)
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && at < end)
                end = at;
        }

        return text.Substring(0, end);
    }
}
