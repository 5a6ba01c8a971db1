using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>How an organisation's texts are analysed: its calibration and its models. Immutable.</summary>
public sealed class AnalyzerSettings
{
    /// <summary>The embedded models without calibration.</summary>
    public static readonly AnalyzerSettings Standard = new AnalyzerSettings(AnalysisSettings.Default, null, null);

    /// <summary>Creates settings; without <paramref name="engine"/> the embedded models are used.</summary>
    public AnalyzerSettings(AnalysisSettings settings, AnalysisEngine? engine, string? remark)
    {
        Settings = settings;
        Engine = engine;
        Remark = remark;
    }

    /// <summary>Biases and thresholds.</summary>
    public AnalysisSettings Settings { get; }

    /// <summary>The organisation's own models; null for the embedded ones.</summary>
    public AnalysisEngine? Engine { get; }

    /// <summary>Why a row was not used, for the trace; null if all were.</summary>
    public string? Remark { get; }
}
