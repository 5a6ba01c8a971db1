using System;
using System.CommandLine;
using System.IO;
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
    RequestsCommand.Create(),
    AdaptCommand.Create(),
};
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
{
    // A missing corpus or a bad row: the message names the file, the line and what was expected.
    Console.Error.WriteLine(e.Message);
    return 2;
}
