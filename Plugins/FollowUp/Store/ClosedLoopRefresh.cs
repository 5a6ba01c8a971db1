using System;
using System.Collections.Generic;
using CrmFeedback.Feedback;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>Writes the closed-loop figures into the organisation's baseline (<c>cfb_baseline</c>, scope <c>all</c>).</summary>
public static class ClosedLoopRefresh
{
    private static readonly string[] Columns =
    {
        FollowUpTable.ReceivedOn, FollowUpTable.DueOn, FollowUpTable.VerifiedOn, CommonColumns.StateCode, CommonColumns.StatusCode,
    };

    /// <summary>Computes the figures and writes them if they differ.</summary>
    public static ClosedLoopFigures Run(IOrganizationService service, DateTime now, FollowUpSettings settings)
    {
        var figures = new ClosedLoopFigures(Courses(service, now, settings), now, settings);
        var stored = RowQuery.Find(
            service, BaselineTable.Table, BaselineTable.Scope, BaselineRefresh.ScopeAll, BaselineTable.ClosedLoopRate, BaselineTable.ClosedLoopDays, BaselineTable.FollowUpCount);
        var wanted = new Entity(BaselineTable.Table)
        {
            [BaselineTable.ClosedLoopRate] = figures.Rate,
            [BaselineTable.ClosedLoopDays] = figures.MedianDays,
            [BaselineTable.FollowUpCount] = figures.Count,
        };
        // Without feedback there is no baseline and no follow-up either.
        if (stored != null && EntityDifference.Between(stored, wanted) is Entity change)
            service.Update(change);
        return figures;
    }

    private static IEnumerable<FollowUpCourse> Courses(IOrganizationService service, DateTime now, FollowUpSettings settings)
    {
        var query = new QueryExpression(FollowUpTable.Table) { ColumnSet = new ColumnSet(Columns) };
        query.Criteria.AddCondition(FollowUpTable.ReceivedOn, ConditionOperator.GreaterEqual, now.AddDays(-(double)settings.FigureDays));
        foreach (var row in RowPages.All(service, query))
        {
            var isClosed = row.GetAttributeValue<OptionSetValue>(CommonColumns.StatusCode)?.Value == FollowUpTable.StatusClosed;
            yield return new FollowUpCourse
            {
                ReceivedOn = LoopFeedback.Time(row, FollowUpTable.ReceivedOn) ?? now,
                DueOn = LoopFeedback.Time(row, FollowUpTable.DueOn),
                VerifiedOn = isClosed ? LoopFeedback.Time(row, FollowUpTable.VerifiedOn) : null,
                IsCancelled = !StoredFollowUps.IsOpen(row) && !isClosed,
            };
        }
    }
}
