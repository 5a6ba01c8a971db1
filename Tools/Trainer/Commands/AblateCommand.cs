using System;
using System.CommandLine;
using System.Linq;
using CrmFeedback.Trainer.Evaluation;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>ablate</c>: what each part of the sentiment models is worth on sources left out.</summary>
public static class AblateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var language = new Option<string?>("--language") { Description = "en or zh; both by default." };
        var only = new Option<string?>("--only") { Description = "Only the variants whose name holds this." };
        var command = new Command("ablate", "What each part of the sentiment models is worth: figures on sources left out, without one part at a time (half a minute a row). Parts are left out in training and at run time.") { data, language, only };
        command.SetAction(parse =>
        {
            var full = Ablation.Variants[0];
            foreach (bool chinese in LeaveOutCommand.Languages(parse.GetValue(language)))
            {
                foreach (string line in Ablation.Heading(chinese ? "Chinese" : "English")) Console.WriteLine(line);
                var run = new TrainingRun(parse.GetValue(data)!, _ => { });
                var figures = Ablation.Run(run, chinese, full);
                Console.WriteLine(Ablation.Row(full.Name, figures, null));
                foreach (var variant in Ablation.Variants.Skip(1).Where(v => (chinese || !v.ChineseOnly) && (parse.GetValue(only) is not { } part || v.Name.Contains(part, StringComparison.Ordinal))))
                {
                    Console.WriteLine(Ablation.Row(variant.Name, Ablation.Run(run, chinese, variant), figures));
                }
                Console.WriteLine();
            }
            return 0;
        });
        return command;
    }
}
