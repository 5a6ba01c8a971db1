using CrmFeedback.Analysis.Signals;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>
/// What the n-grams cannot know is added to the log-odds: threats, problems named politely, plain requests, the survey
/// question. Every addition to the direction rests on tokens or on the intercept, so the evidence stays exact.
/// </summary>
public static class SentimentRules
{
    private const int LeaveStated = -9000;
    private const int LeaveConditional = -8000;
    private const int RegulatorNamed = -6000;
    private const int FirstProblem = -4500;
    private const int SecondProblem = -2500;
    private const int ThreatNeutral = -12000;
    private const int ProblemStatedNeutral = -15000;
    private const int ProblemReportedNeutral = -4000;
    private const int PlainRequestNeutral = 12000;
    private const int WouldNotRecommend = -6000;
    private const int CourteousRequestNeutral = 25000;
    private const int FeltAtAll = 1000;

    // "Thank you" at the end of a request, with its degree, is manners.
    private const int CourtesyOnly = 1500;

    /// <summary>Adds the rules' weights to the scores of <paramref name="scratch"/>; signals must have been read.</summary>
    public static void Apply(AnalysisScratch scratch)
    {
        TextSignals s = scratch.Signals;
        if (s.Leave != LeaveIntent.None)
        {
            Add(scratch, s.LeaveStart, s.LeaveEnd, s.Leave == LeaveIntent.Stated ? LeaveStated : LeaveConditional);
            scratch.Scores.Neutral += ThreatNeutral;
        }
        if (s.Regulator)
        {
            Add(scratch, s.RegulatorStart, s.RegulatorEnd, RegulatorNamed);
            scratch.Scores.Neutral += ThreatNeutral / 2;
        }
        if (s.Recommendation == RecommendationIntent.WouldNotRecommend) scratch.Scores.Intercept += Shift(scratch, WouldNotRecommend);
        if (s.Problems > 0 && s.Praise < FeltAtAll)
        {
            if (s.Question < 0) Add(scratch, scratch.Hits.Start[s.FirstProblem], scratch.Hits.End[s.FirstProblem], FirstProblem);
            // Asking how to deal with a problem is a plain question; reporting one is a mild complaint.
            if (s.Question < 0) scratch.Scores.Neutral += s.Request < 0 ? ProblemStatedNeutral : ProblemReportedNeutral;
            if (s.Problems > 1 && s.Question < 0) Add(scratch, scratch.Hits.Start[s.SecondProblem], scratch.Hits.End[s.SecondProblem], SecondProblem);
        }
        bool plain = (s.Request >= 0 || s.Question >= 0 || s.Suggestion >= 0) && s.Problems == 0 && s.Praise + s.Blame < FeltAtAll
            && s.Leave == LeaveIntent.None && !s.Regulator && s.Exclamations == 0;
        if (plain) scratch.Scores.Neutral += PlainRequestNeutral;
        bool courteous = s.Request >= 0 && s.Problems == 0 && s.Praise <= CourtesyOnly && s.Blame < FeltAtAll && s.Exclamations == 0
            && s.Leave == LeaveIntent.None && !s.Regulator;
        if (courteous && !plain) scratch.Scores.Neutral += CourteousRequestNeutral;
    }

    private static int Shift(AnalysisScratch scratch, int weight)
    {
        scratch.Scores.Direction += weight;
        return weight;
    }

    private static void Add(AnalysisScratch scratch, int start, int end, int weight)
    {
        int share = weight / (end - start);
        scratch.Scores.TokenWeight[start] += weight - share * (end - start - 1);
        for (int t = start + 1; t < end; t++) scratch.Scores.TokenWeight[t] += share;
        scratch.Scores.Direction += weight;
        scratch.Scores.ClauseDirection[scratch.Text.TokenClause[start]] += weight;
    }
}
