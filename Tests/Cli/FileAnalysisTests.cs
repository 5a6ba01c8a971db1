using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CrmFeedback.Cli.Commands;
using CrmFeedback.Cli.Input;
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
        int code = FileAnalysis.Run(Write("in.csv", "id,comment\n1,\"excellent, fast service\"\n2,too,many,cells\n3,\"审批太慢\n再不解决就销户\"\n"), "comment", output, null);

        var rows = File.ReadAllLines(output).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(1, code);
        Assert.Equal(3, rows.Length);
        Assert.Equal("veryPositive", rows[0].GetProperty("sentiment").GetString());
        Assert.Equal(3, rows[1].GetProperty("row").GetInt32());
        Assert.Contains("expected 2 columns, found 4", rows[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("conditional", rows[2].GetProperty("leaveIntent").GetString());
    }

    [Fact]
    public void Every_agreed_property_is_written()
    {
        string output = Path.Combine(folder, "out.jsonl");
        Assert.Equal(0, FileAnalysis.Run(Write("in.txt", "客服态度恶劣，我要去银保监投诉\n"), null, output, null));
        var row = JsonDocument.Parse(File.ReadAllLines(output).Single()).RootElement;
        foreach (string name in "language sentiment score pNegative pNeutral pPositive confidence unscorable emotions kind urgency leaveIntent regulatorThreat themes keyPhrases evidence".Split(' '))
        {
            Assert.True(row.TryGetProperty(name, out _), name);
        }
        Assert.True(row.GetProperty("regulatorThreat").GetBoolean());
        Assert.Equal("staff_attitude", row.GetProperty("themes")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("a.tsv", "text\tid\nslow\t1\n\"quoted\t2\n", "slow|\"quoted")]
    [InlineData("a.jsonl", "{\"text\":\"slow\"}\n\n{\"text\":null}\n", "slow|")]
    [InlineData("a.txt", "slow\nfast\n", "slow|fast")]
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

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
