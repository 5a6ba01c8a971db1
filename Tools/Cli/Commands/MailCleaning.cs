using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Cli.Mail;
using CrmFeedback.Cli.Output;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Commands;

/// <summary>Cleans files, folders of them, or standard input; one that cannot be read is reported and the rest goes on.</summary>
public sealed class MailCleaning
{
    private static readonly string[] Endings = { ".eml", ".txt", ".html", ".htm" };

    private readonly TextWriter output;
    private readonly TextWriter errors;
    private readonly Func<Stream> input;

    /// <summary>Creates a run.</summary>
    public MailCleaning(TextWriter output, TextWriter errors, Func<Stream> input)
    {
        this.output = output;
        this.errors = errors;
        this.input = input;
    }

    /// <summary>Whether personal data is masked as the stored text has it.</summary>
    public bool Mask { get; init; }

    /// <summary>One JSON object per line instead of a report.</summary>
    public bool Json { get; init; }

    /// <summary>Runs; returns 0, 1 if some files could not be read, 2 if none could.</summary>
    public int Run(IReadOnlyList<string> paths)
    {
        var files = paths.SelectMany(Files).ToList();
        var failed = 0;
        for (var i = 0; i < files.Count; i++)
        {
            if (!Json && files.Count > 1)
                output.WriteLine((i > 0 ? Environment.NewLine : string.Empty) + "== " + files[i]);
            if (!Clean(files[i]))
                failed++;
        }

        if (files.Count == 0)
            errors.WriteLine(string.Join(", ", paths) + ": no mail files (" + string.Join(", ", Endings) + ") found. Give a mail file, a folder of them, or - for standard input.");
        return files.Count == 0 || failed == files.Count ? 2 : failed > 0 ? 1 : 0;
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
                .OrderBy(f => f, StringComparer.Ordinal)
            : [path];

    private bool Clean(string file)
    {
        try
        {
            var mail = file == "-" ? MailFile.Detect(Everything()) : MailFile.Read(file);
            var words = OwnWords.OfMail(mail.Subject, mail.Body, mail.Headers);
            if (Json)
                output.WriteLine(CleanJson.Write(file, mail, words, Mask));
            else
                CleanReport.Write(output, mail, words, Mask);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.WriteLine(file + ": " + e.Message + " Give the path of a mail file (.eml), of a body (.txt, .html), of a folder, or - for standard input.");
            return false;
        }
    }

    private byte[] Everything()
    {
        using var stream = input();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
