using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>A label in several languages, keyed by Windows language code (1033 English, 2052 Simplified Chinese, 1028 Traditional Chinese).</summary>
public sealed class LocalizedText
{
    /// <summary>The organisation's base language: the one every label falls back to.</summary>
    public const int BaseLanguage = 1033;

    /// <summary>A label without text in any language.</summary>
    public static readonly LocalizedText Empty = new(new Dictionary<int, string>());

    /// <summary>Makes a label from its texts by language code.</summary>
    public LocalizedText(IReadOnlyDictionary<int, string> byLanguage) => ByLanguage = byLanguage;

    /// <summary>The texts by language code; only the languages that have one.</summary>
    public IReadOnlyDictionary<int, string> ByLanguage { get; }

    /// <summary>A label in the base language only.</summary>
    public static LocalizedText English(string text) => new(new Dictionary<int, string> { [BaseLanguage] = text });

    /// <summary>The text in the language asked for, else in the base language, else in the first language there is, else empty.</summary>
    public string For(int languageCode) =>
        ByLanguage.TryGetValue(languageCode, out var text) && text.Length > 0 ? text
        : ByLanguage.TryGetValue(BaseLanguage, out var fallback) ? fallback
        : ByLanguage.OrderBy(pair => pair.Key).Select(pair => pair.Value).FirstOrDefault() ?? "";

    /// <summary>The text in the base language.</summary>
    public override string ToString() => For(BaseLanguage);
}
