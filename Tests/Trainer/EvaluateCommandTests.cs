using System;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Evaluation;
using CrmFeedback.Trainer.Commands;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cfb").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Bad_rows_are_told_by_their_line_and_the_others_are_evaluated()
    {
        string path = Save("label\ttext", "positive\tExcellent service, thank you!", "angry\tslow", "negative", "Very Negative\tTerrible, rude and slow.", "neutral\t ", "neutral\t???", "positive\tone\ttoo many");
        var (code, output, messages) = Run(path);
        Assert.Equal(1, code);
        Assert.Equal(
            [$"{path}(3): label 'angry', expected negative, neutral or positive. Skipped.", $"{path}(4): expected 2 columns, found 1. Skipped.", $"{path}(6): no text. Skipped.", $"{path}(8): expected 2 columns, found 3. Skipped."],
            messages);
        Assert.Contains("2 texts evaluated, 1 that cannot be scored and 4 bad rows left out.", output);
    }

    [Fact]
    public void Figures_are_given_by_source_and_in_all()
    {
        var (code, output, _) = Run(Save("source\tlabel\ttext", "mail\tpositive\tExcellent service, thank you!", "survey\tnegative\tTerrible, rude and slow.", "survey\tpositive\tAwful, rude and slow."));
        Assert.Equal(0, code);
        Assert.Equal("source   texts accuracy macro-F1   recall    AUC    ECE", output[0]);
        Assert.Matches("^mail         1  100.0 %  100.0 %  100.0 %      -  0.[0-9]{3}$", output[1]);
        Assert.Matches("^survey       2   50.0 %   33.3 %   50.0 %", output[2]);
        Assert.Matches("^all          3   66.7 %", output[3]);
        Assert.Contains("1 of 1 wrong answers, most confident first", output);
        Assert.Matches("^positive read negative +[0-9]+ %  Awful, rude and slow.$", output[^1]);
    }

    [Fact]
    public void Other_columns_are_read_by_their_names()
    {
        string path = Save("words\tmood\tchannel", "Excellent service, thank you!\tpositive\tweb", "Terrible, rude and slow.\tnegative\tphone");
        var output = new StringWriter();
        Assert.Equal(0, EvaluateCommand.Run(path, new SentimentColumns("words", "mood", "channel"), AnalysisEngine.Embedded, AnalysisSettings.Default, 0, null, output, TextWriter.Null));
        Assert.Contains("phone", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "no column 'label'; the header has 'text'.")]
    [InlineData("label\tbody", "no column 'text'; the header has 'label', 'body'.")]
    public void A_missing_column_is_named_with_those_there_are(string header, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Run(Save(header, "x"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_good_row_is_an_error() =>
        Assert.Contains("no row with a label", Assert.Throws<InvalidDataException>(() => Run(Save("label\ttext", "angry\tx"))).Message, StringComparison.Ordinal);

    [Fact]
    public void All_wrong_answers_go_into_a_file_when_asked()
    {
        string errors = Path.Combine(folder, "errors.tsv");
        EvaluateCommand.Run(Save("label\ttext", "positive\tAwful, rude and slow.", "negative\tAwful, rude and slow."), SentimentColumns.Standard, AnalysisEngine.Embedded, AnalysisSettings.Default, 0, errors, TextWriter.Null, TextWriter.Null);
        string[] lines = File.ReadAllLines(errors);
        Assert.Equal("source\tlabel\tread\tconfidence\ttext", lines[0]);
        Assert.Matches("^corpus\tpositive\tnegative\t[01]\\.[0-9]{4}\tAwful, rude and slow\\.$", Assert.Single(lines.Skip(1)));
    }

    [Fact]
    public void A_calibration_changes_what_is_evaluated()
    {
        string path = Save("label\ttext", "neutral\tExcellent service, thank you!");
        var settings = new AnalysisSettings { NeutralBias = 100_000 };
        var output = new StringWriter();
        EvaluateCommand.Run(path, SentimentColumns.Standard, AnalysisEngine.Embedded, settings, 0, null, output, TextWriter.Null);
        Assert.Contains("100.0 %", output.ToString().Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("  0.0 %", Run(path).Output[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_confusion_names_its_rows_and_columns()
    {
        var m = new SentimentMetrics();
        for (int i = 0; i < 3; i++) m.Add(0, 0, 0.9);
        m.Add(0, 1, 0.5);
        m.Add(2, 0, 0.7);
        Assert.Equal(
            ["label         read negative   read neutral  read positive   recall",
             "negative                  3              1              0   75.0 %",
             "neutral                   0              0              0        -",
             "positive                  1              0              0    0.0 %",
             "precision            75.0 %          0.0 %              -"],
            SentimentReport.Confusion(m));
    }

    [Fact]
    public void The_calibration_error_is_the_mean_gap_between_confidence_and_share_right()
    {
        var m = new SentimentMetrics();
        m.Add(0, 0, 0.95);
        m.Add(0, 1, 0.95);
        m.Add(1, 1, 0.55);
        m.Add(1, 1, 0.57);
        Assert.Equal((2 * 0.45 + 2 * 0.44) / 4, m.CalibrationError, 6);
        Assert.Equal((0.5 + 1) / 2, m.MacroRecall, 6);
        Assert.Equal(["confidence   right   texts", "      56 %   100 %       2", "      95 %    50 %       2"], SentimentReport.Reliability(m));
    }

    [Fact]
    public void A_folder_of_models_is_read_in_place_of_the_embedded_ones_and_an_empty_one_is_refused()
    {
        Assert.Contains("holds none of sentiment-en.bin", Assert.Throws<DirectoryNotFoundException>(() => ModelFolder.Engine(folder)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(folder, "themes-en.bin"), Feedback.ModelRowsTests.Model("themes-en"));
        Assert.Equal(1, Assert.Single(ModelFolder.Engine(folder).Themes.English!.Heads).Label);
        File.WriteAllBytes(Path.Combine(folder, "themes-zh.bin"), [1, 2, 3]);
        Assert.Contains("themes-zh.bin: ", Assert.Throws<InvalidDataException>(() => ModelFolder.Engine(folder)).Message, StringComparison.Ordinal);
    }

    private static (int Code, string[] Output, string[] Messages) Run(string path)
    {
        var output = new StringWriter { NewLine = "\n" };
        var messages = new StringWriter { NewLine = "\n" };
        int code = EvaluateCommand.Run(path, SentimentColumns.Standard, AnalysisEngine.Embedded, AnalysisSettings.Default, 5, null, output, messages);
        return (code, output.ToString().TrimEnd('\n').Split('\n'), messages.ToString().TrimEnd('\n').Split('\n'));
    }

    private string Save(params string[] lines)
    {
        string path = Path.Combine(folder, "corpus.tsv");
        File.WriteAllLines(path, lines);
        return path;
    }
}
