using System;

namespace CrmFeedback.Feedback;

/// <summary>Numbers a customer gave, brought into their columns' ranges.</summary>
public sealed class Ratings
{
    /// <summary>No rating.</summary>
    public static readonly Ratings None = new Ratings();

    private Ratings()
    {
    }

    /// <summary>Likelihood to recommend, 0..10.</summary>
    public int? Nps { get; private init; }

    /// <summary>Satisfaction, percent of the scale, 0..100.</summary>
    public decimal? Csat { get; private init; }

    /// <summary>Ease, percent of the scale, 0..100.</summary>
    public decimal? Ces { get; private init; }

    /// <summary>−100 for a detractor (0..6), 0 for a passive (7, 8), 100 for a promoter (9, 10): the average is the NPS (Reichheld 2003).</summary>
    public decimal? NpsPoints => Nps is not int nps ? (decimal?)null : nps <= 6 ? -100m : nps <= 8 ? 0m : 100m;

    /// <summary>The first rating given, 0..1.</summary>
    public decimal? Normalised => Nps is int nps ? nps / 10m : (Csat ?? Ces) / 100m;

    /// <summary>Clamps each number into its range.</summary>
    public static Ratings Of(int? nps, decimal? csat, decimal? ces) => new Ratings
    {
        Nps = nps is int n ? Math.Max(0, Math.Min(10, n)) : (int?)null,
        Csat = Percent(csat),
        Ces = Percent(ces),
    };

    private static decimal? Percent(decimal? value) =>
        value is decimal v ? decimal.Round(Math.Max(0m, Math.Min(100m, v)), 2) : (decimal?)null;
}
