namespace CrmFeedback.Analysis.Signals;

/// <summary>Decides kind, severity and urgency from signals and sentiment.</summary>
public static class KindRules
{
    private const int MildScore = 3500;

    /// <summary>What the customer does with the words.</summary>
    public static FeedbackKind Kind(TextSignals s, Sentiment sentiment, int score)
    {
        bool mild = score > -MildScore && score < MildScore;
        bool threatens = (s.Leave != LeaveIntent.None && !(s.Leave == LeaveIntent.Stated && s.IsCalmRequest)) || s.Regulator;
        switch (sentiment)
        {
            case Sentiment.Unscorable:
                return FeedbackKind.Statement;
            case Sentiment.Negative:
            case Sentiment.VeryNegative:
                return s.Suggestion >= 0 && s.Problems == 0 && mild && !threatens ? FeedbackKind.Suggestion : FeedbackKind.Complaint;
            case Sentiment.Mixed:
                return s.Suggestion >= 0 && s.Problems == 0 ? FeedbackKind.Suggestion : FeedbackKind.Complaint;
            case Sentiment.Positive:
            case Sentiment.VeryPositive:
                return s.Suggestion >= 0 && s.Praise < 1500 ? FeedbackKind.Suggestion : FeedbackKind.Praise;
            default:
                return NeutralKind(s, threatens);
        }
    }

    /// <summary>Weight of the problem named; null if none is.</summary>
    public static Severity? Weight(TextSignals s, Sentiment sentiment, FeedbackKind kind)
    {
        bool negative = sentiment == Sentiment.Negative || sentiment == Sentiment.VeryNegative || sentiment == Sentiment.Mixed;
        if (kind == FeedbackKind.Suggestion) return Severity.Suggestion;
        if (!negative && !(kind == FeedbackKind.Complaint && s.Problems > 0)) return null;
        if (kind != FeedbackKind.Complaint) return null;
        return s.Major > 0 || s.Regulator || s.Leave == LeaveIntent.Stated ? Severity.Major : Severity.Minor;
    }

    /// <summary>How soon an answer is needed. Impatient words count only where something is wrong or wanted.</summary>
    public static Urgency Haste(TextSignals s, Sentiment sentiment)
    {
        bool pleased = sentiment == Sentiment.Positive || sentiment == Sentiment.VeryPositive;
        if (pleased && s.Problems == 0 && s.Leave == LeaveIntent.None) return Urgency.Normal;
        if (s.Urgency >= 2) return Urgency.Urgent;
        bool negative = sentiment == Sentiment.Negative || sentiment == Sentiment.VeryNegative || sentiment == Sentiment.Mixed;
        return s.Urgency == 1 && (negative || s.Problems > 0 || s.Request >= 0) ? Urgency.High : Urgency.Normal;
    }

    private static FeedbackKind NeutralKind(TextSignals s, bool threatens)
    {
        if (threatens || s.Insistent > 0) return FeedbackKind.Complaint;
        bool asks = s.Question >= 0;
        bool wants = s.Request >= 0;
        if (asks && wants) return s.Request <= s.Question ? FeedbackKind.Request : FeedbackKind.Question;
        if (asks) return FeedbackKind.Question;
        if (s.Suggestion >= 0 && (!wants || s.Suggestion <= s.Request)) return FeedbackKind.Suggestion;
        if (wants) return FeedbackKind.Request;
        return s.Problems > 0 ? FeedbackKind.Complaint : FeedbackKind.Statement;
    }
}
