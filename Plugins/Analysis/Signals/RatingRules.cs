namespace CrmFeedback.Analysis.Signals;

/// <summary>Holds a rating against the words that came with it.</summary>
public static class RatingRules
{
    private const decimal High = 0.7m;
    private const decimal Low = 0.3m;
    private const int ClearScore = 4000;

    /// <summary>Whether a clear score contradicts a clear rating (0..1).</summary>
    public static RatingMismatch Compare(decimal? rating, Sentiment sentiment, int score)
    {
        if (rating == null || sentiment == Sentiment.Mixed || sentiment == Sentiment.Unscorable) return RatingMismatch.None;
        if (rating >= High && score <= -ClearScore) return RatingMismatch.RatingAboveText;
        return rating <= Low && score >= ClearScore ? RatingMismatch.RatingBelowText : RatingMismatch.None;
    }
}
