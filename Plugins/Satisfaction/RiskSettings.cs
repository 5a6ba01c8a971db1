using System.Collections.Generic;

namespace CrmFeedback.Satisfaction;

/// <summary>Weights, in points of 100, and thresholds of the risk.</summary>
public sealed class RiskSettings : NumberSettings
{
    /// <summary>Code of the <c>cfb_setting</c> row.</summary>
    public const string Code = "risk_model";

    private static readonly NumberSetting[] Known =
    {
        new NumberSetting("lowSatisfactionPoints", 35m, 0m, 100m),
        new NumberSetting("lowSatisfactionBelow", 60m, 1m, 100m),
        new NumberSetting("fallingPoints", 15m, 0m, 100m),
        new NumberSetting("fallingChange", 40m, 1m, 100m),
        new NumberSetting("openComplaintPoints", 5m, 0m, 100m),
        new NumberSetting("openComplaintMost", 20m, 0m, 100m),
        new NumberSetting("openComplaintAgingDays", 14m, 1m, 365m),
        new NumberSetting("openComplaintDays", 120m, 1m, 730m),
        new NumberSetting("answeredComplaintDays", 30m, 0m, 730m),
        new NumberSetting("leaveStatedPoints", 30m, 0m, 100m),
        new NumberSetting("leaveConditionalPoints", 18m, 0m, 100m),
        new NumberSetting("regulatorPoints", 18m, 0m, 100m),
        new NumberSetting("threatHalfLifeDays", 60m, 1m, 3650m),
        new NumberSetting("positiveFrom", 65m, 0m, 100m),
        new NumberSetting("detractorPoints", 10m, 0m, 100m),
        new NumberSetting("detractorHalfLifeDays", 120m, 1m, 3650m),
        new NumberSetting("repeatedThemePoints", 5m, 0m, 100m),
        new NumberSetting("repeatedThemeMost", 10m, 0m, 100m),
        new NumberSetting("repeatedThemeDays", 120m, 1m, 730m),
        new NumberSetting("silencePoints", 12m, 0m, 100m),
        new NumberSetting("silenceMinimumDays", 30m, 1m, 730m),
        new NumberSetting("silenceMedians", 3m, 1m, 100m),
        new NumberSetting("silenceMargin", 1.25m, 1m, 10m),
        new NumberSetting("silenceMinimumGaps", 5m, 3m, 100m),
        new NumberSetting("unansweredPoints", 3m, 0m, 100m),
        new NumberSetting("unansweredMost", 9m, 0m, 100m),
        new NumberSetting("unansweredAfterDays", 2m, 0m, 365m),
        new NumberSetting("unansweredDays", 60m, 1m, 730m),
        new NumberSetting("elevatedFrom", 25m, 0m, 100m),
        new NumberSetting("highFrom", 50m, 0m, 100m),
        new NumberSetting("criticalFrom", 75m, 0m, 100m),
    };

    /// <summary>The shipped numbers.</summary>
    public static readonly RiskSettings Default = new RiskSettings(null);

    /// <summary>Reads the numbers of a JSON object; null for the defaults.</summary>
    public RiskSettings(string? json)
        : base(json, Known)
    {
    }

    /// <summary>The defaults as JSON.</summary>
    public static string DefaultJson => Json(Known);

    /// <summary>The numbers with their ranges.</summary>
    public static IReadOnlyList<NumberSetting> All => Known;

    /// <summary>Points of a satisfaction of 0.</summary>
    public decimal LowSatisfactionPoints => this["lowSatisfactionPoints"];

    /// <summary>Satisfaction below which there are points.</summary>
    public decimal LowSatisfactionBelow => this["lowSatisfactionBelow"];

    /// <summary>Points of a significant fall of FallingChange or more.</summary>
    public decimal FallingPoints => this["fallingPoints"];

    /// <summary>Fall, in points of satisfaction, that earns all its points.</summary>
    public decimal FallingChange => this["fallingChange"];

    /// <summary>Points of one open complaint on its first day.</summary>
    public decimal OpenComplaintPoints => this["openComplaintPoints"];

    /// <summary>Most points of open complaints.</summary>
    public decimal OpenComplaintMost => this["openComplaintMost"];

    /// <summary>Days after which an open complaint has twice its points.</summary>
    public decimal OpenComplaintAgingDays => this["openComplaintAgingDays"];

    /// <summary>Days after which a complaint that nobody closed is no longer open.</summary>
    public decimal OpenComplaintDays => this["openComplaintDays"];

    /// <summary>Days after an answer from which a complaint that nobody closed is no longer open.</summary>
    public decimal AnsweredComplaintDays => this["answeredComplaintDays"];

    /// <summary>Points of a stated intent to leave.</summary>
    public decimal LeaveStatedPoints => this["leaveStatedPoints"];

    /// <summary>Points of a conditional intent to leave.</summary>
    public decimal LeaveConditionalPoints => this["leaveConditionalPoints"];

    /// <summary>Points of a threat with a regulator, a court or the press.</summary>
    public decimal RegulatorPoints => this["regulatorPoints"];

    /// <summary>Days after which a threat has half its points.</summary>
    public decimal ThreatHalfLifeDays => this["threatHalfLifeDays"];

    /// <summary>Value of a later feedback from which it halves the points of a threat.</summary>
    public decimal PositiveFrom => this["positiveFrom"];

    /// <summary>Points of a latest NPS answer of 0.</summary>
    public decimal DetractorPoints => this["detractorPoints"];

    /// <summary>Days after which such an answer has half its points.</summary>
    public decimal DetractorHalfLifeDays => this["detractorHalfLifeDays"];

    /// <summary>Points of every repetition of the same negative theme from the third time on.</summary>
    public decimal RepeatedThemePoints => this["repeatedThemePoints"];

    /// <summary>Most points of repetition.</summary>
    public decimal RepeatedThemeMost => this["repeatedThemeMost"];

    /// <summary>Days within which a theme repeats.</summary>
    public decimal RepeatedThemeDays => this["repeatedThemeDays"];

    /// <summary>Points of a silence of twice the length that is unusual.</summary>
    public decimal SilencePoints => this["silencePoints"];

    /// <summary>Fewest days of silence.</summary>
    public decimal SilenceMinimumDays => this["silenceMinimumDays"];

    /// <summary>Medians of the customer's own gaps that a silence is longer than.</summary>
    public decimal SilenceMedians => this["silenceMedians"];

    /// <summary>How many times the customer's longest gap a silence is.</summary>
    public decimal SilenceMargin => this["silenceMargin"];

    /// <summary>Fewest gaps from which a rhythm is known.</summary>
    public decimal SilenceMinimumGaps => this["silenceMinimumGaps"];

    /// <summary>Points of one unanswered message.</summary>
    public decimal UnansweredPoints => this["unansweredPoints"];

    /// <summary>Most points of unanswered messages.</summary>
    public decimal UnansweredMost => this["unansweredMost"];

    /// <summary>Days after which a message counts as unanswered.</summary>
    public decimal UnansweredAfterDays => this["unansweredAfterDays"];

    /// <summary>Days after which an unanswered message is past.</summary>
    public decimal UnansweredDays => this["unansweredDays"];

    /// <summary>Risk from which the level is elevated.</summary>
    public decimal ElevatedFrom => this["elevatedFrom"];

    /// <summary>Risk from which the level is high.</summary>
    public decimal HighFrom => this["highFrom"];

    /// <summary>Risk from which the level is critical.</summary>
    public decimal CriticalFrom => this["criticalFrom"];
}
