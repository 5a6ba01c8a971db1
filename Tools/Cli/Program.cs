using System.CommandLine;
using CrmFeedback.Cli.Commands;

var root = new RootCommand("Customer feedback on the command line.") { AnalyzeCommand.Create(), CalibrateCommand.Create(), CleanCommand.Create(), ModelRowsCommand.Create() };
return root.Parse(args).Invoke();
