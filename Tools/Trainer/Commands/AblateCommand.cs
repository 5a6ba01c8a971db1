using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using CrmFeedback.Trainer.Evaluation;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>ablate</c>: what each part of the sentiment models is worth on sources left out.</summary>
public static class AblateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var language = new Option<string?>("--language") { Description = "en or zh; both by default." };
        var command = new Command("ablate", "Mean macro-F1 and calibration error on corpora left out, without one part at a time (minutes).") { data, language };
        command.SetAction(parse =>
        {
            var run = new TrainingRun(parse.GetValue(data)!, _ => { });
            var full = new TrainingOptions();
            (string Name, TrainingOptions Options)[] variants =
            [
                ("all parts", full), ("without feelings of the rules", full with { Feelings = false }), ("without flags", full with { Flags = false }),
                ("without plain requests", full with { Requests = false }), ("without class balance", full with { Balance = false }),
                ("without calibration", full with { Calibrate = false }), ("20,000 n-grams", full with { Keep = 20_000 }), ("sources by size", full with { SourcePower = 1 }),
            ];
            foreach (bool chinese in LeaveOutCommand.Languages(parse.GetValue(language)))
            {
                foreach (var (name, options) in variants)
                {
                    var figures = LeaveOutCommand.Figures(run, LeaveOut.Run(run, chinese, options, _ => { }), options);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{(chinese ? "zh" : "en")} {name,-32} macro-F1 {figures.Average(f => f.Metrics.MacroF1):P1}  ECE {figures.Average(f => f.Metrics.CalibrationError):F3}"));
                }
            }
            return 0;
        });
        return command;
    }
}
