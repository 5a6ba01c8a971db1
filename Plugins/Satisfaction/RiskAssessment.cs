using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;

namespace CrmFeedback.Satisfaction;

/// <summary>
/// How likely a customer is to leave, 0..100: a sum of points, one reason each, so that every point can be explained
/// (a scorecard; Anderson, The Credit Scoring Toolkit, 2007). An opinion with weights, not a probability.
/// </summary>
public sealed class RiskAssessment
{
    private RiskAssessment(decimal risk, RiskLevel level, IReadOnlyList<RiskReason> reasons)
    {
        Risk = risk;
        Level = level;
        Reasons = reasons;
    }

    /// <summary>0..100.</summary>
    public decimal Risk { get; }

    /// <summary>The level by the thresholds.</summary>
    public RiskLevel Level { get; }

    /// <summary>Most points first, then by code; none without points.</summary>
    public IReadOnlyList<RiskReason> Reasons { get; }

    /// <summary>Assesses a history.</summary>
    /// <param name="history">The customer's feedback.</param>
    /// <param name="satisfaction">0..100; null when unknown.</param>
    /// <param name="trend">The trend; null when unknown.</param>
    /// <param name="rhythm">How often the customer is heard.</param>
    /// <param name="model">Weights and thresholds.</param>
    public static RiskAssessment Of(CustomerHistory history, decimal? satisfaction, TrendTest? trend, Rhythm rhythm, StandingModel model)
    {
        var settings = model.Risk;
        var reasons = new List<RiskReason>();
        if (satisfaction is decimal score && score < settings.LowSatisfactionBelow)
            Add(reasons, RiskCodes.LowSatisfaction, settings.LowSatisfactionPoints * (settings.LowSatisfactionBelow - score) / settings.LowSatisfactionBelow, history.Count);
        if (trend?.Direction == Trend.Falling)
            Add(reasons, RiskCodes.Falling, settings.FallingPoints * Math.Min(1m, -trend.Change / settings.FallingChange), history.Count);
        AddOpenComplaints(reasons, history, settings);
        AddThreat(reasons, RiskCodes.LeaveStated, settings.LeaveStatedPoints, history, f => f.LeaveIntent == LeaveIntent.Stated, model);
        AddThreat(reasons, RiskCodes.LeaveConditional, settings.LeaveConditionalPoints, history, f => f.LeaveIntent == LeaveIntent.Conditional, model);
        AddThreat(reasons, RiskCodes.Regulator, settings.RegulatorPoints, history, f => f.RegulatorThreat, model);
        AddDetractor(reasons, history, settings);
        AddRepeatedTheme(reasons, history, settings);
        Add(reasons, RiskCodes.Silence, settings.SilencePoints * rhythm.Silence, history.Count);
        AddUnanswered(reasons, history, settings);
        reasons.Sort((a, b) => a.Points != b.Points ? b.Points.CompareTo(a.Points) : string.CompareOrdinal(a.Code, b.Code));
        var risk = 0m;
        foreach (var reason in reasons)
            risk += reason.Points;
        risk = Math.Min(100m, risk);
        return new RiskAssessment(risk, Threshold(risk, settings), reasons);
    }

    private static RiskLevel Threshold(decimal risk, RiskSettings settings) =>
        risk >= settings.CriticalFrom ? RiskLevel.Critical
        : risk >= settings.HighFrom ? RiskLevel.High
        : risk >= settings.ElevatedFrom ? RiskLevel.Elevated
        : RiskLevel.Low;

    private static void Add(List<RiskReason> reasons, string code, decimal points, int count, string? theme = null)
    {
        var rounded = decimal.Round(points, 2);
        if (rounded > 0m)
            reasons.Add(new RiskReason(code, rounded, count, theme));
    }

    private static void AddOpenComplaints(List<RiskReason> reasons, CustomerHistory history, RiskSettings settings)
    {
        var open = OpenComplaints.Of(history, settings);
        var themes = new ThemeCounts();
        var points = 0m;
        foreach (var fact in open)
        {
            var age = Math.Max(0m, (long)history.Age(fact.ReceivedOn).TotalMinutes / 1440m);
            points += settings.OpenComplaintPoints * (1m + Math.Min(1m, age / settings.OpenComplaintAgingDays));
            themes.Add(fact.NegativeThemes);
        }

        var ranked = themes.Ranked();
        Add(reasons, RiskCodes.OpenComplaints, Math.Min(points, settings.OpenComplaintMost), open.Count, ranked.Count == 0 ? null : ranked[0]);
    }

    // The strongest threat counts; it fades with time, and every later good word halves it.
    private static void AddThreat(List<RiskReason> reasons, string code, decimal most, CustomerHistory history, Func<FeedbackFact, bool> isThreat, StandingModel model)
    {
        decimal strongest = 0m, kindness = 1m;
        var count = 0;
        for (var i = history.Facts.Count - 1; i >= 0; i--)
        {
            var fact = history.Facts[i];
            if (isThreat(fact))
            {
                count++;
                strongest = Math.Max(strongest, most * kindness * Decay.Fraction(history.Age(fact.ReceivedOn), model.Risk.ThreatHalfLifeDays));
            }
            else if (kindness > 0.001m && FeedbackValue.Of(fact, model.Satisfaction) >= model.Risk.PositiveFrom)
            {
                kindness /= 2m;
            }
        }

        // Less than a point is past.
        Add(reasons, code, strongest < 1m ? 0m : strongest, count);
    }

    private static void AddDetractor(List<RiskReason> reasons, CustomerHistory history, RiskSettings settings)
    {
        for (var i = history.Facts.Count - 1; i >= 0; i--)
        {
            if (history.Facts[i].Nps is not int answer)
                continue;
            if (answer <= 6)
                Add(reasons, RiskCodes.Detractor, settings.DetractorPoints * (7 - answer) / 7m * Decay.Fraction(history.Age(history.Facts[i].ReceivedOn), settings.DetractorHalfLifeDays), 1);
            return;
        }
    }

    private static void AddRepeatedTheme(List<RiskReason> reasons, CustomerHistory history, RiskSettings settings)
    {
        var themes = new ThemeCounts();
        foreach (var fact in history.Facts)
        {
            if (history.Age(fact.ReceivedOn).TotalDays < (double)settings.RepeatedThemeDays)
                themes.Add(fact.NegativeThemes);
        }

        var ranked = themes.Ranked();
        if (ranked.Count > 0 && themes[ranked[0]] >= 3)
            Add(reasons, RiskCodes.RepeatedTheme, Math.Min(settings.RepeatedThemeMost, settings.RepeatedThemePoints * (themes[ranked[0]] - 2)), themes[ranked[0]], ranked[0]);
    }

    private static void AddUnanswered(List<RiskReason> reasons, CustomerHistory history, RiskSettings settings)
    {
        var count = 0;
        foreach (var fact in history.Facts)
            count += OpenComplaints.IsUnanswered(fact, history, settings) ? 1 : 0;
        Add(reasons, RiskCodes.Unanswered, Math.Min(settings.UnansweredMost, settings.UnansweredPoints * count), count);
    }
}
