using System.Text;

namespace CrmFeedback.Feedback.Privacy;

/// <summary>Digits, half and full width, and runs of them as people group them.</summary>
internal static class Digits
{
    // A card of nineteen digits in single groups is 37 signs long; a longer run is a table of numbers.
    private const int LongestRun = 40;

    public static bool Is(char c) => c >= '0' && c <= '9' || c >= '０' && c <= '９';

    public static int Value(char c) => c >= '０' ? c - '０' : c - '0';

    /// <summary>End of the run that starts at <paramref name="start"/>: groups parted by one blank, dash, or bracket each, on one line.</summary>
    public static int RunEnd(string text, int start)
    {
        var end = start;
        for (var i = start; i < text.Length && i < start + LongestRun; i++)
        {
            if (Is(text[i]))
                end = i + 1;
            else if (i - end >= 2 || !IsJoint(text[i]))
                break;
        }

        return end;
    }

    /// <summary>The digits of a span as 0 to 9.</summary>
    public static string Of(string text, int start, int end)
    {
        var digits = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (Is(text[i]))
                digits.Append((char)('0' + Value(text[i])));
        }

        return digits.ToString();
    }

    private static bool IsJoint(char c) => c == ' ' || c == '-' || c == '(' || c == ')' || c == '\u00A0' || c == '－' || c == '–';
}
