using System;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>When a case was resolved: the definition of <c>cfb_resolvedon</c>.</summary>
public static class CaseResolution
{
    /// <summary>
    /// A feedback is resolved when the case it is about has the state Resolved, and was resolved after the feedback was given:
    /// who writes again about a resolved case is not content. Opening the case again takes it back.
    /// </summary>
    /// <param name="resolvedOn">When the case was resolved, UTC; null while it is not.</param>
    /// <param name="receivedOn">When the feedback was given, UTC.</param>
    public static DateTime? Of(DateTime? resolvedOn, DateTime receivedOn) => resolvedOn >= receivedOn ? resolvedOn : null;

    /// <summary>When a case was resolved; null if it is open, cancelled or gone. At most two queries.</summary>
    public static DateTime? ResolvedOn(IOrganizationService service, Guid caseId)
    {
        var incident = RowQuery.Find(service, IncidentTable.Table, IncidentTable.Id, caseId, CommonColumns.StateCode, CommonColumns.ModifiedOn);
        if (incident?.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != IncidentTable.StateResolved)
            return null;
        var query = new QueryExpression(IncidentResolutionTable.Table)
        {
            ColumnSet = new ColumnSet(IncidentResolutionTable.ActualEnd, CommonColumns.CreatedOn),
            TopCount = 1,
        };
        query.Criteria.AddCondition(IncidentResolutionTable.IncidentId, ConditionOperator.Equal, caseId);
        query.AddOrder(CommonColumns.CreatedOn, OrderType.Descending);
        var rows = service.RetrieveMultiple(query).Entities;
        var resolution = rows.Count == 0 ? null : rows[0];
        return (resolution == null ? null : LoopFeedback.Time(resolution, IncidentResolutionTable.ActualEnd) ?? LoopFeedback.Time(resolution, CommonColumns.CreatedOn))
            ?? LoopFeedback.Time(incident!, CommonColumns.ModifiedOn);
    }
}
