using System;
using System.Collections.Generic;

namespace CrmFeedback.Satisfaction;

/// <summary>A customer's standing: everything that <c>cfb_satisfaction</c> holds, as a pure function of one history.</summary>
public sealed class CustomerStanding
{
    private const int MostThemes = 3;
    private const int RefreshDays = 7;
    private const int SlowRefreshDays = 30;

    private CustomerStanding(CustomerHistory history, StandingModel model)
    {
        var settings = model.Satisfaction;
        Score = SatisfactionScore.Of(history, model.Baseline, settings);
        Trend = TrendTest.Of(history, model.Baseline, settings);
        Metrics = new CustomerMetrics(history, settings);
        Rhythm = Rhythm.Of(history, model.Risk);
        Risk = RiskAssessment.Of(history, Score?.Value, Trend, Rhythm, model);
        OpenComplaintCount = OpenComplaints.Of(history, model.Risk).Count;
        Count = history.Count;
        TopThemes = Themes(history);
        LastFeedbackOn = history.Facts.Count > 0 ? history.Facts[history.Facts.Count - 1].ReceivedOn
            : history.Older.Count > 0 ? history.Older.Latest
            : (DateTime?)null;
        NextDueOn = Due(history);
        Counterfactual = BestAction(history, model);
    }

    /// <summary>Satisfaction; null without a scored feedback.</summary>
    public SatisfactionScore? Score { get; }

    /// <summary>Trend; null with too little to compare.</summary>
    public TrendTest? Trend { get; }

    /// <summary>Customary figures.</summary>
    public CustomerMetrics Metrics { get; }

    /// <summary>How often the customer is heard.</summary>
    public Rhythm Rhythm { get; }

    /// <summary>Risk with its reasons.</summary>
    public RiskAssessment Risk { get; }

    /// <summary>What would lower the risk most; null if nothing open or unanswered would.</summary>
    public Counterfactual? Counterfactual { get; }

    /// <summary>Number of open complaints.</summary>
    public int OpenComplaintCount { get; }

    /// <summary>Number of feedback that counts.</summary>
    public int Count { get; }

    /// <summary>Codes of the themes spoken of most, at most three.</summary>
    public IReadOnlyList<string> TopThemes { get; }

    /// <summary>When the customer was heard last, UTC.</summary>
    public DateTime? LastFeedbackOn { get; }

    /// <summary>When time alone will have changed the standing; null when it will not.</summary>
    public DateTime? NextDueOn { get; }

    /// <summary>Computes the standing of a history.</summary>
    public static CustomerStanding Of(CustomerHistory history, StandingModel model) => new CustomerStanding(history, model);

    private static List<string> Themes(CustomerHistory history)
    {
        var themes = new ThemeCounts();
        foreach (var fact in history.Facts)
            themes.Add(fact.Themes);
        var ranked = new List<string>(themes.Ranked());
        return ranked.Count <= MostThemes ? ranked : ranked.GetRange(0, MostThemes);
    }

    private DateTime? Due(CustomerHistory history)
    {
        if (history.Facts.Count == 0)
            return null;
        var quiet = history.Age(history.Facts[history.Facts.Count - 1].ReceivedOn).TotalDays;
        var due = history.AsOf.AddDays(quiet < 365 ? RefreshDays : SlowRefreshDays);
        return Rhythm.SilentFrom is DateTime silent && silent > history.AsOf && silent < due ? silent : due;
    }

    // Candidates: closing the open complaints of one theme, closing all of them, answering what waits.
    private Counterfactual? BestAction(CustomerHistory history, StandingModel model)
    {
        var open = OpenComplaints.Of(history, model.Risk);
        var themes = new ThemeCounts();
        foreach (var fact in open)
            themes.Add(fact.NegativeThemes);
        var ranked = themes.Ranked();
        var closing = Try(history, model, RiskCodes.OpenComplaints, null, f => OpenComplaints.IsOpen(f, history, model.Risk));
        // The complaints of one theme are easier to close; that is worth more than half of what closing all would bring.
        if (closing != null && ranked.Count > 0
            && Try(history, model, RiskCodes.OpenComplaints, ranked[0], f => OpenComplaints.IsOpen(f, history, model.Risk) && Contains(f.NegativeThemes, ranked[0])) is Counterfactual ofTheme
            && ofTheme.To * 2 <= closing.From + closing.To)
            closing = ofTheme;
        var answering = Try(history, model, RiskCodes.Unanswered, null, f => OpenComplaints.IsUnanswered(f, history, model.Risk));
        return answering == null || closing != null && closing.To <= answering.To ? closing : answering;
    }

    private Counterfactual? Try(CustomerHistory history, StandingModel model, string code, string? theme, Func<FeedbackFact, bool> chosen)
    {
        var count = 0;
        foreach (var fact in history.Facts)
            count += chosen(fact) ? 1 : 0;
        if (count == 0)
            return null;
        var then = RiskAssessment.Of(history.With(f => !chosen(f) ? f : string.Equals(code, RiskCodes.Unanswered, StringComparison.Ordinal) ? f.Answered(history.AsOf) : f.Closed(history.AsOf)), Score?.Value, Trend, Rhythm, model);
        var from = Whole(Risk.Risk);
        var to = Whole(then.Risk);
        return to < from ? new Counterfactual(code, theme, count, from, to) : null;
    }

    private static bool Contains(IReadOnlyList<string> themes, string theme)
    {
        foreach (var one in themes)
        {
            if (string.Equals(one, theme, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static int Whole(decimal value) => (int)decimal.Round(value, 0, MidpointRounding.AwayFromZero);
}

/// <summary>What a standing is computed with, besides the history.</summary>
public sealed class StandingModel
{
    /// <summary>The shipped numbers and no baseline.</summary>
    public static readonly StandingModel Default = new StandingModel(SatisfactionSettings.Default, RiskSettings.Default, null);

    /// <summary>Creates a model; without a baseline the settings' mean and deviation stand in.</summary>
    public StandingModel(SatisfactionSettings satisfaction, RiskSettings risk, Baseline? baseline)
    {
        Satisfaction = satisfaction;
        Risk = risk;
        Baseline = baseline ?? new Baseline(satisfaction.PriorMean, satisfaction.PriorDeviation * satisfaction.PriorDeviation);
    }

    /// <summary>Numbers of satisfaction, trend and figures.</summary>
    public SatisfactionSettings Satisfaction { get; }

    /// <summary>Weights and thresholds of the risk.</summary>
    public RiskSettings Risk { get; }

    /// <summary>The organisation's mean and variance.</summary>
    public Baseline Baseline { get; }
}
