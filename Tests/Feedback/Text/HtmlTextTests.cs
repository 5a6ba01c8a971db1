using System;
using System.Linq;
using System.Text;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Text;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>Too <b>slow</b>!</p><p>Again.</p>", "Too slow!\nAgain.")]
    [InlineData("<html><head><style>p{color:red}</style><title>x</title></head><body>Hi<br>there</body></html>", "Hi\nthere")]
    [InlineData("<div>Fees &amp; charges &lt;20%&gt; &#24930; &#x6162; &nbsp;ok</div>", "Fees & charges <20%> 慢 慢 ok")]
    [InlineData("<div style=\"display:none\">preheader<div>x</div></div><p>Real</p>", "Real")]
    [InlineData("<p>5 < 6 and a<b</p>", "5 < 6 and a")]
    [InlineData("<!-- a <p>comment</p> --><p>Text<!--[if mso]>hidden<![endif]--></p>", "Text")]
    [InlineData("<table><tr><td>Price</td><td>high</td></tr></table>", "Price high")]
    [InlineData("<p>Open tag never closed <span class=\"x", "Open tag never closed <span class=\"x")]
    [InlineData("<p title=\"a>b\">quoted sign</p>", "quoted sign")]
    [InlineData("<pre>one\ntwo</pre>", "one\ntwo")]
    [InlineData("<p>等了<span lang=\"zh\">三天</span></p>\r\n<p>没人回</p>", "等了三天\n没人回")]
    public void Reads_what_a_person_sees(string html, string expected) => Assert.Equal(expected, Text(html));

    [Theory]
    [InlineData("<div dir=\"ltr\">It broke again.</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, 2 Mar 2026 Support &lt;<a href=\"mailto:h@s.example\">h@s.example</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\">Dear customer</blockquote></div>")]
    [InlineData("<div>It broke again.</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Support<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> RE: x</div><div>Dear customer</div>")]
    [InlineData("<p class=MsoNormal>It broke again.<o:p></o:p></p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Support<br><b>Sent:</b> Monday<br><b>Subject:</b> x</p></div><p>Dear customer</p>")]
    [InlineData("<body>It broke again.<div><blockquote type=\"cite\"><div>On 2 Mar 2026, at 9:14, Support wrote:</div>Dear customer</blockquote></div></body>")]
    [InlineData("<div>It broke again.</div><div class=\"yahoo_quoted\"><div>On Monday, Support wrote: Dear customer</div></div>")]
    [InlineData("<p>It broke again.</p><div class=\"moz-cite-prefix\">On 02/03/2026, Support wrote:<br></div><blockquote type=\"cite\" cite=\"mid:x\"><p>Dear customer</p><blockquote>older</blockquote></blockquote>")]
    public void Quoted_messages_of_mail_programs_are_cut(string html) => Assert.Equal("It broke again.", OwnWords.OfMail("s", html).Text);

    [Fact]
    public void A_lone_blockquote_is_the_customer_s() => Assert.Equal("My words:\nnever again", OwnWords.OfMail("s", "<p>My words:</p><blockquote>never again</blockquote>").Text);

    [Fact]
    public void Signs_in_plain_text_are_not_mark_up() => Assert.False(HtmlText.LooksLikeHtml("if a < b and <bad> c > d"));

    [Fact]
    public void A_megabyte_of_soup_is_read_in_one_go()
    {
        foreach (var piece in new[] { "<a \"", "<", "<!--", "<div class='x", "</", "&amp", "<blockquote>", "< p >", "<![if ", "<p><p", "&#", "\"'<b '>\"" })
        {
            var soup = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)) + "<p>end</p>";
            Assert.NotNull(HtmlText.Lines(soup));
        }
    }

    [Fact]
    public void Random_soup_never_throws()
    {
        var random = new Random(20260304);
        const string Signs = "<>/\"'=&;#!-? abz\n\r\t\u0000\uD800\uDC00写道：>On wrote:From:";
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(0, 120); i > 0; i--)
                text.Append(Signs[random.Next(Signs.Length)]);
            var words = OwnWords.OfMail(text.ToString(), "<p>" + text);
            Assert.NotEqual(CrmFeedback.Analysis.UnscorableReason.AnalysisFailed, words.Reason);
            Assert.NotEqual(CrmFeedback.Analysis.UnscorableReason.AnalysisFailed, OwnWords.OfCase(text.ToString(), text.ToString()).Reason);
            Assert.NotEqual(CrmFeedback.Analysis.UnscorableReason.AnalysisFailed, OwnWords.OfSurvey(text.ToString(), text.ToString()).Reason);
        }
    }

    private static string Text(string html) => string.Join("\n", HtmlText.Lines(html).Where(l => !l.IsBlank).Select(l => l.Text.Trim()));
}
