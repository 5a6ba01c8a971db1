namespace CrmFeedback.Satisfaction;

/// <summary>What one feedback says about satisfaction, 0..100, ratings and text together.</summary>
public static class FeedbackValue
{
    /// <summary>
    /// Text: 50 (score + 1). Ratings: mean of those given, each in percent of its scale (NPS answer times ten). Both:
    /// the ratings count <see cref="SatisfactionSettings.RatingWeight"/> times as much as the words. Null when there is neither.
    /// </summary>
    public static decimal? Of(decimal? score, int? nps, decimal? csat, decimal? ces, SatisfactionSettings settings)
    {
        var text = score is decimal s ? 50m * (s + 1m) : (decimal?)null;
        var given = (nps.HasValue ? 1 : 0) + (csat.HasValue ? 1 : 0) + (ces.HasValue ? 1 : 0);
        if (given == 0)
            return text is decimal t ? Round(t) : (decimal?)null;
        var rating = ((nps ?? 0) * 10m + (csat ?? 0m) + (ces ?? 0m)) / given;
        return Round(text is decimal words ? (words + settings.RatingWeight * rating) / (1m + settings.RatingWeight) : rating);
    }

    /// <summary>The same of a fact.</summary>
    public static decimal? Of(FeedbackFact fact, SatisfactionSettings settings) => Of(fact.Score, fact.Nps, fact.Csat, fact.Ces, settings);

    private static decimal Round(decimal value) => decimal.Round(Numbers.Limit(value, 0m, 100m), 2);
}
