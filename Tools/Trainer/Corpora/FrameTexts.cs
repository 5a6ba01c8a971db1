using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>
/// Texts of this project's own: every frame with every entry of its list (<c>frames-en.txt</c>, <c>frames-zh.txt</c>). They show
/// how customers ask, state, complain and praise where no corpus does; they support training and are never judged on.
/// </summary>
public static class FrameTexts
{
    /// <summary>Corpus of the texts.</summary>
    public const string Corpus = "frames";

    /// <summary>Source of plain requests and of problems named with a question.</summary>
    public const string Requests = Corpus + PolaritySections.Requests;

    /// <summary>Source of the statements, which ask for nothing.</summary>
    public const string Statements = Corpus + PolaritySections.Statements;

    /// <summary>Source of complaints and praise.</summary>
    public const string Opinions = Corpus + PolaritySections.Opinions;

    private static readonly IReadOnlyDictionary<string, (string Source, Polarity3 Label)> Kinds = PolaritySections.Of(Corpus);

    /// <summary>All texts of one language.</summary>
    /// <exception cref="InvalidDataException">A frame stands before its list, names none, or is of an unknown kind.</exception>
    public static List<LabelledText> Read(bool chinese)
    {
        string file = chinese ? "frames-zh.txt" : "frames-en.txt";
        return Fill(SectionFile.Lines(file), file);
    }

    /// <summary>Fills the frames of <paramref name="lines"/>; <paramref name="file"/> is named in errors.</summary>
    /// <exception cref="InvalidDataException">A frame stands before its list, names none, or is of an unknown kind.</exception>
    public static List<LabelledText> Fill(IEnumerable<string> lines, string file)
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var texts = new List<LabelledText>();
        foreach (var (section, line) in SectionFile.Texts(lines))
        {
            if (section.Length == 1) (lists.TryGetValue(section[0], out var list) ? list : lists[section[0]] = []).Add(line);
            else if (!Kinds.TryGetValue(section[0], out var kind)) throw new InvalidDataException($"{file}: section '[{string.Join(' ', section)}]', expected one of {string.Join(", ", Kinds.Keys)} and a list.");
            else texts.AddRange(Fill(line, section[1], lists, file).Select(text => new LabelledText(kind.Source, kind.Label, text)));
        }
        return texts;
    }

    private static IEnumerable<string> Fill(string frame, string name, Dictionary<string, List<string>> lists, string file)
    {
        string place = "{" + name + "}";
        if (!lists.TryGetValue(name, out var entries) || !frame.Contains(place, StringComparison.Ordinal)) throw new InvalidDataException($"{file}: frame '{frame}' needs the list '{name}' above it and {place} in it.");
        return entries.Select(entry => frame.Replace(place, entry, StringComparison.Ordinal));
    }
}
