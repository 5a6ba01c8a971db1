using System.Globalization;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>Theme heads of both languages; the label of a head is an index in <see cref="ThemeCodes.All"/>. Immutable.</summary>
public sealed class ThemeModels
{
    /// <summary>No models: themes by rules alone.</summary>
    public static readonly ThemeModels None = new ThemeModels(null, null);

    /// <summary>Creates a pair; null where a language has no model.</summary>
    public ThemeModels(MultiLabelModel? english, MultiLabelModel? chinese)
    {
        English = english;
        Chinese = chinese;
    }

    /// <summary>English heads.</summary>
    public MultiLabelModel? English { get; }

    /// <summary>Chinese heads.</summary>
    public MultiLabelModel? Chinese { get; }

    /// <summary>Eight hex digits of both models; empty without models.</summary>
    public string Version => English == null || Chinese == null ? string.Empty : (Hex(English.Version) * 31 + Hex(Chinese.Version)).ToString("x8", CultureInfo.InvariantCulture);

    internal MultiLabelModel? Of(TextBuffer text) => SentimentReader.IsChinese(text) ? Chinese : English;

    private static uint Hex(string digits) => uint.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
