using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Commands;
using CrmFeedback.Cli.Input;
using CrmFeedback.Cli.Output;
using Xunit;

namespace CrmFeedback.Tests.Cli;

public sealed class FileAnalysisTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cfb").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_bad_row_is_reported_with_its_number_and_the_run_goes_on()
    {
        string output = Path.Combine(folder, "out.jsonl");
        int code = FileAnalysis.Run(Write("in.csv", "id,comment\n1,\"excellent, fast and friendly service\"\n2,too,many,cells\n3,\"审批太慢\n再不解决就销户\"\n"), "comment", output, null);

        var rows = File.ReadAllLines(output).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(1, code);
        Assert.Equal(3, rows.Length);
        Assert.Equal("veryPositive", rows[0].GetProperty("sentiment").GetString());
        Assert.Equal(3, rows[1].GetProperty("row").GetInt32());
        Assert.Contains("expected 2 columns, found 4", rows[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("conditional", rows[2].GetProperty("leaveIntent").GetString());
    }

    [Fact]
    public void The_agreed_properties_are_written_and_no_others()
    {
        string output = Path.Combine(folder, "out.jsonl");
        Assert.Equal(0, FileAnalysis.Run(Write("in.txt", "客服态度恶劣，我要去银保监投诉\n"), null, output, null));
        var row = JsonDocument.Parse(File.ReadAllLines(output).Single()).RootElement;
        Assert.Equal("language sentiment score pNegative pNeutral pPositive confidence unscorable emotions kind urgency leaveIntent regulatorThreat themes keyPhrases evidence", Names(row));
        Assert.Equal("code strength", Names(row.GetProperty("emotions")[0]));
        Assert.Equal("code score confidence start length", Names(row.GetProperty("themes")[0]));
        Assert.Equal("start length weight", Names(row.GetProperty("evidence")[0]));
        Assert.True(row.GetProperty("regulatorThreat").GetBoolean());
        Assert.Equal("staff_attitude", row.GetProperty("themes")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("a.tsv", "text\tid\nslow\t1\n\"quoted\t2\n", "slow|\"quoted")]
    [InlineData("a.jsonl", "{\"text\":\"slow\"}\n\n{\"text\":null}\n", "slow|")]
    [InlineData("a.txt", "slow\r\n\nfast\n", "slow||fast")]
    [InlineData("a.csv", "\uFEFFtext\nslow\n", "slow")]
    public void Each_format_is_told_by_its_ending(string name, string content, string expected)
    {
        using var reader = new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes(content)), Encoding.UTF8);
        Assert.Equal(expected.Split('|'), RowReader.Read(reader, InputFormats.FromName(name), null).Select(r => r.Text).ToArray());
    }

    [Theory]
    [InlineData("{\"text\":1}", "property 'text' is Number, expected a string")]
    [InlineData("[1]", "expected a JSON object, found Array")]
    [InlineData("{\"other\":\"x\"}", "no property 'text'")]
    [InlineData("{broken", "not JSON")]
    public void A_bad_json_line_says_what_is_wrong(string line, string expected) =>
        Assert.StartsWith(expected, RowReader.Read(new StringReader(line), InputFormat.JsonLines, null).Single().Error, StringComparison.Ordinal);

    [Fact]
    public void A_missing_column_lists_those_there_are()
    {
        var error = Assert.Throws<InvalidDataException>(() => RowReader.Read(new StringReader("id,comment\n1,x\n"), InputFormat.Csv, "text").ToList());
        Assert.Contains("'id', 'comment'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_an_emoji_in_json_is_read() =>
        Assert.Equal("cut \uD83D off\n", RowReader.Read(new StringReader("{\"text\":\"cut \\ud83d off\\n\"}"), InputFormat.JsonLines, null).Single().Text);

    [Fact]
    public void A_quote_that_never_closes_is_reported_not_swallowed()
    {
        var rows = RowReader.Read(new StringReader("id,text\n1,fine\n2,\"open\n3,lost\n"), InputFormat.Csv, "text").ToList();
        Assert.Equal("fine", rows[0].Text);
        Assert.Null(rows[1].Text);
        Assert.Contains("never closes near '\"open 3,lost'", rows[1].Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    public void A_file_without_rows_gives_an_empty_result(string content)
    {
        string output = Path.Combine(folder, "out.jsonl");
        Assert.Equal(0, FileAnalysis.Run(Write("in.csv", content), "text", output, null));
        Assert.Empty(File.ReadAllText(output));
    }

    [Fact]
    public void A_wrong_column_leaves_an_old_result_alone()
    {
        string output = Write("out.jsonl", "old");
        Assert.Throws<InvalidDataException>(() => FileAnalysis.Run(Write("in.csv", "id,comment\n1,x\n"), "text", output, null));
        Assert.Equal("old", File.ReadAllText(output));
    }

    [Fact]
    public void The_input_is_never_written_over()
    {
        string path = Write("in.txt", "precious\n");
        Assert.Throws<IOException>(() => FileAnalysis.Run(path, null, path, null));
        Assert.Equal("precious\n", File.ReadAllText(path));
    }

    [Fact]
    public void Rows_come_out_in_input_order()
    {
        string[] texts = Enumerable.Range(0, 1500).Select(n => n % 7 == 0 ? "excellent service" : n % 3 == 0 ? "terrible service" : "my order " + n).ToArray();
        string output = Path.Combine(folder, "out.jsonl");
        FileAnalysis.Run(Write("in.txt", string.Join('\n', texts)), null, output, null);
        Assert.Equal(texts.Select(t => AnalysisJson.Write(FeedbackAnalyzer.Analyze(t))), File.ReadAllLines(output));
    }

    [Fact]
    public void A_named_encoding_is_read()
    {
        string output = Path.Combine(folder, "out.jsonl");
        string path = Path.Combine(folder, "gb.csv");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllBytes(path, Encoding.GetEncoding("gb18030").GetBytes("text\n服务很差\n"));
        FileAnalysis.Run(path, null, output, null, "gb18030");
        Assert.Contains("\"language\":\"chineseSimplified\"", File.ReadAllText(output), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FileAnalysis.Run(path, null, output, null, "klingon"));
    }

    private static string Names(JsonElement row) => string.Join(' ', row.EnumerateObject().Select(p => p.Name));

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
