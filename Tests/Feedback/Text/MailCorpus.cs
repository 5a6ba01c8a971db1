using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using CrmFeedback.Analysis;

namespace CrmFeedback.Tests.Feedback.Text;

/// <summary>One mail of Tests/Samples/Mail with the words that should be scored.</summary>
public sealed record SampleMail(string Name, string Subject, string Body, string Expected, UnscorableReason? Reason, bool IsCase);

/// <summary>
/// Reads Tests/Samples/Mail/*.mails: "=== name | subject", the body, "--- expected" and the words; "--- reason" and a
/// name of <see cref="UnscorableReason"/> for mail that is no feedback; "=== case name | title" for a case.
/// </summary>
internal static class MailCorpus
{
    public static IReadOnlyList<SampleMail> Mails { get; } = Read();

    public static string Folder([CallerFilePath] string path = "") => Path.Combine(RepositoryRoot(path), "Tests", "Samples", "Mail");

    private static string RepositoryRoot(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrmFeedback.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("No CrmFeedback.sln above " + AppContext.BaseDirectory + " (compiled from " + path + ").");
    }

    private static List<SampleMail> Read() =>
        Directory.GetFiles(Folder(), "*.mails").OrderBy(f => f, StringComparer.Ordinal).SelectMany(ReadFile).ToList();

    private static IEnumerable<SampleMail> ReadFile(string file)
    {
        var blocks = ("\n" + File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal)).Split("\n=== ").Skip(1);
        foreach (var block in blocks)
        {
            var head = block[..block.IndexOf('\n', StringComparison.Ordinal)];
            var rest = block[(head.Length + 1)..];
            var isCase = head.StartsWith("case ", StringComparison.Ordinal);
            var parts = (isCase ? head[5..] : head).Split('|', 2);
            var name = Path.GetFileNameWithoutExtension(file) + ": " + parts[0].Trim();
            var subject = parts.Length > 1 ? parts[1].Trim() : string.Empty;
            var reasonAt = rest.IndexOf("\n--- reason\n", StringComparison.Ordinal);
            var expectedAt = rest.IndexOf("\n--- expected\n", StringComparison.Ordinal);
            if (reasonAt < 0 && expectedAt < 0)
                throw new InvalidDataException(name + " in " + file + " has neither '--- expected' nor '--- reason'.");
            if (reasonAt >= 0)
                yield return new SampleMail(name, subject, rest[..reasonAt], string.Empty, Enum.Parse<UnscorableReason>(rest[(reasonAt + 12)..].Trim()), isCase);
            else
                yield return new SampleMail(name, subject, rest[..expectedAt], rest[(expectedAt + 14)..].Trim(), null, isCase);
        }
    }
}
