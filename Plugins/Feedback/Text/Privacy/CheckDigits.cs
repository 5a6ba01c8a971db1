namespace CrmFeedback.Feedback.Privacy;

/// <summary>Numbers that prove themselves.</summary>
internal static class CheckDigits
{
    private const string MainlandCheck = "10X98765432";
    private static readonly int[] MainlandWeights = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

    // Values of the letters A to Z in Taiwan's identity numbers, by place of issue.
    private static readonly int[] TaiwanLetters = { 10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33 };

    /// <summary>ISO/IEC 7812-1 annex B (Luhn): payment cards.</summary>
    public static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1)
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>GB 11643-1999: seventeen digits, a birth date among them, and a check sign (0 to 9 or X).</summary>
    public static bool Mainland(string number)
    {
        if (number.Length != 18)
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            if (number[i] < '0' || number[i] > '9')
                return false;
            sum += (number[i] - '0') * MainlandWeights[i];
        }

        return MainlandCheck[sum % 11] == char.ToUpperInvariant(number[17]) && IsBirthDate(number, 6, 4);
    }

    /// <summary>The fifteen digits of before 1999: no check digit, but a birth date.</summary>
    public static bool MainlandOld(string number) => number.Length == 15 && number[0] != '0' && IsBirthDate(number, 6, 2);

    /// <summary>A letter and nine digits: 1, 2 for nationals, 8, 9 for residents; weights 1 9 8 7 6 5 4 3 2 1 1.</summary>
    public static bool Taiwan(string number)
    {
        if (number.Length != 10 || number[0] < 'A' || number[0] > 'Z' || "1289".IndexOf(number[1].ToString(), System.StringComparison.Ordinal) < 0)
            return false;
        var letter = TaiwanLetters[number[0] - 'A'];
        var sum = letter / 10 + letter % 10 * 9;
        for (var i = 1; i <= 8; i++)
            sum += (number[i] - '0') * (9 - i);
        return (sum + number[9] - '0') % 10 == 0;
    }

    /// <summary>Hong Kong: one or two letters (A is 10, a missing first one 36), six digits, a check sign; weights 9 to 1, sum divisible by 11, 10 is A.</summary>
    public static bool HongKong(string number, char check)
    {
        if (number.Length < 7 || number.Length > 8 || check != 'A' && (check < '0' || check > '9'))
            return false;
        var sum = number.Length == 7 ? 36 * 9 : 0;
        for (var i = 0; i < number.Length; i++)
        {
            var value = number[i] >= 'A' ? number[i] - 'A' + 10 : number[i] - '0';
            sum += value * (number.Length + 1 - i);
        }

        return (sum + (check == 'A' ? 10 : check - '0')) % 11 == 0;
    }

    /// <summary>ISO 13616: two letters, two check digits, up to thirty letters and digits, remainder 1 by 97.</summary>
    public static bool Iban(string number)
    {
        if (number.Length < 15 || number.Length > 34)
            return false;
        var remainder = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var c = char.ToUpperInvariant(number[(i + 4) % number.Length]);
            var value = c >= '0' && c <= '9' ? c - '0' : c - 'A' + 10;
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }

        return remainder == 1;
    }

    private static bool IsBirthDate(string number, int at, int yearDigits)
    {
        var year = Number(number, at, yearDigits);
        var month = Number(number, at + yearDigits, 2);
        var day = Number(number, at + yearDigits + 2, 2);
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (yearDigits == 2 || year >= 1880 && year <= 2100);
    }

    private static int Number(string digits, int at, int length)
    {
        var value = 0;
        for (var i = at; i < at + length; i++)
            value = value * 10 + (digits[i] - '0');
        return value;
    }
}
