using System;
using System.Globalization;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>
/// What follows the deletion of a customer. Lookups are empty by then, so rows are found by their text key. The
/// customer's feedback with its mentions, the follow-ups and the standing are deleted: kept, they would be words of a person nobody can
/// name any more, in a view made for senders yet to be linked. Survey responses are records of the users and stay,
/// without the key. For asynchronous steps only.
/// </summary>
public static class CustomerRemoval
{
    /// <summary>Removes what the customer leaves behind; nothing if it exists (again). Idempotent.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="table"><c>account</c> or <c>contact</c>.</param>
    /// <param name="id">The deleted row.</param>
    /// <returns>What was done, for the trace.</returns>
    public static string Run(IOrganizationService service, string table, Guid id)
    {
        var key = SourceKeys.Of(table, id);
        if (RowQuery.Find(service, table, table + "id", id) != null)
            return key + " exists again";
        var rows = new KeyedRows(service);
        var feedback = rows.Delete(FeedbackTable.Table, FeedbackTable.CustomerKey, key);
        var surveys = rows.Each(SurveyResponseTable.Table, SurveyResponseTable.CustomerKey, key, Array.Empty<string>(), row =>
            service.Update(new Entity(SurveyResponseTable.Table, row.Id) { [SurveyResponseTable.CustomerKey] = null }));
        var followUps = rows.Delete(FollowUpTable.Table, FollowUpTable.CustomerKey, key);
        var standings = rows.Delete(SatisfactionTable.Table, SatisfactionTable.CustomerKey, key);
        return string.Format(CultureInfo.InvariantCulture, "{0}: feedback deleted {1}, surveys unlinked {2}, follow-ups deleted {3}, standings dropped {4}", key, feedback, surveys, followUps, standings);
    }
}
