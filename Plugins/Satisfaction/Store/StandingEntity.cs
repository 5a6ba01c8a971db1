using System;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Satisfaction;

/// <summary>A standing as the columns of <c>cfb_satisfaction</c>.</summary>
public static class StandingEntity
{
    /// <summary>The columns of <see cref="Columns"/>, and what a roll-up needs besides.</summary>
    public static readonly string[] Stored =
    {
        SatisfactionTable.Name, SatisfactionTable.AccountId, SatisfactionTable.ContactId, SatisfactionTable.Score, SatisfactionTable.ScoreLow,
        SatisfactionTable.ScoreHigh, SatisfactionTable.FeedbackCount, SatisfactionTable.Trend, SatisfactionTable.TrendSignificance,
        SatisfactionTable.NetSentiment, SatisfactionTable.Nps, SatisfactionTable.Csat, SatisfactionTable.Ces, SatisfactionTable.Risk,
        SatisfactionTable.RiskLevel, SatisfactionTable.RiskReasons, SatisfactionTable.TopThemes, SatisfactionTable.OpenComplaints,
        SatisfactionTable.LastFeedbackOn, SatisfactionTable.RhythmDays, SatisfactionTable.NextDueOn, SatisfactionTable.ComputedOn,
        CommonColumns.OwnerId, CommonColumns.VersionNumber,
    };

    /// <summary>Every column a standing sets, null included.</summary>
    public static Entity Columns(EntityReference customer, string? name, CustomerStanding standing)
    {
        var entity = new Entity(SatisfactionTable.Table)
        {
            [SatisfactionTable.Name] = SafeText.ForColumn(name, SatisfactionTable.NameLength) ?? SourceKeys.Of(customer.LogicalName, customer.Id),
            [SatisfactionTable.AccountId] = customer.LogicalName == AccountTable.Table ? customer : null,
            [SatisfactionTable.ContactId] = customer.LogicalName == ContactTable.Table ? customer : null,
            [SatisfactionTable.Score] = standing.Score?.Value,
            [SatisfactionTable.ScoreLow] = standing.Score?.Low,
            [SatisfactionTable.ScoreHigh] = standing.Score?.High,
            [SatisfactionTable.FeedbackCount] = standing.Count,
            [SatisfactionTable.Trend] = standing.Trend is TrendTest trend ? Choices.Option((int)trend.Direction) : null,
            [SatisfactionTable.TrendSignificance] = standing.Trend?.Significance,
        };
        SetFigures(entity, standing.Metrics);
        SetRisk(entity, standing);
        entity[SatisfactionTable.TopThemes] = standing.TopThemes.Count == 0 ? null : SafeText.Cut(string.Join(";", standing.TopThemes), SatisfactionTable.TopThemesLength);
        entity[SatisfactionTable.LastFeedbackOn] = standing.LastFeedbackOn is DateTime last ? SourceTime.Utc(last) : (DateTime?)null;
        entity[SatisfactionTable.RhythmDays] = standing.Rhythm.Days;
        entity[SatisfactionTable.NextDueOn] = standing.NextDueOn is DateTime due ? SourceTime.Utc(due) : (DateTime?)null;
        return entity;
    }

    private static void SetFigures(Entity entity, CustomerMetrics metrics)
    {
        entity[SatisfactionTable.NetSentiment] = metrics.NetSentiment;
        entity[SatisfactionTable.Nps] = metrics.Nps;
        entity[SatisfactionTable.Csat] = metrics.Csat;
        entity[SatisfactionTable.Ces] = metrics.Ces;
    }

    private static void SetRisk(Entity entity, CustomerStanding standing)
    {
        entity[SatisfactionTable.Risk] = standing.Risk.Risk;
        entity[SatisfactionTable.RiskLevel] = Choices.Option((int)standing.Risk.Level);
        entity[SatisfactionTable.RiskReasons] = RiskReasonsJson.Write(standing);
        entity[SatisfactionTable.OpenComplaints] = standing.OpenComplaintCount;
    }
}
