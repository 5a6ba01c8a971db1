using System;
using CrmFeedback.LocalOrg.Sample;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Sample;

public class MailMarkupTests
{
    private static readonly QuotedMail[] Chain =
    [
        new("Support <s@x.example>", "a@x.example", "Mon, 1 Jun 2026 at 10:00", "RE: Hi", "Our answer"),
        new("Ann <a@x.example>", "s@x.example", "Sun, 31 May 2026 at 09:00", "Hi", "First <words> & more"),
    ];

    [Theory]
    [InlineData(MailMarkup.Client.Gmail, "class=\"gmail_quote\"")]
    [InlineData(MailMarkup.Client.Outlook, "<b>From:</b> Support &lt;s@x.example&gt;")]
    [InlineData(MailMarkup.Client.Foxmail, "<b>发件人：</b> Support &lt;s@x.example&gt;")]
    public void A_reply_quotes_the_chain_as_its_client_does(MailMarkup.Client client, string mark)
    {
        var html = MailMarkup.Html(client, "New words", "Ann", Chain);

        Assert.True(html.IndexOf("New words", StringComparison.Ordinal) < html.IndexOf(mark, StringComparison.Ordinal));
        Assert.True(html.IndexOf("Our answer", StringComparison.Ordinal) < html.IndexOf("First &lt;words&gt; &amp; more", StringComparison.Ordinal));
    }

    [Fact]
    public void A_first_mail_quotes_nothing()
    {
        Assert.DoesNotContain("quote", MailMarkup.Html(MailMarkup.Client.Gmail, "Hello\n\nthere", "", []), StringComparison.Ordinal);
    }
}
