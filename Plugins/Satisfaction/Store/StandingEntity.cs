using System;
using System.Collections.Generic;
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
        SatisfactionTable.RiskLevel, SatisfactionTable.RiskReasons, SatisfactionTable.RiskFactors, SatisfactionTable.TopThemes, SatisfactionTable.ThemeNames, SatisfactionTable.OpenComplaints,
        SatisfactionTable.LastFeedbackOn, SatisfactionTable.RhythmDays, SatisfactionTable.Value, CommonColumns.TransactionCurrencyId,
        SatisfactionTable.NextDueOn, SatisfactionTable.ComputedOn,
        CommonColumns.OwnerId, CommonColumns.VersionNumber,
    };

    /// <summary>Every column a standing sets, null included.</summary>
    public static Entity Columns(StandingCustomer of, CustomerStanding standing)
    {
        var customer = of.Reference;
        var entity = new Entity(SatisfactionTable.Table)
        {
            [SatisfactionTable.Name] = SafeText.ForColumn(of.Name, SatisfactionTable.NameLength) ?? SourceKeys.Of(customer.LogicalName, customer.Id),
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
        entity[SatisfactionTable.ThemeNames] = ThemeNames(standing.TopThemes);
        entity[SatisfactionTable.LastFeedbackOn] = standing.LastFeedbackOn is DateTime last ? SourceTime.Utc(last) : (DateTime?)null;
        entity[SatisfactionTable.RhythmDays] = standing.Rhythm.Days;
        entity[SatisfactionTable.Value] = of.Revenue;
        // The platform keeps a currency once a row has one.
        if (of.Currency != null)
            entity[CommonColumns.TransactionCurrencyId] = of.Currency;
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
        entity[SatisfactionTable.RiskFactors] = Factors(standing.Risk.Reasons);
        entity[SatisfactionTable.OpenComplaints] = standing.OpenComplaintCount;
    }

    private static OptionSetValueCollection? ThemeNames(IReadOnlyList<string> codes)
    {
        var options = new OptionSetValueCollection();
        foreach (var code in codes)
        {
            var name = MentionEntity.ThemeName(code);
            var known = false;
            foreach (var option in options)
                known |= option.Value == name.Value;
            if (!known)
                options.Add(name);
        }

        return options.Count == 0 ? null : options;
    }

    // The same codes as in the JSON, as options: those have labels in the reader's language.
    private static OptionSetValueCollection? Factors(IReadOnlyList<RiskReason> reasons)
    {
        var options = new OptionSetValueCollection();
        for (var i = 0; i < RiskCodes.All.Count; i++)
        {
            foreach (var reason in reasons)
            {
                if (string.Equals(reason.Code, RiskCodes.All[i], StringComparison.Ordinal))
                {
                    options.Add(Choices.Option(i));
                    break;
                }
            }
        }

        return options.Count == 0 ? null : options;
    }
}
