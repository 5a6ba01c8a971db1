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
        var masks = SolutionVariables.Read(service, organizationId, DateTime.UtcNow).MaskPersonalData;
        if (source == null || IsSame(stored.Row, source, masks))
            return "words and ratings unchanged";
        var row = FeedbackScorer.Score(source, CustomerLink.Of(stored.Row), ThemeReader.Shared.Read(service, organizationId), masks);
        return FeedbackUpdate.Trace(row, FeedbackUpdate.Apply(service, stored, row, counts: null, onlyIfUnchanged: false));
    }

    private static bool IsSame(Entity stored, SourceRecord source, bool masks) =>
        string.Equals(stored.GetAttributeValue<string>(FeedbackTable.Text) ?? string.Empty, FeedbackRow.Stored(source.Words, masks), StringComparison.Ordinal)
        && stored.GetAttributeValue<int?>(FeedbackTable.Nps) == source.Ratings.Nps
        && stored.GetAttributeValue<decimal?>(FeedbackTable.Csat) == source.Ratings.Csat
        && stored.GetAttributeValue<decimal?>(FeedbackTable.Ces) == source.Ratings.Ces
        && Reason(stored) == (source.Words.Reason is Analysis.UnscorableReason reason ? (int)reason : Reason(stored));

    private static int? Reason(Entity stored) =>
        stored.GetAttributeValue<OptionSetValue>(FeedbackTable.UnscorableReason)?.Value - Choices.FirstValue;
}
