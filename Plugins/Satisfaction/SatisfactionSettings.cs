using System.Collections.Generic;
using CrmFeedback.Feedback;

namespace CrmFeedback.Satisfaction;

/// <summary>How satisfaction, trend and the customary figures are computed: one environment variable and a row of <c>cfb_setting</c>.</summary>
public sealed class SatisfactionSettings : NumberSettings
{
    /// <summary>Code of the <c>cfb_setting</c> row.</summary>
    public const string Code = "satisfaction_model";

    private static readonly NumberSetting[] Known =
    {
        new NumberSetting("priorFeedbacks", 4m, 0.1m, 1000m),
        new NumberSetting("priorMean", 60m, 0m, 100m),
        new NumberSetting("priorDeviation", 25m, 1m, 50m),
        new NumberSetting("varianceFeedbacks", 8m, 1m, 1000m),
        new NumberSetting("ratingWeight", 2m, 0m, 100m),
        new NumberSetting("minimumAnswers", 5m, 1m, 1000m),
        new NumberSetting("metricDays", 365m, 1m, 730m),
        new NumberSetting("trendDays", 365m, 1m, 730m),
        new NumberSetting("trendRecent", 3m, 1m, 50m),
        new NumberSetting("trendPast", 24m, 1m, 200m),
        new NumberSetting("trendMinimumPast", 3m, 1m, 200m),
        new NumberSetting("trendConfidence", 0.97m, 0.5m, 1m),
        new NumberSetting("trendMinimumChange", 8m, 0m, 100m),
    };

    /// <summary>The shipped numbers.</summary>
    public static readonly SatisfactionSettings Default = new SatisfactionSettings(null, SolutionVariables.Default.HalfLifeDays);

    /// <summary>Reads the numbers of a JSON object.</summary>
    /// <param name="json">The row's value; null for the defaults.</param>
    /// <param name="halfLifeDays">The environment variable.</param>
    public SatisfactionSettings(string? json, int halfLifeDays)
        : base(json, Known) => HalfLifeDays = halfLifeDays;

    /// <summary>The defaults as JSON.</summary>
    public static string DefaultJson => Json(Known);

    /// <summary>The numbers with their ranges.</summary>
    public static IReadOnlyList<NumberSetting> All => Known;

    /// <summary>Days after which a feedback counts half (environment variable <c>cfb_SatisfactionHalfLifeDays</c>).</summary>
    public decimal HalfLifeDays { get; }

    /// <summary>Number of feedback that the organisation's mean is worth.</summary>
    public decimal PriorFeedbacks => this["priorFeedbacks"];

    /// <summary>Mean while the organisation has no baseline, 0..100.</summary>
    public decimal PriorMean => this["priorMean"];

    /// <summary>Standard deviation while the organisation has no baseline, in points.</summary>
    public decimal PriorDeviation => this["priorDeviation"];

    /// <summary>Number of feedback that the organisation's variance is worth.</summary>
    public decimal VarianceFeedbacks => this["varianceFeedbacks"];

    /// <summary>How much more the ratings of a feedback count than its words.</summary>
    public decimal RatingWeight => this["ratingWeight"];

    /// <summary>Fewest answers for a percentage.</summary>
    public decimal MinimumAnswers => this["minimumAnswers"];

    /// <summary>Days that the customary figures look back.</summary>
    public decimal MetricDays => this["metricDays"];

    /// <summary>Days that the trend looks back.</summary>
    public decimal TrendDays => this["trendDays"];

    /// <summary>Number of the latest feedback that is compared.</summary>
    public decimal TrendRecent => this["trendRecent"];

    /// <summary>Most feedback before them that they are compared with.</summary>
    public decimal TrendPast => this["trendPast"];

    /// <summary>Fewest feedback before them that they are compared with.</summary>
    public decimal TrendMinimumPast => this["trendMinimumPast"];

    /// <summary>Two-sided confidence from which a trend shows, 0..1.</summary>
    public decimal TrendConfidence => this["trendConfidence"];

    /// <summary>Fewest points of change from which a trend shows.</summary>
    public decimal TrendMinimumChange => this["trendMinimumChange"];
}
