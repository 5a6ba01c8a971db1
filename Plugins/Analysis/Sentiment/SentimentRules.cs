using System;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Signals;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>
/// What the n-grams cannot know is added to the log-odds: threats, problems named politely, plain requests, the survey
/// question. Every addition to the direction rests on tokens or on the intercept, so the evidence stays exact.
/// </summary>
public static class SentimentRules
{
    private const int LeaveStated = -16000;
    private const int LeaveConditional = -8000;
    private const int LeaveAsked = -3000;
    private const int RegulatorNamed = -12000;
    private const int ThreatAtLeast = -12000;
    private const int ConditionAtLeast = -7000;
    private const int ThreatMostNeutral = 0;
    private const int FirstProblem = -5500;
    private const int ReportedProblem = -3000;
    private const int InsistentProblem = -11000;
    private const int SecondProblem = -2500;
    private const int ThreatNeutral = -24000;
    private const int ProblemStatedNeutral = -20000;
    private const int InsistentNeutral = -44000;
    private const int PointedMark = -9000;
    private const int PointedNeutral = -38000;
    private const int ClearFeeling = 1400;
    private const int Unopposed = 5000;
    private const int UnopposedNeutral = -12500;
    private const int Verbatim = 6;
    private const int BareWord = 3;
    private const int LukewarmNeutral = 5000;
    private const int VerbatimNeutral = -12000;
    private const int Polite = -16000;
    private const int UnfeltChineseNeutral = 8000;
    private const int ProblemReportedNeutral = -4000;
    private const int PlainRequestNeutral = 14000;
    private const int SupposedPraiseNeutral = 28000;
    private const int WouldNotRecommend = -6000;
    private const int CourteousRequestNeutral = 25000;
    private const int FeltAtAll = 1000;
    private const int Face = 4000;
    private const int FaceNeutral = -9000;

    // "Thank you" at the end of a request, with its degree, is manners.
    private const int CourtesyOnly = 1500;

    /// <summary>Adds the rules' weights to the scores of <paramref name="scratch"/>; signals must have been read.</summary>
    public static void Apply(AnalysisScratch scratch)
    {
        RequestFrame frame = scratch.Scores.Frame;
        int neutral = scratch.Scores.Neutral;
        Apply(scratch, frame.ProblemShare(neutral));
        scratch.Scores.Neutral += frame.Support(neutral, scratch.Scores.Direction);
    }

    /// <summary>As <see cref="Apply(AnalysisScratch)"/> without the support of the request frame, with <paramref name="problemShare"/> of 1000 parts of the problem rules.</summary>
    public static void Apply(AnalysisScratch scratch, int problemShare)
    {
        TextSignals s = scratch.Signals;
        bool threatens = s.Leave != LeaveIntent.None || s.Regulator;
        Threats(scratch, s);
        if (s.Recommendation == RecommendationIntent.WouldNotRecommend) scratch.Scores.Intercept += Shift(scratch, WouldNotRecommend);
        if (s.Problems > 0 && (s.Praise < FeltAtAll || s.Insistent > 0)) Problems(scratch, s, problemShare);
        Faces(scratch);
        Pointed(scratch, s.Sarcastic);
        Pointed(scratch, s.Praise < FeltAtAll ? s.Impatient : -1);
        bool asks = s.Request >= 0 || s.Question >= 0 || s.Suggestion >= 0;
        if (!asks && s.Recommendation == RecommendationIntent.None) OneSided(scratch, s);
        if (!threatens && s.Insistent == 0) Politeness(scratch, s);
        if (threatens) NoLess(scratch, s);
        if (threatens || s.Insistent > 0 || s.Exclamations > 0 || s.Impatient >= 0) return;
        bool plain = asks && s.Problems == 0 && s.Praise + s.Blame < FeltAtAll;
        bool courteous = s.Request >= 0 && s.Problems == 0 && s.Praise <= CourtesyOnly && s.Blame < FeltAtAll;
        bool supposed = s.Praise > 0 && s.RealPraise == 0 && s.Blame < FeltAtAll && s.Problems == 0;
        bool unfelt = scratch.Text.HanCount > 0 && s.Praise + s.Blame == 0 && s.Problems == 0;
        // "还行" by itself is lukewarm.
        bool lukewarm = s.Praise > 0 && s.Praise <= FeltAtAll && s.Blame == 0 && scratch.Asides.ToldTokens <= BareWord;
        if (lukewarm) scratch.Scores.Neutral += LukewarmNeutral;
        if (supposed) scratch.Scores.Neutral += SupposedPraiseNeutral;
        else if (plain) scratch.Scores.Neutral += PlainRequestNeutral;
        else if (courteous) scratch.Scores.Neutral += CourteousRequestNeutral;
        else if (unfelt) scratch.Scores.Neutral += UnfeltChineseNeutral;
    }

    private static void Threats(AnalysisScratch scratch, TextSignals s)
    {
        if (s.Leave != LeaveIntent.None)
        {
            // "I'd like to close my account as I'm moving abroad" blames nobody.
            bool calm = s.Leave == LeaveIntent.Stated && s.IsCalmRequest;
            Add(scratch, s.LeaveStart, s.LeaveEnd, calm ? LeaveAsked : s.Leave == LeaveIntent.Stated ? LeaveStated : LeaveConditional);
            scratch.Scores.Neutral += calm ? PlainRequestNeutral : ThreatNeutral;
        }
        if (!s.Regulator) return;
        Add(scratch, s.RegulatorStart, s.RegulatorEnd, RegulatorNamed);
        scratch.Scores.Neutral += ThreatNeutral;
    }

