using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>How an organisation's texts are analysed: its calibration and its models. Immutable.</summary>
public sealed class AnalyzerSettings
{
    /// <summary>The embedded models without calibration.</summary>
    public static readonly AnalyzerSettings Standard = new AnalyzerSettings(AnalysisSettings.Default, AnalysisModels.None, null);

    /// <summary>Creates settings; models that are missing in <paramref name="models"/> are the embedded ones.</summary>
    public AnalyzerSettings(AnalysisSettings settings, AnalysisModels models, string? remark)
    {
        Settings = settings;
        Models = models;
        Engine = ReferenceEquals(models, AnalysisModels.None) ? null : AnalysisEngine.Embedded.WithModels(models);
        Remark = remark;
    }

    /// <summary>Biases and thresholds.</summary>
    public AnalysisSettings Settings { get; }

    /// <summary>The organisation's own models.</summary>
    public AnalysisModels Models { get; }

    /// <summary>An engine of them; null for the embedded one.</summary>
    public AnalysisEngine? Engine { get; }

    /// <summary>Why a row was not used, for the trace; null if all were.</summary>
    public string? Remark { get; }
}
