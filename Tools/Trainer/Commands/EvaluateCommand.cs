using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>evaluate</c>: holds the shipped models against a labelled TSV.</summary>
public static class EvaluateCommand
{
    private const int ShownErrors = 20;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--in") { Description = "TSV with the columns label (negative, neutral, positive), text and, if wanted, source.", Required = true };
        var worst = new Option<int>("--worst") { Description = "Worst errors shown.", DefaultValueFactory = _ => ShownErrors };
        var command = new Command("evaluate", "Accuracy, macro-F1, calibration and confusion on a labelled TSV.") { input, worst };
        command.SetAction(parse =>
        {
            FileInfo file = parse.GetValue(input)!;
            if (!file.Exists)
            {
                Console.Error.WriteLine($"'{file.FullName}' does not exist; give --in a TSV with a header line.");
                return 2;
            }
            List<LabelledText> rows;
            try
            {
                rows = TsvCorpus.ReadSentiment(file.FullName);
            }
            catch (InvalidDataException e)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
            var errors = new List<WorstError>();
            Console.WriteLine(LeaveOutCommand.Heading);
            foreach (var source in rows.GroupBy(r => r.Source))
            {
                Console.WriteLine(LeaveOutCommand.Line(source.Key, SentimentEvaluator.Evaluate(AnalysisEngine.Embedded, source, errors)));
            }
            Console.WriteLine(LeaveOutCommand.Line("all", SentimentEvaluator.Evaluate(AnalysisEngine.Embedded, rows)));
            foreach (var e in errors.OrderByDescending(e => e.Confidence).Take(parse.GetValue(worst)))
            {
                Console.WriteLine($"{e.Text.Label,-8} read as {(Polarity3)e.Predicted,-8} {e.Confidence:P0}  {e.Text.Text}");
            }
            return 0;
        });
        return command;
    }
}
