using System.Collections.Generic;
using CrmFeedback.Satisfaction;

namespace CrmFeedback.FollowUp;

/// <summary>When follow-ups are opened, by when they are due, and how their figures are computed.</summary>
public sealed class FollowUpSettings : NumberSettings
{
    /// <summary>Code of the <c>cfb_setting</c> row.</summary>
    public const string Code = "follow_up_model";

    private static readonly NumberSetting[] Known =
    {
        new NumberSetting("openDays", 30m, 1m, 365m),
        new NumberSetting("quietDays", 30m, 0m, 365m),
        new NumberSetting("regulatorHours", 24m, 1m, 2160m),
        new NumberSetting("leaveHours", 48m, 1m, 2160m),
        new NumberSetting("riskHours", 120m, 1m, 2160m),
        new NumberSetting("unansweredHours", 48m, 1m, 2160m),
        new NumberSetting("complaintHours", 72m, 1m, 2160m),
        new NumberSetting("highUrgencyPercent", 50m, 1m, 100m),
        new NumberSetting("urgentPercent", 25m, 1m, 100m),
        new NumberSetting("createTask", 0m, 0m, 1m),
        new NumberSetting("outcomeMargin", 10m, 0m, 100m),
        new NumberSetting("figureDays", 365m, 30m, 730m),
        new NumberSetting("minimumFollowUps", 5m, 1m, 1000m),
    };

    /// <summary>The shipped numbers.</summary>
    public static readonly FollowUpSettings Default = new FollowUpSettings(null);

    /// <summary>Reads the numbers of a JSON object; null for the defaults.</summary>
    public FollowUpSettings(string? json)
        : base(json, Known)
    {
    }

    /// <summary>The defaults as JSON.</summary>
    public static string DefaultJson => Json(Known);

    /// <summary>The numbers with their ranges.</summary>
    public static IReadOnlyList<NumberSetting> All => Known;

    /// <summary>Days after which what was said opens no follow-up any more: history that is loaded later is past.</summary>
    public decimal OpenDays => this["openDays"];

    /// <summary>Days after a closed follow-up in which the risk alone opens no other, unless the customer says something.</summary>
    public decimal QuietDays => this["quietDays"];

    /// <summary>Hours within which a threat with a regulator must be answered.</summary>
    public decimal RegulatorHours => this["regulatorHours"];

    /// <summary>Hours within which a stated intent to leave must be answered.</summary>
    public decimal LeaveHours => this["leaveHours"];

    /// <summary>Hours within which a customer at high risk must be spoken to.</summary>
    public decimal RiskHours => this["riskHours"];

    /// <summary>Hours after which a severe complaint counts as unanswered.</summary>
    public decimal UnansweredHours => this["unansweredHours"];

    /// <summary>Hours after the complaint by which it must be answered then.</summary>
    public decimal ComplaintHours => this["complaintHours"];

    /// <summary>Percent of the hours that remain when the customer is in a hurry.</summary>
    public decimal HighUrgencyPercent => this["highUrgencyPercent"];

    /// <summary>Percent of the hours that remain when the customer says that it is urgent.</summary>
    public decimal UrgentPercent => this["urgentPercent"];

    /// <summary>Whether a task is made for every follow-up.</summary>
    public bool CreatesTask => this["createTask"] >= 0.5m;

    /// <summary>Points of value by which the next feedback must differ to be better or worse.</summary>
    public decimal OutcomeMargin => this["outcomeMargin"];

    /// <summary>Days that the figures look back.</summary>
    public decimal FigureDays => this["figureDays"];

    /// <summary>Fewest follow-ups for a figure.</summary>
    public decimal MinimumFollowUps => this["minimumFollowUps"];
}
