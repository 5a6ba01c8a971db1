using System;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Calibration;
using CrmFeedback.Cli.Commands;
using Xunit;

namespace CrmFeedback.Tests.Cli;

public sealed class CalibrationTests : IDisposable
{
    private static readonly string[] Mild = ["The form has nine pages.", "I opened my account in March.", "My card arrived today.", "I spoke to the branch about it.", "The app shows two balances.", "I moved to another town."];
    private readonly string folder = Directory.CreateTempSubdirectory("cfb").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_organisation_whose_agents_call_statements_negative_gets_a_bias_towards_negative()
    {
        var rows = Enumerable.Range(0, 60).Select(i => new LabelledRow(Mild[i % Mild.Length] + " " + i, Sentiment.Negative))
            .Concat(Enumerable.Range(0, 20).Select(i => new LabelledRow("Excellent service, thank you! " + i, Sentiment.Positive))).ToList();
        var result = CalibrationFit.Fit(rows);
        Assert.True(result.Helps);
        Assert.True(result.Settings.NegativeBias > 5000 + result.Settings.NeutralBias, $"{result.Settings.NegativeBias} {result.Settings.NeutralBias}");
        var calibrated = FeedbackAnalyzer.Analyze(Mild[0], new AnalysisContext { Settings = result.Settings });
        Assert.True(calibrated.NegativeUnits > FeedbackAnalyzer.Analyze(Mild[0]).NegativeUnits);
    }

    [Fact]
    public void What_is_written_is_what_the_plug_in_reads()
    {
        string path = Path.Combine(folder, "labels.tsv");
        File.WriteAllLines(path, ["text\tlabel", .. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? $"slow and rude {i}\tvery negative" : $"how do I change my address {i}\tneutral"), "fine\tlovely"]);
        string output = Path.Combine(folder, "row.json");
        Assert.Equal(1, CalibrateCommand.Run(path, null, "label", output, null));
        Assert.Equal("calibrated on 40", SettingsJson.Read(File.ReadAllText(output))!.Version);
    }

    [Fact]
    public void Too_few_rows_are_refused_with_their_number()
    {
        var error = Assert.Throws<InvalidDataException>(() => CalibrationFit.Fit([new LabelledRow("slow", Sentiment.Negative)]));
        Assert.Contains("1 labelled rows; at least 30", error.Message, StringComparison.Ordinal);
    }
}
