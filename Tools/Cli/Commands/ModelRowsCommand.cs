using System;
using System.CommandLine;
using System.IO;
using System.Text;
using System.Text.Json;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>model-rows</c>: a retrained sentiment model as the rows of <c>cfb_setting</c> that replace the embedded one.</summary>
public static class ModelRowsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "sentiment-en.bin or sentiment-zh.bin of the trainer.", Required = true };
        var language = new Option<string>("--language") { Description = "en or zh.", Required = true };
        var output = new Option<string>("--out") { Description = "JSON lines file, one object with cfb_code and cfb_value per row.", Required = true };
        var command = new Command("model-rows", "Writes the setting rows that replace a sentiment model.") { model, language, output };
        command.SetAction(parse =>
        {
            try
            {
                byte[] bytes = File.ReadAllBytes(parse.GetValue(model)!);
                string version = SentimentModel.Read(new MemoryStream(bytes)).Version;
                var rows = ModelRows.Split(parse.GetValue(language)!, bytes);
                using var writer = new StreamWriter(parse.GetValue(output)!, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
                foreach (var row in rows) writer.WriteLine(JsonSerializer.Serialize(new { cfb_code = row.Key, cfb_name = $"Sentiment model {version}", cfb_value = row.Value }));
                Console.Error.WriteLine($"Model {version}: {rows.Count} rows. Create them in cfb_setting; delete rows of the same language with higher numbers.");
                return 0;
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }
}
