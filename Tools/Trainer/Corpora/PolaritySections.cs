using System;
using System.Collections.Generic;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>Sections by which this project's own corpora say the polarity of their texts.</summary>
public static class PolaritySections
{
    /// <summary>What the source of plain requests, of statements, and of complaints and praise adds to its corpus.</summary>
    public const string Requests = ".requests", Statements = ".statements", Opinions = ".opinions";

    /// <summary>Source and label of every section of <paramref name="corpus"/>. Sources weigh apart and are left out together (<see cref="LabelledText.Corpus"/>).</summary>
    public static IReadOnlyDictionary<string, (string Source, Polarity3 Label)> Of(string corpus) => new Dictionary<string, (string, Polarity3)>(StringComparer.Ordinal)
    {
        ["requests"] = (corpus + Requests, Polarity3.Neutral), ["statements"] = (corpus + Statements, Polarity3.Neutral),
        ["complaints"] = (corpus + Opinions, Polarity3.Negative), ["praise"] = (corpus + Opinions, Polarity3.Positive),
    };
}
