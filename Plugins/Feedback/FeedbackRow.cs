using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>A feedback row before it becomes columns: where the words come from, whose they are, what they say.</summary>
public sealed class FeedbackRow
{
    /// <summary>Creates a row; <paramref name="masks"/>: whether personal data is masked (<see cref="SolutionVariables.MaskPersonalData"/>).</summary>
    public FeedbackRow(SourceRecord source, CustomerLink customer, FeedbackAnalysis analysis, ThemeSet themes, string? remark, bool masks)
    {
        Source = source;
        Customer = customer;
        Analysis = analysis;
        Themes = themes;
        Remark = remark;
        MaskedText = Stored(source.Words, masks);
    }

    /// <summary>Where the words come from.</summary>
    public SourceRecord Source { get; }

    /// <summary>Whose they are.</summary>
    public CustomerLink Customer { get; }

    /// <summary>What they say; offsets index <see cref="MaskedText"/>.</summary>
    public FeedbackAnalysis Analysis { get; }

    /// <summary>The themes whose ids were read in this run.</summary>
    public ThemeSet Themes { get; }

    /// <summary>What went wrong, for the trace; never the customer's words.</summary>
    public string? Remark { get; }

    /// <summary>The words as a row stores them.</summary>
    public static string Stored(OwnWords words, bool masks) => masks ? PersonalDataMask.Apply(words.Text) : words.Text;

    /// <summary>The scored words as they are stored: personal data masked sign for sign, unless the organisation switched that off.</summary>
    public string MaskedText { get; }

    /// <summary>Whole days since 1970-01-01, UTC.</summary>
    public int DayIndex => (int)Math.Floor((Source.ReceivedOn - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalDays);
}

/// <summary>The theme catalogue as one run read it.</summary>
public sealed class ThemeSet
{
    /// <summary>No themes: <c>cfb_Setup</c> has not run.</summary>
    public static readonly ThemeSet Empty = new ThemeSet(null, new Dictionary<string, Guid>(StringComparer.Ordinal));

    /// <summary>Creates a set; <paramref name="ids"/> by theme code.</summary>
    public ThemeSet(ThemeCatalogue? catalogue, IReadOnlyDictionary<string, Guid> ids, AnalyzerSettings? analyzer = null)
    {
        Analyzer = analyzer ?? AnalyzerSettings.Standard;
        Catalogue = catalogue;
        Ids = ids;
    }

    /// <summary>The admin's keywords; null for none.</summary>
    public ThemeCatalogue? Catalogue { get; }

    /// <summary>Calibration and models the words are analysed with.</summary>
    public AnalyzerSettings Analyzer { get; }

    /// <summary>Ids read in this run, by theme code.</summary>
    public IReadOnlyDictionary<string, Guid> Ids { get; }
}
