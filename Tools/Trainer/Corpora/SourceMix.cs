using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>How many rows of each source take part. Breadth counts more than size, and plain requests more than 8,000 cost elsewhere.</summary>
public static class SourceMix
{
    private static readonly Dictionary<string, int> Caps = new()
    {
        ["bank77"] = 2700, ["clinc"] = 2600, ["bitext"] = 2700, [Turns] = 3000,
        ["atec"] = 8000, [FrameTexts.Requests] = 2500, ["shop"] = 26000,
    };

    /// <summary>Sources whose rows are plain requests.</summary>
    public static readonly IReadOnlySet<string> PlainRequests = new HashSet<string> { "bank77", "clinc", "bitext", "atec", Turns, FrameTexts.Requests, WrittenTexts.Requests };

    /// <summary>Customers' turns of support dialogues: plain requests by nature, never labelled, so they support and are not judged on.</summary>
    public const string Turns = "multidogo";

    /// <summary>Sources without labels of their own.</summary>
    public static readonly IReadOnlySet<string> SupportOnly = new HashSet<string> { Turns, FrameTexts.Corpus, WrittenTexts.Corpus };

    /// <summary>Takes every source up to its cap, evenly over the file, so that the choice is the same in every run.</summary>
    public static List<T> Apply<T>(IEnumerable<T> rows, Func<T, string> sourceOf)
    {
        var result = new List<T>();
        foreach (var source in rows.GroupBy(sourceOf))
        {
            var list = source.ToList();
            int take = Caps.TryGetValue(source.Key, out int cap) && cap < list.Count ? cap : list.Count;
            for (int i = 0; i < take; i++) result.Add(list[(int)((long)i * list.Count / take)]);
        }
        return result;
    }
}
