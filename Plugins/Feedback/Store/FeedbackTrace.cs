using System.Globalization;

namespace CrmFeedback.Feedback;

/// <summary>What a run did, for the trace: lengths, codes and keys, never the customer's words.</summary>
public static class FeedbackTrace
{
    /// <summary>One row.</summary>
    public static string Of(FeedbackRow row) => string.Format(
        CultureInfo.InvariantCulture,
        "{0}: {1} characters, {2}{3}, {4} themes{5}",
        row.Source.Key,
        row.MaskedText.Length,
        row.Analysis.Sentiment,
        row.Analysis.UnscorableReason == null ? string.Empty : " (" + row.Analysis.UnscorableReason + ")",
        row.Analysis.Themes.Count,
        row.Remark == null ? string.Empty : "; " + row.Remark);
}
