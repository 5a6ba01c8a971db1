using System;
using System.CommandLine;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Evaluation;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>requests</c>: how the shipped models read plain requests that training did not take.</summary>
public static class RequestsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var command = new Command("requests", "Shares of plain requests read as neutral, negative and positive: texts the models were not trained on, of the corpora they were.") { data };
        command.SetAction(parse =>
        {
            var run = new TrainingRun(parse.GetValue(data)!, _ => { });
            foreach (string line in UnseenRequests.Lines(run, AnalysisEngine.Embedded)) Console.WriteLine(line);
            return 0;
        });
        return command;
    }
}
