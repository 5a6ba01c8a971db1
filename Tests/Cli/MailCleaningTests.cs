using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CrmFeedback.Cli.Commands;
using CrmFeedback.Tests.Feedback.Text;
using Xunit;

namespace CrmFeedback.Tests.Cli;

public sealed class MailCleaningTests : IDisposable
{
    private const string Mail = "Subject: Re: Kettle\nContent-Type: text/plain; charset=utf-8\n\nIt leaks. Call 138 0013 8000.\n\nKind regards\nAnn\n\nOn Mon, 2 Mar 2026 at 09:14, Shop <help@shop.example> wrote:\n> Enjoy!\n";

    private readonly string folder = Directory.CreateTempSubdirectory("cfb").FullName;
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter errors = new() { NewLine = "\n" };

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public void A_mail_is_reported_with_what_was_cut_and_why()
    {
        Assert.Equal(0, Run(json: false, mask: false, Write("a.eml", Mail)));
        Assert.Equal(
            """
            Subject: Re: Kettle
            Scored:
              It leaks. Call 138 0013 8000.
            Cut (characters of the body, why, what):
              31..47  signature
                Kind regards / Ann
              49..109  introduction of a quotation
                On Mon, 2 Mar 2026 at 09:14, Shop <help@shop.example> wrote:
              110..118  quoted message
                > Enjoy!

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }

    [Fact]
    public void Json_gives_text_spans_and_reasons()
    {
        Assert.Equal(0, Run(json: true, mask: true, Write("a.eml", Mail)));
        var json = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal("It leaks. Call *** **** **00.", json.GetProperty("text").GetString());
        Assert.Equal("Re: Kettle", json.GetProperty("subject").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("unscorable").ValueKind);
        Assert.False(json.GetProperty("truncated").GetBoolean());
        var kept = json.GetProperty("kept").EnumerateArray().Single();
        Assert.Equal((0, 29, 0, 29), (kept.GetProperty("start").GetInt32(), kept.GetProperty("length").GetInt32(), kept.GetProperty("bodyStart").GetInt32(), kept.GetProperty("bodyLength").GetInt32()));
        Assert.Equal(["signature", "attribution", "quotedMessage"], json.GetProperty("trimmed").EnumerateArray().Select(t => t.GetProperty("reason").GetString()));
        Assert.Equal(31, json.GetProperty("trimmed")[0].GetProperty("start").GetInt32());
        Assert.Equal(16, json.GetProperty("trimmed")[0].GetProperty("length").GetInt32());
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", "automaticReply")]
    [InlineData("X-Auto-Response-Suppress: OOF, AutoReply", "automaticReply")]
    [InlineData("X-Autoreply: yes", "automaticReply")]
    [InlineData("Precedence: auto_reply", "automaticReply")]
    [InlineData("Return-Path: <>", "automaticReply")]
    [InlineData("Precedence: bulk", "newsletter")]
    [InlineData("List-Unsubscribe: <mailto:u@x.example>", "newsletter")]
    [InlineData("List-Id: <news.x.example>", "newsletter")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=b", "deliveryFailure")]
    [InlineData("Content-Type: multipart/report; report-type=disposition-notification; boundary=b", "readReceipt")]
    [InlineData("Content-Type: text/calendar; method=REPLY", "calendarAnswer")]
    [InlineData("Content-Class: urn:content-classes:calendarmessage", "calendarAnswer")]
    [InlineData("From: MAILER-DAEMON@mx.example", "deliveryFailure")]
    [InlineData("X-Failed-Recipients: ann@x.example", "deliveryFailure")]
    [InlineData("Auto-Submitted: no", null)]
    [InlineData("X-Auto-Response-Suppress: DR", null)]
    [InlineData("Return-Path: <ann@x.example>", null)]
    [InlineData("List-Id: <talk.x.example>\nIn-Reply-To: <a@x.example>", null)]
    public void Headers_tell_mail_that_nobody_wrote(string header, string? reason)
    {
        Assert.Equal(0, Run(json: true, mask: false, Write("a.eml", header + "\nSubject: Your delivery\n\nThe kettle leaks and I am angry.\n")));
        Assert.Equal(reason, JsonDocument.Parse(output.ToString()).RootElement.GetProperty("unscorable").GetString());
    }

    [Fact]
    public void A_folder_is_cleaned_whole_and_one_bad_file_does_not_stop_the_rest()
    {
        Write("b.eml", Mail);
        Write("a.txt", "Never again.\n-- \nAnn\n");
        Write("c.html", "<p>Wet <b>box</b>.</p><blockquote type=cite>old</blockquote>");
        Write("notes.docx", "no mail");
        Assert.Equal(1, Run(json: true, mask: false, folder, Path.Combine(folder, "missing.eml")));
        var texts = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString());
        Assert.Equal(["Never again.", "It leaks. Call 138 0013 8000.", "Wet box."], texts);
        Assert.Contains("missing.eml", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_a_mail_or_a_body()
    {
        var run = new MailCleaning(output, errors, () => new MemoryStream(Encoding.UTF8.GetBytes("太慢了！\n\n发自我的iPhone"))) { Json = true };
        Assert.Equal(0, run.Run(["-"]));
        Assert.Equal("太慢了！", JsonDocument.Parse(output.ToString()).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void Nothing_to_clean_is_an_error()
    {
        Assert.Equal(2, Run(json: false, mask: false, folder));
        Assert.Contains("no mail files", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Run(json: false, mask: false, Path.Combine(folder, "missing.eml")));
    }

    [Fact]
    public void Mail_that_is_not_scored_says_why()
    {
        Assert.Equal(0, Run(json: false, mask: false, Write("a.eml", "Subject: Automatic reply: x\n\nI am away.\n")));
        Assert.StartsWith("Subject: Automatic reply: x\nNot scored: an automatic reply; it says:\n  I am away.\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_file_is_cleaned()
    {
        Assert.Equal(0, Run(json: true, mask: false, Path.Combine(MailCorpus.Folder(), "late-delivery-reply.eml")));
        Assert.True(JsonDocument.Parse(output.ToString()).RootElement.GetProperty("trimmed").GetArrayLength() > 0);
    }

    private int Run(bool json, bool mask, params string[] paths) => new MailCleaning(output, errors, () => Stream.Null) { Json = json, Mask = mask }.Run(paths);

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
