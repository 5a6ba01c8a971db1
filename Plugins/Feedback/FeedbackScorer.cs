using System;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>Scores a source record. A failing analysis gives an unscorable row, never an exception: a save must not fail for it.</summary>
public static class FeedbackScorer
{
    /// <summary>Scores the words of <paramref name="source"/>; <paramref name="masks"/>: whether personal data in them is masked when stored.</summary>
    public static FeedbackRow Score(SourceRecord source, CustomerLink customer, ThemeSet themes, bool masks) =>
        Score(source, customer, themes, masks, FeedbackAnalyzer.Analyze);

    /// <summary>As the other, with the analysis given.</summary>
    public static FeedbackRow Score(SourceRecord source, CustomerLink customer, ThemeSet themes, bool masks, Func<string?, AnalysisContext?, FeedbackAnalysis> analyze)
    {
        var words = source.Words;
        var remark = words.Remark ?? themes.Analyzer.Remark;
        if (words.Reason is UnscorableReason reason)
            return new FeedbackRow(source, customer, Unscorable(reason), themes, remark, masks);
        FeedbackAnalysis analysis;
        try
        {
            analysis = analyze(words.Text, Context(source, themes));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            analysis = Unscorable(UnscorableReason.AnalysisFailed);
            // Type and stack only: a message may hold the customer's words.
            remark = "Analysis failed on " + words.Text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)
                + " characters: " + exception.GetType().FullName + Environment.NewLine + exception.StackTrace;
        }

        return new FeedbackRow(source, customer, analysis, themes, remark, masks);
    }

    private static AnalysisContext Context(SourceRecord source, ThemeSet themes) => new AnalysisContext
    {
        Channel = source.Channel,
        Questions = source.Words.Questions,
        Rating = source.Ratings.Normalised,
        Themes = themes.Catalogue,
        Settings = themes.Analyzer.Settings,
        Engine = themes.Analyzer.Engine,
    };

    private static FeedbackAnalysis Unscorable(UnscorableReason reason) => new FeedbackAnalysis { UnscorableReason = reason };
}
