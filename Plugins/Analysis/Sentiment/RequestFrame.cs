using System;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Signals;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>
/// Whether a text asks for help. Who writes "my card was declined, what can I do?" names a problem without being angry:
/// the more a text's n-grams speak like a request, the less a named problem counts as a complaint. Acts on the neutral
/// head and on how much of the problem rules is added. All log-odds in 1/10000.
/// </summary>
public readonly struct RequestFrame
{
    /// <summary>A whole share.</summary>
    public const int Whole = 1000;

    private const int ProblemFades = 16_000, ProblemWidth = 16_000;
    private const int LeastStated = 500;
    private const int OwnProblem = 5_000;
    private const int OwnMatter = 1_000;
    private const int Asking = 3_000;
    private const int Felt = 1_500, Unhappy = 1_000;
    private const int Ramp = 5_000;

    private static readonly uint[] FirstPerson = Hashes("i", "my", "me", "we", "our", "i'm", "i've", "我");

    private const int HeatedRequest = 30_000;

    // "Not working" and "problem" show a weaker emotion than this.
    private const int Distressed = 60;

    private readonly bool threatens, insists, problem, asks, own, calm, heated;

    private RequestFrame(bool threatens, bool insists, bool problem, bool asks, bool own, bool calm, bool heated)
    {
        this.threatens = threatens;
        this.insists = insists;
        this.problem = problem;
        this.asks = asks;
        this.own = own;
        this.calm = calm;
        this.heated = heated;
    }

    /// <summary>Reads the frame of a text whose signals have been read.</summary>
    public static RequestFrame Read(AnalysisScratch scratch)
    {
        TextSignals s = scratch.Signals;
        bool threatens = s.Leave != LeaveIntent.None || s.Regulator;
        // A stolen card is no matter of tone.
        bool insists = s.Insistent > 0 || (s.Major > 0 && s.Blame >= Felt);
        bool asks = s.Request >= 0 || s.Question >= 0;
        int blame = SpokenBlame(scratch.Feelings);
        bool pointed = s.Impatient >= 0 || s.Sarcastic >= 0;
        bool calm = !threatens && !insists && !pointed && blame <= Felt && s.Exclamations == 0;
        bool warns = s.Regulator || s.Leave == LeaveIntent.Conditional || (s.Leave == LeaveIntent.Stated && !s.IsCalmRequest);
        bool heated = pointed || blame > (asks ? Felt : Unhappy) || warns || s.Insistent > 0 || s.Recommendation != RecommendationIntent.None || ShowsFace(scratch) || ShowsDistress(scratch.Hits);
        return new RequestFrame(threatens, insists, s.Problems > 0, asks, SpeaksOfOneself(scratch.Text, scratch.Asides), calm, heated);
    }

    /// <summary>
    /// What the frame takes from the log-odds of a plain request: who threatens, shows anger or a face, or tells what to
    /// recommend does more than ask, however much the words are those of a request.
    /// </summary>
    public int Heat => heated ? HeatedRequest : 0;

    /// <summary>Share (of <see cref="Whole"/>) of the problem rules that holds for a text whose n-grams give <paramref name="neutral"/>.</summary>
    public int ProblemShare(int neutral)
    {
        if (threatens || insists) return Whole;
        return (int)Math.Max(asks ? 0 : LeastStated, Math.Min(Whole, ((long)ProblemFades - neutral) * Whole / ProblemWidth));
    }

    /// <summary>
    /// What the frame adds to the neutral log-odds of a text whose n-grams give <paramref name="neutral"/> and that leans
    /// to the negative by <paramref name="direction"/>: nothing to praise, to anger, or to a text that leans nowhere.
    /// </summary>
    public int Support(int neutral, int direction)
    {
        if (!calm || direction >= 0) return 0;
        int support = problem && own ? OwnProblem : 0;
        if (own && neutral > 0) support += OwnMatter;
        if (asks) support += Asking;
        return direction <= -Ramp ? support : support * -direction / Ramp;
    }

    // Blame in phrases and under negation; single words like "wrong" and "declined" may just name the problem.
    private static int SpokenBlame(Feelings feelings)
    {
        int blame = 0;
        for (int f = 0; f < feelings.Count; f++)
        {
            bool phrase = feelings.Masked[f] || feelings.End[f] - feelings.Start[f] > 1;
            if (phrase && feelings.Strength[f] < 0) blame -= feelings.Strength[f];
        }
        return blame;
    }

    private static bool ShowsFace(AnalysisScratch scratch)
    {
        Feelings feelings = scratch.Feelings;
        for (int f = 0; f < feelings.Count; f++)
        {
            if (scratch.Text.TokenKinds[feelings.Start[f]] == TokenKind.Emoji) return true;
        }
        return false;
    }

    private static bool ShowsDistress(PhraseHits hits)
    {
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits.Category[i] != PhraseCategory.Emotion || hits.Value[i] % 200 < Distressed) continue;
            if ((Emotion)(hits.Value[i] / 200) is Emotion.Anger or Emotion.Frustration or Emotion.Sadness or Emotion.Worry) return true;
        }
        return false;
    }

    private static bool SpeaksOfOneself(TextBuffer text, Asides asides)
    {
        for (int t = 0; t < text.TokenCount; t++)
        {
            bool word = text.TokenKinds[t] == TokenKind.Word || text.TokenKinds[t] == TokenKind.Han;
            if (word && !asides.Token[t] && Array.IndexOf(FirstPerson, text.TokenHash[t]) >= 0) return true;
        }
        return false;
    }

    private static uint[] Hashes(params string[] words)
    {
        var hashes = new uint[words.Length];
        for (int i = 0; i < words.Length; i++) hashes[i] = Hashing.Token(words[i].ToCharArray(), 0, words[i].Length);
        return hashes;
    }
}
