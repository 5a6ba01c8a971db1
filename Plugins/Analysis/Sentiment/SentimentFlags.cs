using CrmFeedback.Analysis.Signals;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Yes-or-no facts about a whole text that the model weighs beside its n-grams. Their order is part of the model file.</summary>
public static class SentimentFlags
{
    /// <summary>Number of flags.</summary>
    public const int Count = 8;

    private const int Felt = 300;
    private const int ClearlyFelt = 1000;
    private const int ShortText = 8;
    private const int LongText = 60;

    /// <summary>
    /// Fills <paramref name="flags"/>: 0 no feeling found, 1 praise and blame both clear, 2 a question, 3 an exclamation,
    /// 4 short, 5 long, 6 blame only, 7 praise only. Signals must have been read.
    /// </summary>
    public static void Read(AnalysisScratch scratch, bool[] flags)
    {
        TextSignals s = scratch.Signals;
        bool praised = s.Praise >= ClearlyFelt;
        bool blamed = s.Blame >= ClearlyFelt;
        flags[0] = s.Praise + s.Blame < Felt;
        flags[1] = praised && blamed;
        flags[2] = s.Question >= 0;
        flags[3] = s.Exclamations > 0;
        flags[4] = scratch.Asides.ToldTokens <= ShortText;
        flags[5] = scratch.Asides.ToldTokens >= LongText;
        flags[6] = blamed && s.Praise < Felt;
        flags[7] = praised && s.Blame < Felt;
    }
}
