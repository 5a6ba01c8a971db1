using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>compare</c>: ours, VADER's published rules and a plain bag of n-grams on the same sources, each left out of all training.</summary>
public static class CompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var language = new Option<string?>("--language") { Description = "en or zh; both by default." };
        var command = new Command("compare", "Macro-F1 side by side on sources left out (minutes). VADER reads English only; its own ground truth is among the English sources.") { data, language };
        command.SetAction(parse =>
        {
            var run = new TrainingRun(parse.GetValue(data)!, _ => { });
            var vader = new VaderScorer(Path.Combine(run.Data, "lexicons", "vader_lexicon.txt"));
            var options = new TrainingOptions();
            Console.WriteLine("macro-F1          ours    VADER   bag of n-grams");
            foreach (bool chinese in LeaveOutCommand.Languages(parse.GetValue(language)))
            {
                var all = LeaveOut.Run(run, chinese, options, _ => { });
                foreach (var (left, figure) in all.Zip(LeaveOutCommand.Figures(run, all, options)))
                {
                    var peer = new BagOfNgrams(SourceMix.Apply((chinese ? run.Chinese : run.English).Where(t => t.Corpus != left.Corpus), t => t.Source));
                    var rules = new SentimentMetrics();
                    var bag = new SentimentMetrics();
                    foreach (var text in left.Texts)
                    {
                        if (!chinese) rules.Add((int)text.Label, vader.Predict(text.Text), 0);
                        float[] p = peer.Predict(text.Text);
                        bag.Add((int)text.Label, Array.IndexOf(p, p.Max()), p.Max());
                    }
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-14} {figure.Metrics.MacroF1,7:P1} {(chinese ? "-" : rules.MacroF1.ToString("P1", CultureInfo.InvariantCulture)),8} {bag.MacroF1,8:P1}"));
                }
            }
            return 0;
        });
        return command;
    }
}
