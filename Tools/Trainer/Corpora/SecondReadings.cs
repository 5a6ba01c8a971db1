using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>
/// What a second reader made of texts of a public corpus whose labels a crowd gave (<c>second-readings-*.tsv</c>, this
/// project's own; columns text, fit, reading). The texts are not repeated: a text is known by the first 16 hexadecimal digits of the
/// SHA-256 of its UTF-8 bytes. Only readings that differ from the label are listed.
/// </summary>
public sealed class SecondReadings
{
    // By cross-validation on the corpus: more tells against labels that are judged by, less leaves the noise in.
    private const double ShareIfUnfit = 0.5, ShareIfDoubtful = 0.25;
    private const string ChineseFile = "second-readings-emotions-zh.tsv";
    private const int Digits = 16;
    private readonly Dictionary<string, (string Reading, double Share)> readings;

    private SecondReadings(Dictionary<string, (string Reading, double Share)> readings) => this.readings = readings;

    /// <summary>No reading at all.</summary>
    public static readonly SecondReadings None = new([]);

    /// <summary>Readings of the Chinese emotion corpus.</summary>
    public static SecondReadings ChineseEmotions() => Read(SectionFile.Lines(ChineseFile), ChineseFile);

    /// <summary>Reads lines with a header; <paramref name="file"/> is named in errors. Fit is 0 where the text does not show its label, 1 where it may.</summary>
    /// <exception cref="InvalidDataException">A line does not have three columns, or its fit is neither 0 nor 1.</exception>
    public static SecondReadings Read(IEnumerable<string> lines, string file)
    {
        var readings = new Dictionary<string, (string, double)>(StringComparer.Ordinal);
        foreach (var (line, number) in lines.Select((l, i) => (l.TrimEnd('\r'), i + 1)).Skip(1).Where(l => l.Item1.Length > 0))
        {
            string[] cells = line.Split('\t');
            string found = $"{file}({number.ToString(CultureInfo.InvariantCulture)}): ";
            if (cells.Length != 3) throw new InvalidDataException($"{found}{cells.Length} columns, expected text, fit and reading.");
            double share = cells[1] switch { "0" => ShareIfUnfit, "1" => ShareIfDoubtful, _ => throw new InvalidDataException($"{found}fit '{cells[1]}', expected 0 or 1.") };
            readings[cells[0]] = (cells[2], share);
        }
        return new SecondReadings(readings);
    }

    /// <summary>The other reading of a text and its share, 0..1; null if the reader agreed with the label.</summary>
    public (string Reading, double Share)? Of(string text) => readings.TryGetValue(KeyOf(text), out var reading) ? reading : null;

    /// <summary>The key a text is listed by.</summary>
    public static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
}
