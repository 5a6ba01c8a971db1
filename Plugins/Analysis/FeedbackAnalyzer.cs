using System;

namespace CrmFeedback.Analysis;

/// <summary>Reads a customer's words: English, Simplified and Traditional Chinese. Pure and thread-safe; never throws.</summary>
public static class FeedbackAnalyzer
{
    /// <summary>Engine and model version of every result.</summary>
    public static string Engine => AnalysisEngine.Embedded.Version;

    /// <summary>
    /// Analyses <paramref name="text"/>; null counts as empty. Linear in the length of the text: what lies beyond
    /// <see cref="AnalysisSettings.MaxCharacters"/> is cut, with a flag.
    /// </summary>
    public static FeedbackAnalysis Analyze(string? text, AnalysisContext? context = null) =>
        (context?.Engine ?? AnalysisEngine.Embedded).Analyze(text, context ?? AnalysisContext.Default);
}
