using System.Globalization;

namespace CrmFeedback.Feedback;

/// <summary>
/// A scale of answers by its worst and its best number, written <c>worst-best</c>: <c>1-5</c> (stars), <c>1-7</c>,
/// <c>0-10</c>, <c>0-100</c>, and reversed where a small number is good: <c>7-1</c> for an effort score whose 1 is "very easy".
/// </summary>
public sealed class RatingScale
{
    /// <summary>Percent of a scale: what a number without a scale is.</summary>
    public static readonly RatingScale Percent = new RatingScale(0, 100);

    private const int Most = 100;

    private RatingScale(int worst, int best)
    {
        Worst = worst;
        Best = best;
    }

    /// <summary>The number that means the worst.</summary>
    public int Worst { get; }

    /// <summary>The number that means the best.</summary>
    public int Best { get; }

    /// <summary>The smaller end.</summary>
    public int Least => Worst < Best ? Worst : Best;

    /// <summary>The larger end.</summary>
    public int Largest => Worst < Best ? Best : Worst;

    /// <summary>Reads <c>worst-best</c>, two different whole numbers from 0 to 100; null for anything else.</summary>
    public static RatingScale? Parse(string text)
    {
        string[] ends = text.Split('-');
        if (ends.Length != 2 || !End(ends[0], out int worst) || !End(ends[1], out int best) || worst == best) return null;
        return new RatingScale(worst, best);
    }

    /// <summary>Whether a number lies on the scale.</summary>
    public bool Holds(decimal number) => number >= Least && number <= Largest;

    /// <summary>The number as percent of the way from the worst to the best, 0..100.</summary>
    public decimal ToPercent(decimal number) => (number - Worst) * 100m / (Best - Worst);

    private static bool End(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Most;
}
