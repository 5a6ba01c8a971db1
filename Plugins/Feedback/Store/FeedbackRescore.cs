using System;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>The scored words or ratings changed: the row follows inside the save's transaction, so that the form shows it.</summary>
public static class FeedbackRescore
{
    /// <summary>
    /// Compares first (a form sends what was touched, not what changed) and leaves customer and state to the asynchronous
    /// refresh. A source without a row (older than the product) waits for the back-fill: a Create here might meet one
    /// that a job makes at the same moment, and its fault would doom the save.
    /// </summary>
    /// <returns>What was done, for the trace.</returns>
    public static string Run(IOrganizationService service, Guid organizationId, ISourceReader reader, Guid id)
    {
        var stored = StoredFeedback.Find(service, SourceKeys.Of(reader.Table, id));
        if (stored == null)
            return "no row yet";
        var source = reader.Read(service, id);
        if (source == null || IsSame(stored.Row, source))
            return "words and ratings unchanged";
        var row = FeedbackScorer.Score(source, CustomerLink.Of(stored.Row), ThemeReader.Shared.Read(service, organizationId));
        return FeedbackUpdate.Trace(row, FeedbackUpdate.Apply(service, stored, row, counts: null, onlyIfUnchanged: false));
    }

    private static bool IsSame(Entity stored, SourceRecord source) =>
        string.Equals(stored.GetAttributeValue<string>(FeedbackTable.Text) ?? string.Empty, PersonalDataMask.Apply(source.Words.Text), StringComparison.Ordinal)
        && stored.GetAttributeValue<int?>(FeedbackTable.Nps) == source.Ratings.Nps
        && stored.GetAttributeValue<decimal?>(FeedbackTable.Csat) == source.Ratings.Csat
        && stored.GetAttributeValue<decimal?>(FeedbackTable.Ces) == source.Ratings.Ces
        && Reason(stored) == (source.Words.Reason is Analysis.UnscorableReason reason ? (int)reason : Reason(stored));

    private static int? Reason(Entity stored) =>
        stored.GetAttributeValue<OptionSetValue>(FeedbackTable.UnscorableReason)?.Value - Choices.FirstValue;
}
