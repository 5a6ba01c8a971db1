using System.Diagnostics.CodeAnalysis;

namespace CrmFeedback.Analysis.Signals;

/// <summary>What phrases of the tables say about a text as a whole. Scratch: filled anew for every text.</summary>
[SuppressMessage("Design", "CA1051", Justification = "A scratch record, filled and read in one pass.")]
public sealed class TextSignals
{
    /// <summary>Leave intent and the tokens it rests on.</summary>
    public LeaveIntent Leave;

    /// <summary>Tokens of the leave intent.</summary>
    public int LeaveStart, LeaveEnd;

    /// <summary>Regulator threat.</summary>
    public bool Regulator;

    /// <summary>Tokens of the regulator threat.</summary>
    public int RegulatorStart, RegulatorEnd;

    /// <summary>Highest urgency named: 0, 1, 2.</summary>
    public int Urgency;

    /// <summary>Recommendation.</summary>
    public RecommendationIntent Recommendation;

    /// <summary>Problems named, and the hits of the first two.</summary>
    public int Problems, FirstProblem, SecondProblem;

    /// <summary>Problems that complain even in a question, a request or a condition.</summary>
    public int Insistent;

    /// <summary>Token of a run of three question marks and of a word of sarcasm; −1 for none.</summary>
    public int Impatient, Sarcastic;

    /// <summary>Signs that the problem is major.</summary>
    public int Major;

    /// <summary>First token of the first request, question and suggestion; −1 for none.</summary>
    public int Request, Question, Suggestion;

    /// <summary>Exclamation marks.</summary>
    public int Exclamations;

    /// <summary>Sum of praise and of blame of the feelings, in 1/1000 of a valence unit; both positive.</summary>
    public int Praise, Blame;

    /// <summary>The part of <see cref="Praise"/> that is neither supposed nor wished for.</summary>
    public int RealPraise;

    /// <summary>Whether something is asked for without a problem, blame or an exclamation.</summary>
    public bool IsCalmRequest => Request >= 0 && Problems == 0 && Insistent == 0 && Exclamations == 0 && Urgency == 0 && Blame < 500;

    /// <summary>Log-odds the survey question adds to each clause of its answer; 0 beyond its length.</summary>
    public int[] ClauseShift = new int[64];
}
