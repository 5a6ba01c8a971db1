using System;
using System.Collections.Generic;

namespace CrmFeedback.Satisfaction;

/// <summary>How often themes come up; the order does not depend on the order of counting.</summary>
internal sealed class ThemeCounts
{
    private readonly Dictionary<string, int> counts = new Dictionary<string, int>(StringComparer.Ordinal);

    public void Add(IEnumerable<string> themes)
    {
        foreach (var theme in new HashSet<string>(themes, StringComparer.Ordinal))
            counts[theme] = (counts.TryGetValue(theme, out var count) ? count : 0) + 1;
    }

    public int this[string theme] => counts.TryGetValue(theme, out var count) ? count : 0;

    /// <summary>Most frequent first, then by code.</summary>
    public IReadOnlyList<string> Ranked()
    {
        var themes = new List<string>(counts.Keys);
        themes.Sort((a, b) => counts[a] != counts[b] ? counts[b].CompareTo(counts[a]) : string.CompareOrdinal(a, b));
        return themes;
    }
}
