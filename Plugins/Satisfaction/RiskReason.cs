using System.Collections.Generic;

namespace CrmFeedback.Satisfaction;

/// <summary>Codes of the reasons of a risk; the words for them are the reader's language.</summary>
public static class RiskCodes
{
    /// <summary>Satisfaction is low.</summary>
    public const string LowSatisfaction = "low_satisfaction";

    /// <summary>Satisfaction falls significantly.</summary>
    public const string Falling = "falling";

    /// <summary>Complaints are open.</summary>
    public const string OpenComplaints = "open_complaints";

    /// <summary>The customer says under which condition they will leave.</summary>
    public const string LeaveConditional = "leave_conditional";

    /// <summary>The customer says that they leave.</summary>
    public const string LeaveStated = "leave_stated";

    /// <summary>The customer threatens with a regulator, a court or the press.</summary>
    public const string Regulator = "regulator";

    /// <summary>The latest NPS answer is a detractor's.</summary>
    public const string Detractor = "detractor";

    /// <summary>The same theme is complained of again and again.</summary>
    public const string RepeatedTheme = "repeated_theme";

    /// <summary>The customer is silent for longer than is their way.</summary>
    public const string Silence = "silence";

    /// <summary>Messages wait for an answer.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>All codes, in the order of the choice <c>cfb_riskfactor</c>.</summary>
    public static IReadOnlyList<string> All { get; } = new[]
    {
        LowSatisfaction, Falling, OpenComplaints, LeaveConditional, LeaveStated, Regulator, Detractor, RepeatedTheme, Silence, Unanswered,
    };
}

/// <summary>One reason of a risk.</summary>
public sealed class RiskReason
{
    /// <summary>Creates a reason.</summary>
    public RiskReason(string code, decimal points, int count, string? theme = null)
    {
        Code = code;
        Points = points;
        Count = count;
        Theme = theme;
    }

    /// <summary>One of <see cref="RiskCodes"/>.</summary>
    public string Code { get; }

    /// <summary>What it adds to the risk, in points of 100.</summary>
    public decimal Points { get; }

    /// <summary>Number of feedback it rests on.</summary>
    public int Count { get; }

    /// <summary>Code of the theme it is about, or null.</summary>
    public string? Theme { get; }
}

/// <summary>What the risk would be if something were done.</summary>
public sealed class Counterfactual
{
    /// <summary>Creates a counterfactual.</summary>
    public Counterfactual(string code, string? theme, int count, int from, int to)
    {
        Code = code;
        Theme = theme;
        Count = count;
        From = from;
        To = to;
    }

    /// <summary>The reason that would be removed: <see cref="RiskCodes.OpenComplaints"/> or <see cref="RiskCodes.Unanswered"/>.</summary>
    public string Code { get; }

    /// <summary>Code of the theme of the complaints that would be closed; null for all.</summary>
    public string? Theme { get; }

    /// <summary>Number of feedback to close or answer.</summary>
    public int Count { get; }

    /// <summary>Risk now, 0..100.</summary>
    public int From { get; }

    /// <summary>Risk then, 0..100.</summary>
    public int To { get; }
}
