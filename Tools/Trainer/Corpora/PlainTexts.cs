using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>Plain Chinese requests and statements of this project's own: every frame with every entry of its list (<c>plain-zh.txt</c>).</summary>
public static class PlainTexts
{
    /// <summary>Source of the texts; supports training, never judged on.</summary>
    public const string Source = "own_plain";

    private const string Resource = "CrmFeedback.Trainer.plain-zh.txt";

    /// <summary>All texts, neutral.</summary>
    /// <exception cref="InvalidDataException">A frame stands before its list, or names none.</exception>
    public static List<LabelledText> Read()
    {
        using var reader = new StreamReader(typeof(PlainTexts).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException($"Resource '{Resource}' is missing."));
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var texts = new List<LabelledText>();
        string section = string.Empty;
        foreach (string line in reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[') section = line[1..^1];
            else if (!section.StartsWith("frames ", StringComparison.Ordinal)) (lists.TryGetValue(section, out var list) ? list : lists[section] = []).Add(line);
            else texts.AddRange(Fill(line, section["frames ".Length..], lists));
        }
        return texts;
    }

    private static IEnumerable<LabelledText> Fill(string frame, string name, Dictionary<string, List<string>> lists)
    {
        string place = "{" + name + "}";
        if (!lists.TryGetValue(name, out var entries) || !frame.Contains(place, StringComparison.Ordinal)) throw new InvalidDataException($"{Resource}: frame '{frame}' needs the list '{name}' above it and {place} in it.");
        return entries.Select(entry => new LabelledText(Source, Polarity3.Neutral, frame.Replace(place, entry, StringComparison.Ordinal)));
    }
}
