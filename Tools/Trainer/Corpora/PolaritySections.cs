using System;
using System.Collections.Generic;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>Sections by which this project's own corpora say the polarity of their texts.</summary>
public static class PolaritySections
{
    /// <summary>Source and label of every section of <paramref name="corpus"/>. Sources weigh apart and are left out together (<see cref="LabelledText.Corpus"/>).</summary>
    public static IReadOnlyDictionary<string, (string Source, Polarity3 Label)> Of(string corpus) => new Dictionary<string, (string, Polarity3)>(StringComparer.Ordinal)
    {
        ["requests"] = (corpus + ".requests", Polarity3.Neutral), ["statements"] = (corpus + ".statements", Polarity3.Neutral),
        ["complaints"] = (corpus + ".opinions", Polarity3.Negative), ["praise"] = (corpus + ".opinions", Polarity3.Positive),
    };
}