    // Who names the regulator or says goodbye is not content, whatever the other words are.
    private static void NoLess(AnalysisScratch scratch, TextSignals s)
    {
        // "My card was stolen, please cancel my card" only asks.
        if (s.Praise >= ClearFeeling || (!s.Regulator && (s.Request >= 0 || s.Question >= 0))) return;
        int most = s.Regulator || s.Leave == LeaveIntent.Stated ? ThreatAtLeast : ConditionAtLeast;
        if (scratch.Scores.Direction > most) scratch.Scores.Intercept += Shift(scratch, most - scratch.Scores.Direction);
        scratch.Scores.Neutral = Math.Min(scratch.Scores.Neutral, ThreatMostNeutral);
    }

    // Asking how to deal with a problem is a plain question; reporting one is a mild complaint.
    private static void Problems(AnalysisScratch scratch, TextSignals s, int share)
    {
        bool insists = s.Insistent > 0 || (s.Major > 0 && s.Blame >= FeltAtAll);
        if (s.Question >= 0 && !insists) return;
        Add(scratch, scratch.Hits.Start[s.FirstProblem], scratch.Hits.End[s.FirstProblem], Part(insists ? InsistentProblem : s.Request < 0 ? FirstProblem : ReportedProblem, share));
        scratch.Scores.Neutral += Part(insists ? InsistentNeutral : s.Request < 0 ? ProblemStatedNeutral : ProblemReportedNeutral, share);
        if (s.Problems > 1) Add(scratch, scratch.Hits.Start[s.SecondProblem], scratch.Hits.End[s.SecondProblem], Part(SecondProblem, share));
    }

    // Naming a problem with a please is not anger.
    private static void Politeness(AnalysisScratch scratch, TextSignals s)
    {
        bool polite = s.Problems > 0 && s.Request >= 0 && s.Exclamations == 0 && s.Impatient < 0;
        if (polite && scratch.Scores.Direction < Polite) scratch.Scores.Intercept += Shift(scratch, Polite - scratch.Scores.Direction);
    }

    // A face beside plain words tells how they are meant.
    private static void Faces(AnalysisScratch scratch)
    {
        Feelings feelings = scratch.Feelings;
        int face = -1;
        int faces = 0;
        int words = 0;
        for (int f = 0; f < feelings.Count; f++)
        {
            if (scratch.Text.TokenKinds[feelings.Start[f]] == TokenKind.Emoji)
            {
                face = f;
                faces++;
            }
            else words += Math.Abs(feelings.Strength[f]);
        }
        if (face < 0 || words >= FeltAtAll) return;
        // A face alone is a hint, no statement; two of them are one.
        bool alone = scratch.Text.HanCount + scratch.Text.LatinCount == 0;
        int weight = alone && faces < 2 ? Face / 2 : Face;
        Add(scratch, feelings.Start[face], feelings.End[face], feelings.Strength[face] > 0 ? weight : -weight);
        if (!alone || faces > 1) scratch.Scores.Neutral += FaceNeutral;
    }

    // Sarcasm and "???" say how the words beside them are meant.
    private static void Pointed(AnalysisScratch scratch, int token)
    {
        if (token < 0) return;
        Add(scratch, token, token + 1, PointedMark);
        scratch.Scores.Neutral += PointedNeutral;
    }

    // A clear feeling that nothing in the text opposes.
    private static void OneSided(AnalysisScratch scratch, TextSignals s)
    {
        bool blame = s.Blame >= ClearFeeling && s.Praise == 0;
        bool praise = s.RealPraise >= ClearFeeling && s.Blame == 0 && s.Problems == 0;
        if (!blame && !praise)
        {
            // "a bit disappointed" is weak, but said.
            if (s.Blame > 0 && s.Praise == 0 && ShowsEmotion(scratch.Hits)) scratch.Scores.Neutral += VerbatimNeutral;
            return;
        }
        Feelings feelings = scratch.Feelings;
        int strongest = 0;
        for (int f = 1; f < feelings.Count; f++)
        {
            if (Math.Abs(feelings.Strength[f]) > Math.Abs(feelings.Strength[strongest])) strongest = f;
        }
        // Single words the n-grams know by themselves; phrases and what negation turned they do not.
        bool phrase = feelings.Masked[strongest] || feelings.End[strongest] - feelings.Start[strongest] > 1;
        if (phrase)
        {
            Add(scratch, feelings.Start[strongest], feelings.End[strongest], blame ? -Unopposed : Unopposed);
            scratch.Scores.Neutral += UnopposedNeutral;
        }
        else if (scratch.Asides.ToldTokens <= Verbatim || (blame && ShowsEmotion(scratch.Hits)))
        {
            // "friendly staff": a few words with a feeling are an answer, not a request.
            scratch.Scores.Neutral += VerbatimNeutral;
        }
    }

    private static bool ShowsEmotion(PhraseHits hits)
    {
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits.Category[i] == PhraseCategory.Emotion && hits.Value[i] % 200 > 0) return true;
        }
        return false;
    }

    private static int Part(int weight, int share) => weight / RequestFrame.Whole * share;

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
