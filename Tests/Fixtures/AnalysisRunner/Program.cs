using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using CrmFeedback.Analysis;
using CrmFeedback.Tests.Analysis;

namespace CrmFeedback.Tests.AnalysisRunner;

/// <summary>Arguments: input, output, cultures. An input line is a text's UTF-16 units in hex; an output line is its whole result.</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        string[] texts = File.ReadAllLines(arguments[0]);
        using var output = new StreamWriter(arguments[1], append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        for (int c = 2; c < arguments.Length; c++)
        {
            Thread.CurrentThread.CurrentCulture = Thread.CurrentThread.CurrentUICulture = CultureInfo.GetCultureInfo(arguments[c]);
            foreach (string line in texts) output.WriteLine(ResultText.Of(FeedbackAnalyzer.Analyze(Text(line))));
        }
    }

    // Lone surrogates would not survive any encoding.
    private static string Text(string hex)
    {
        var text = new StringBuilder();
        for (int i = 0; i < hex.Length; i += 4) text.Append((char)int.Parse(hex.Substring(i, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
