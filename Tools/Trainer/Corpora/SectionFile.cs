using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>This project's own corpora: text files in the trainer with <c>[section]</c> lines, a text a line, and remarks after '#'.</summary>
public static class SectionFile
{
    private const string Prefix = "CrmFeedback.Trainer.";

    /// <summary>Names of the embedded files that begin with <paramref name="start"/>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string start) => typeof(SectionFile).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix + start, StringComparison.Ordinal)).Select(n => n[Prefix.Length..]).Order(StringComparer.Ordinal).ToList();

    /// <summary>Lines of the embedded file <paramref name="name"/>.</summary>
    /// <exception cref="InvalidDataException">The file is not embedded.</exception>
    public static string[] Lines(string name)
    {
        string resource = Prefix + name;
        using var reader = new StreamReader(typeof(SectionFile).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidDataException($"Resource '{resource}' is missing."));
        return reader.ReadToEnd().Split('\n');
    }

    /// <summary>Every text with the words of its section's line. A '#' opens a remark only before a blank: topics of posts begin with one.</summary>
    public static IEnumerable<(string[] Section, string Text)> Texts(IEnumerable<string> lines)
    {
        string[] section = [];
        foreach (string line in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l != "#" && !l.StartsWith("# ", StringComparison.Ordinal)))
        {
            if (IsHeading(line)) section = line.Trim('[', ']').Split(' ');
            else yield return (section, line);
        }
    }

    // A post may begin or end with an emoticon in brackets: a heading is Latin and nothing else.
    private static bool IsHeading(string line) => line[0] == '[' && line[^1] == ']' && line[1..^1].All(c => char.IsAsciiLetter(c) || c == ' ');
}
