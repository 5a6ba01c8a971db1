using System.CommandLine;
using CrmFeedback.Trainer.Commands;

var root = new RootCommand("Trains and evaluates the models of the analyser.")
{
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    EvaluateThemesCommand.Create(),
    ThemeHeadsCommand.Create(),
    LeaveOutCommand.Create(),
    EmotionsCommand.Create(),
    AblateCommand.Create(),
    CompareCommand.Create(),
    AdaptCommand.Create(),
};
return root.Parse(args).Invoke();
