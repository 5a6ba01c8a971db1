using System;
using System.CommandLine;
using System.IO;
using System.Text;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Output;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>analyze</c>: one text explained, or a whole file to JSON lines.</summary>
public static class AnalyzeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var text = new Option<string?>("--string") { Description = "One text; prints a readable explanation." };
        var input = new Option<string?>("--in") { Description = "File with texts: CSV, TSV, JSON lines or plain lines, told by its ending." };
        var column = new Option<string?>("--text") { Description = "Column or property that holds the text; 'text' by default." };
        var output = new Option<string?>("--out") { Description = "JSON lines file, one object per row in input order." };
        var format = new Option<string?>("--format") { Description = "csv, tsv, jsonl or lines, whatever the ending says." };
        var encoding = new Option<string?>("--encoding") { Description = "Encoding of a file without byte order mark, such as gb18030 or big5; UTF-8 by default." };
        var full = new Option<bool>("--full") { Description = "Also write severity, recommendation, polarity of themes, raw score and engine." };
        var command = new Command("analyze", "Reads sentiment, themes and signals.") { text, input, column, output, format, encoding, full };
        command.SetAction(parse =>
        {
            try
            {
                if (parse.GetValue(text) is { } single)
                {
                    Console.OutputEncoding = Encoding.UTF8;
                    Explanation.Write(Console.Out, single, FeedbackAnalyzer.Analyze(single));
                    return 0;
                }
                if (parse.GetValue(input) is not { } from || parse.GetValue(output) is not { } to)
                {
                    Console.Error.WriteLine("Give --string TEXT, or --in FILE with --out FILE.jsonl.");
                    return 2;
                }
                return FileAnalysis.Run(from, parse.GetValue(column), to, parse.GetValue(format), parse.GetValue(encoding), parse.GetValue(full));
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }
}
