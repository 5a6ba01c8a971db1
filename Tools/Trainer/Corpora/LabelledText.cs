using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>Polarity classes in the order of all weight arrays.</summary>
public enum Polarity3
{
    /// <summary>Negative.</summary>
    Negative,
    /// <summary>Neutral.</summary>
    Neutral,
    /// <summary>Positive.</summary>
    Positive,
}

/// <summary>A text with its source and label.</summary>
public sealed record LabelledText(string Source, Polarity3 Label, string Text)
{
    /// <summary>The source without what stands after a dot: parts of one corpus are left out together.</summary>
    public string Corpus => Source.Split('.')[0];
}

/// <summary>Names of a corpus' columns; a label column of null is <c>label</c> or <c>sentiment</c>, a source column of null is <c>source</c> if there is one.</summary>
public sealed record SentimentColumns(string Text, string? Label, string? Source)
{
    /// <summary>text, label, source.</summary>
    public static readonly SentimentColumns Standard = new("text", null, null);

    /// <summary>Places of the columns in a header; −1 for no source.</summary>
    /// <exception cref="InvalidDataException">A column is missing; names it and those there are.</exception>
    public (int Source, int Label, int Text) Find(string[] header, string path)
    {
        int At(string column) => Array.IndexOf(header, column);
        int Must(string column, int at) => at >= 0 ? at : throw new InvalidDataException($"{path}: no column '{column}'; the header has '{string.Join("', '", header)}'.");
        return (Source == null ? At("source") : Must(Source, At(Source)), Label == null ? Must("label", Math.Max(At("label"), At("sentiment"))) : Must(Label, At(Label)), Must(Text, At(Text)));
    }
}

/// <summary>Reads TSV corpora: a header line, tabs between columns, no quoting.</summary>
public static class TsvCorpus
{
    /// <summary>Reads rows with a label and a text. A bad row is told to <paramref name="bad"/> and left out; without it, it is an error.</summary>
    /// <exception cref="InvalidDataException">A column is missing, or a row is bad; names file and line.</exception>
    public static List<LabelledText> ReadSentiment(string path, SentimentColumns? columns = null, Action<string>? bad = null)
    {
        var rows = new List<LabelledText>();
        string[]? header = null;
        int source = -1, label = -1, text = -1, number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] cells = line.Split('\t');
            if (header == null)
            {
                header = cells;
                cells[0] = cells[0].TrimStart('\uFEFF');
                (source, label, text) = (columns ?? SentimentColumns.Standard).Find(cells, path);
                continue;
            }
            try
            {
                if (cells.Length != header.Length) throw new InvalidDataException($"{path}({number}): expected {header.Length} columns, found {cells.Length}.");
                if (string.IsNullOrWhiteSpace(cells[text])) throw new InvalidDataException($"{path}({number}): no text.");
                rows.Add(new LabelledText(source < 0 ? Path.GetFileNameWithoutExtension(path) : cells[source], ParseLabel(cells[label], path, number), Clean(cells[text])));
            }
            catch (InvalidDataException e) when (bad != null)
            {
                bad(e.Message);
            }
        }
        if (header == null) throw new InvalidDataException($"{path}: empty file, expected a header line.");
        return rows;
    }

    /// <summary>Reads aspect phrases with a polarity (source, theme, polarity, phrase, text) as short texts; the source is named <c>SOURCE.phrases</c> and left out with SOURCE.</summary>
    public static List<LabelledText> ReadPhrases(string path)
    {
        var rows = new List<LabelledText>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            string[] cells = line.Split('\t');
            if (++number == 1 || cells.Length < 5 || cells[3].Length < 2 || !seen.Add(cells[2] + cells[3])) continue;
            rows.Add(new LabelledText(cells[0] + ".phrases", ParseLabel(cells[2], path, number), Clean(cells[3])));
        }
        return rows;
    }

    private const int FewestWords = 5;

    /// <summary>Reads the texts of one source of a theme corpus (source, themes, text) as plain requests; turns of fewer than five words ("yes please") ask for nothing by themselves.</summary>
    public static List<LabelledText> ReadTurns(string path, string source) => File.ReadLines(path).Skip(1).Select(line => line.Split('\t'))
        .Where(cells => cells.Length >= 3 && cells[0] == source && cells[2].Split(' ').Length >= FewestWords).Select(cells => new LabelledText(source, Polarity3.Neutral, Clean(cells[2]))).ToList();

    private static Polarity3 ParseLabel(string label, string path, int line) => label.Trim().ToLowerInvariant() switch
    {
        "negative" or "very negative" => Polarity3.Negative,
        "neutral" => Polarity3.Neutral,
        "positive" or "very positive" => Polarity3.Positive,
        _ => throw new InvalidDataException($"{path}({line}): label '{label}', expected negative, neutral or positive."),
    };

    private static string Clean(string text) => WebUtility.HtmlDecode(text);
}
