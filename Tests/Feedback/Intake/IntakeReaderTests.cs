using System;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using CrmFeedback.Tests.Solution;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Intake;

public sealed class IntakeReaderTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_full_row_is_read()
    {
        var row = Assert.Single(IntakeReader.Read(
            """[{"channel":"hotline","externalId":"H/7 é","customerId":"0f8fad5b-d9cb-469f-a165-70867728950e","customerType":"contact","email":"Ann <ann@example.com>","phone":"+86 138 0013 8000","text":"你好","nps":9,"csat":87.5,"ces":0,"receivedOn":"2026-03-04T05:06:07.9+08:00","touchpoint":"branch","language":"zh-Hant"}]""",
            Now)).Row!;
        Assert.Equal(Channel.Hotline, row.Channel);
        Assert.Equal("H/7 é", row.ExternalId);
        Assert.Equal(("contact", new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")), (row.Customer!.LogicalName, row.Customer.Id));
        Assert.Equal(("ann@example.com", "+8613800138000", "你好"), (row.Email, row.Phone?.ToString(), row.Text));
        Assert.Equal((9, 87.5m, 0m), (row.Ratings.Nps, row.Ratings.Csat, row.Ratings.Ces));
        Assert.Equal(new DateTime(2026, 3, 3, 21, 6, 7, DateTimeKind.Utc), row.ReceivedOn);
        Assert.Equal((Touchpoint.BranchOrStore, FeedbackLanguage.ChineseTraditional), (row.Touchpoint, row.Language));
    }

    [Theory]
    [InlineData(1, "1-5", 0)]
    [InlineData(4, "1-5", 75)]
    [InlineData(4.5, "1-5", 87.5)]
    [InlineData(5, "5-1", 0)]
    [InlineData(2, "1-7", 16.67)]
    [InlineData(2, "7-1", 83.33)]
    [InlineData(7, "0-10", 70)]
    [InlineData(35, "0-100", 35)]
    [InlineData(1, "4-1", 100)]
    public void A_rating_on_a_scale_is_stored_in_percent(double rating, string scale, double percent)
    {
        string number = rating.ToString(CultureInfo.InvariantCulture);
        var row = Assert.Single(IntakeReader.Read($$"""[{"channel":"app","externalId":"1","csat":{{number}},"csatScale":"{{scale}}","ces":{{number}},"cesScale":"{{scale}}"}]""", Now)).Row!;
        Assert.Equal((decimal)percent, row.Ratings.Csat);
        Assert.Equal((decimal)percent, row.Ratings.Ces);
    }

    [Theory]
    [InlineData(2, "1-5", "Everything was perfect, I love it!", RatingMismatch.RatingBelowText)]
    [InlineData(2, "5-1", "Everything was perfect, I love it!", RatingMismatch.None)]
    [InlineData(7, "1-7", "Terrible. Rude staff and it broke.", RatingMismatch.RatingAboveText)]
    [InlineData(7, "7-1", "Terrible. Rude staff and it broke.", RatingMismatch.None)]
    [InlineData(3, "1-5", "Terrible. Rude staff and it broke.", RatingMismatch.None)]
    public void The_scale_decides_whether_rating_and_words_agree(int rating, string scale, string text, RatingMismatch expected)
    {
        var row = Assert.Single(IntakeReader.Read($$"""[{"channel":"app","externalId":"1","text":"{{text}}","csat":{{rating}},"csatScale":"{{scale}}"}]""", Now)).Row!;
        Assert.Equal(expected, FeedbackAnalyzer.Analyze(text, new AnalysisContext { Rating = row.Ratings.Normalised }).RatingMismatch);
    }

    [Theory]
    [InlineData("1-5", 1, 5)]
    [InlineData(" 7 - 1 ", 7, 1)]
    [InlineData("0-100", 0, 100)]
    public void A_scale_names_the_worst_and_the_best(string text, int worst, int best)
    {
        var scale = RatingScale.Parse(text)!;
        Assert.Equal((worst, best), (scale.Worst, scale.Best));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("3-3")]
    [InlineData("1-5-7")]
    [InlineData("-1-5")]
    [InlineData("0-101")]
    [InlineData("１-５")]
    [InlineData("1.5-5")]
    public void What_is_no_scale_is_refused(string text) => Assert.Null(RatingScale.Parse(text));

    [Fact]
    public void A_key_is_the_channel_and_forty_hex_digits_of_the_external_id() =>
        // sha256("test") = 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        Assert.Equal("chat_9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", SourceKeys.OfExternal(Channel.Chat, "test"));

    [Theory]
    [InlineData("""{"channel":"fax","externalId":"1","text":"x"}""", "Row 1: channel is the text \"fax\"; send one of phone, chat, sms, social, web, app, store, community, hotline, meeting, import.")]
    [InlineData("""{"externalId":"1","text":"x"}""", "Row 1: channel is missing; send phone, chat, sms, social, web, app, store, community, hotline, meeting, import.")]
    [InlineData("""{"channel":"sms","text":"x"}""", "Row 1: externalId is missing; send the id that your system gives this feedback.")]
    [InlineData("""{"channel":"sms","externalId":7,"text":"x"}""", "Row 1: externalId is the number 7; send a text.")]
    [InlineData("""{"channel":"sms","externalId":"a\ud83d","text":"x"}""", "Row 1: externalId holds a control character or half a surrogate pair, which cannot be stored; send an id without it.")]
    [InlineData("""{"channel":"sms","externalId":"1"}""", "Row 1: neither text nor nps, csat or ces is given; send at least one of them.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":" ","email":null}""", "Row 1: neither text nor nps, csat or ces is given; send at least one of them.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":["x"]}""", "Row 1: text is a list; send a text.")]
    [InlineData("""{"channel":"sms","externalId":"1","nps":11}""", "Row 1: nps is the number 11; send a whole number from 0 to 10.")]
    [InlineData("""{"channel":"sms","externalId":"1","nps":7.5}""", "Row 1: nps is the number 7.5; send a whole number from 0 to 10.")]
    [InlineData("""{"channel":"sms","externalId":"1","csat":"90"}""", "Row 1: csat is the text \"90\"; send a number from 0 to 100.")]
    [InlineData("""{"channel":"sms","externalId":"1","ces":1e400}""", "Row 1: ces is the number 1e400; send a number from 0 to 100.")]
    [InlineData("""{"channel":"sms","externalId":"1","csat":6,"csatScale":"1-5"}""", "Row 1: csat is the number 6; send a number from 1 to 5, as csatScale says.")]
    [InlineData("""{"channel":"sms","externalId":"1","ces":0,"cesScale":"7-1"}""", "Row 1: ces is the number 0; send a number from 1 to 7, as cesScale says.")]
    [InlineData("""{"channel":"sms","externalId":"1","csat":4,"csatScale":"stars"}""", "Row 1: csatScale is the text \"stars\"; send the worst and the best answer as 1-5, 0-10 or, where 1 is the best, 7-1.")]
    [InlineData("""{"channel":"sms","externalId":"1","csat":4,"csatScale":5}""", "Row 1: csatScale is the number 5; send a text.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","cesScale":"1-7"}""", "Row 1: cesScale is given without ces; send both.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","receivedOn":"yesterday"}""", "Row 1: receivedOn is the text \"yesterday\"; send a time such as 2026-03-04T05:06:07Z.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","receivedOn":"2031-01-01"}""", "Row 1: receivedOn is the text \"2031-01-01\", which lies before 1900 or in the future; send when it was said.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","customerId":"0f8fad5b-d9cb-469f-a165-70867728950e"}""", "Row 1: customerId is given without customerType; send both.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","customerId":"7","customerType":"account"}""", "Row 1: customerId is the text \"7\"; send an id such as 0f8fad5b-d9cb-469f-a165-70867728950e.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","customerId":"0f8fad5b-d9cb-469f-a165-70867728950e","customerType":"lead"}""", "Row 1: customerType is the text \"lead\"; send account or contact.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","email":"ann"}""", "Row 1: email is the text \"ann\"; send an address such as ann@example.com, or leave it out.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","phone":"12"}""", "Row 1: phone is the text \"12\"; send a number of 7 to 15 digits, or leave it out.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","rating":5}""", "Row 1: there is no field \"rating\"; the fields are channel, externalId, customerId, customerType, email, phone, text, nps, csat, csatScale, ces, cesScale, receivedOn, touchpoint, language.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","text":"y"}""", "Row 1: text is given twice; send it once.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","touchpoint":"moon"}""", "Row 1: touchpoint is the text \"moon\"; send one of branch, app, website, phone, email, chat, onsite, other.")]
    [InlineData("""{"channel":"sms","externalId":"1","text":"x","language":"fr"}""", "Row 1: language is the text \"fr\"; send one of en, zh-Hans, zh-Hant, mul, und.")]
    [InlineData("""7""", "Row 1: found the number 7; send an object with channel, externalId, customerId, customerType, email, phone, text, nps, csat, csatScale, ces, cesScale, receivedOn, touchpoint, language.")]
    public void A_wrong_row_says_which_field_what_was_found_and_what_to_send(string row, string error)
    {
        var items = IntakeReader.Read("[" + row + """,{"channel":"app","externalId":"ok","nps":3}]""", Now);
        Assert.Null(items[0].Row);
        Assert.Equal(error, items[0].Error);
        // One bad row never stops the rest.
        Assert.Equal(3, items[1].Row!.Ratings.Nps);
    }

    [Theory]
    [InlineData(null, "Rows is empty. Send a JSON array of 1 to 100 rows.")]
    [InlineData("  ", "Rows is empty. Send a JSON array of 1 to 100 rows.")]
    [InlineData("{}", "Rows is an object. Send a JSON array: [{\"channel\":\"phone\",\"externalId\":\"…\",\"text\":\"…\"}].")]
    [InlineData("[{\"channel\":]", "Rows is not valid JSON, line 1, column 13: expected a value but found ']'. Nothing was stored; send a JSON array of rows.")]
    public void What_is_no_list_of_rows_refuses_the_call(string? json, string message)
    {
        var error = Assert.Throws<InvalidPluginExecutionException>(() => IntakeReader.Read(json, Now));
        Assert.Equal((message, PluginHttpStatusCode.BadRequest), (error.Message, error.HttpStatus));
    }

    [Fact]
    public void A_hundred_rows_are_read_and_a_hundred_and_one_refused()
    {
        Assert.Equal(100, IntakeReader.Read("[" + string.Join(',', Enumerable.Repeat("1", 100)) + "]", Now).Count);
        var error = Assert.Throws<InvalidPluginExecutionException>(() => IntakeReader.Read("[" + string.Join(',', Enumerable.Repeat("1", 101)) + "]", Now));
        Assert.Equal("Rows holds 101 rows; 100 are allowed in a call. Send the rest in further calls.", error.Message);
    }

    [Fact]
    public void An_empty_list_is_no_error() => Assert.Empty(IntakeReader.Read("[]", Now));

    [Fact]
    public void Every_channel_that_no_step_reads_may_be_sent_in() =>
        Assert.Equal(
            Enum.GetValues<Channel>().Except([Channel.Case, Channel.Email, Channel.Survey]).Order(),
            IntakeNames.Channels.Values.Order());

    [Fact]
    public void Every_touchpoint_and_language_has_a_name()
    {
        Assert.Equal(Enum.GetValues<Touchpoint>().Order(), IntakeNames.Touchpoints.Values.Order());
        Assert.Equal(Enum.GetValues<FeedbackLanguage>().Order(), IntakeNames.Languages.Values.Order());
    }

    [Fact]
    public void The_longest_key_fits_its_column() =>
        Assert.True(IntakeNames.Channels.Keys.Max(k => k.Length) + 41 <= int.Parse(
            SolutionSource.Tables[FeedbackTable.Table].Columns[FeedbackTable.SourceKey].Xml.Element("MaxLength")!.Value, System.Globalization.CultureInfo.InvariantCulture));
}
