using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Intake;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("[1 2]", "line 1, column 4: expected ',' or ']' but found '2'")]
    [InlineData("[1,]", "line 1, column 4: expected a value but found ']'")]
    [InlineData("[NaN]", "line 1, column 2: expected a value but found 'N'")]
    [InlineData("[-]", "line 1, column 3: expected a value but found ']'")]
    [InlineData("[01]", "line 1, column 3: expected ',' or ']' but found '1'")]
    [InlineData("[1.]", "line 1, column 4: expected a digit but found ']'")]
    [InlineData("[{'a':1}]", "line 1, column 3: expected a name in double quotes but found '''")]
    [InlineData("[{\"a\" 1}]", "line 1, column 7: expected ':' but found '1'")]
    [InlineData("[\n {\"a\":\"x\n\"}]", "line 2, column 9: a text holds a raw control character (U+000A); write it as an escape")]
    [InlineData("[\"\\q\"]", "line 1, column 4: expected an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX) but found 'q'")]
    [InlineData("[\"\\u12", "line 1, column 4: expected an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX) but found 'u'")]
    [InlineData("[\"abc", "line 1, column 6: expected the '\"' that ends a text but found the end")]
    [InlineData("[] []", "line 1, column 4: expected the end but found '['")]
    [InlineData("tru", "line 1, column 1: expected a value but found 't'")]
    [InlineData("", "line 1, column 1: expected a value but found the end")]
    [InlineData("[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]", "line 1, column 18: lists and objects lie deeper than 16 levels")]
    public void What_is_not_json_is_told_by_its_place(string json, string message) =>
        Assert.Equal(message, Assert.Throws<JsonFormatException>(() => JsonReader.Read(json)).Message);

    [Fact]
    public void Values_are_read_as_they_were_written()
    {
        var list = JsonReader.Read("\uFEFF [ {\"a\\u0062\":\"x\\ud83d\\ude00\\ud83d\\n\"} , -1.5e+3, true, null, [], {} ] ");
        Assert.Equal([JsonKind.Map, JsonKind.Number, JsonKind.Boolean, JsonKind.Null, JsonKind.List, JsonKind.Map], [.. System.Linq.Enumerable.Select(list.Items, i => i.Kind)]);
        Assert.Equal("ab", list.Items[0].Members[0].Key);
        Assert.Equal("x\ud83d\ude00\ud83d\n", list.Items[0].Members[0].Value.Raw);
        Assert.Equal("-1.5e+3", list.Items[1].Raw);
    }

    [Fact]
    public void A_hundred_thousand_brackets_do_not_exhaust_the_stack() =>
        Assert.Throws<JsonFormatException>(() => JsonReader.Read(new string('[', 100_000)));
}
