using System;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>
/// A new source record becomes a row inside the save's transaction. At most three calls; more when the catalogue
/// changed, five when the process is new, because calibration and environment variables are then read too; none of them may fail, because a failed call dooms the save even if caught.
/// </summary>
public static class FeedbackCreation
{
    private const string ExistingAlias = "existing";

    /// <summary>Scores and creates. A row left behind by a deleted record of the same id is not touched: its removal job follows and settles it.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static string Run(IOrganizationService service, Guid organizationId, SourceRecord source)
    {
        var customer = Probe(service, source, out var exists);
        if (exists)
            return "a row of " + source.Key + " stands already";
        var row = FeedbackScorer.Score(source, customer, ThemeReader.Shared.Read(service, organizationId), SolutionVariables.Read(service, organizationId, DateTime.UtcNow).MaskPersonalData);
        service.Create(FeedbackEntity.ForCreate(row));
        return FeedbackTrace.Of(row);
    }

    // One query answers both: the contact's parent, and whether the key is taken (a restored record keeps its id, and
    // the key's index would fault).
    private static CustomerLink Probe(IOrganizationService service, SourceRecord source, out bool exists)
    {
        if (source.Customer?.LogicalName != ContactTable.Table)
        {
            exists = RowQuery.Find(service, FeedbackTable.Table, FeedbackTable.SourceKey, source.Key, FeedbackTable.Id) != null;
            return source.Customer == null ? CustomerLink.Unlinked(source.SenderAddress) : CustomerLink.OfAccount(source.Customer.Id);
        }

        var query = new QueryExpression(ContactTable.Table) { ColumnSet = new ColumnSet(ContactTable.ParentCustomerId), TopCount = 1 };
        query.Criteria.AddCondition(ContactTable.Id, ConditionOperator.Equal, source.Customer.Id);
        var link = query.AddLink(FeedbackTable.Table, ContactTable.Id, FeedbackTable.ContactId, JoinOperator.LeftOuter);
        link.EntityAlias = ExistingAlias;
        link.Columns = new ColumnSet(FeedbackTable.Id);
        link.LinkCriteria.AddCondition(FeedbackTable.SourceKey, ConditionOperator.Equal, source.Key);
        var rows = service.RetrieveMultiple(query).Entities;
        exists = rows.Count > 0 && rows[0].Contains(ExistingAlias + "." + FeedbackTable.Id);
        return rows.Count == 0 ? CustomerLink.Unlinked(source.SenderAddress) : CustomerReader.OfContact(rows[0], source.Customer.Id);
    }
}
