using System;
using System.IO;

namespace CrmFeedback.Cli.Input;

/// <summary>Format of an input file.</summary>
public enum InputFormat
{
    /// <summary>Comma-separated with a header line, quoted as in RFC 4180.</summary>
    Csv,
    /// <summary>Tab-separated with a header line, no quoting.</summary>
    Tsv,
    /// <summary>One JSON object per line.</summary>
    JsonLines,
    /// <summary>One text per line.</summary>
    Lines,
}

/// <summary>Tells a format from a file name.</summary>
public static class InputFormats
{
    /// <summary>csv, tsv/tab, jsonl/ndjson/json; everything else is plain lines.</summary>
    public static InputFormat FromName(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => InputFormat.Csv,
        ".TSV" or ".TAB" => InputFormat.Tsv,
        ".JSONL" or ".NDJSON" or ".JSON" => InputFormat.JsonLines,
        _ => InputFormat.Lines,
    };

    /// <summary>Parses csv, tsv, jsonl or lines.</summary>
    /// <exception cref="ArgumentException">Another word.</exception>
    public static InputFormat Parse(string word) => word.ToUpperInvariant() switch
    {
        "CSV" => InputFormat.Csv,
        "TSV" => InputFormat.Tsv,
        "JSONL" => InputFormat.JsonLines,
        "LINES" => InputFormat.Lines,
        _ => throw new ArgumentException($"Format '{word}' is not known; give csv, tsv, jsonl or lines.", nameof(word)),
    };
}
