using System.CommandLine;
using CrmFeedback.Cli.Commands;

var root = new RootCommand("Customer feedback on the command line.") { AnalyzeCommand.Create(), CorrectionsCommand.Create(), CalibrateCommand.Create(), CleanCommand.Create(), ModelRowsCommand.Create(), IngestCommand.Create(), RecalculateCommand.Create(), BackfillCommand.Create(), CheckCommand.Create() };
return await root.Parse(args).InvokeAsync();
