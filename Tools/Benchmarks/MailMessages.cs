using System.Text;

namespace CrmFeedback.Benchmarks;

internal static class MailMessages
{
    private const string Own =
        "Hello, the kettle I ordered three weeks ago has still not arrived and nobody answers the phone. The tracking page says that it was delivered, "
        + "but it was not, and your courier will not talk to me. Please send a new one or return my money this week.";

    private const string Theirs =
        "Dear Ms Lee, thank you for your message. We are sorry to hear that your parcel is late and have asked the courier to look into it. "
        + "You will hear from us within two working days. Kind regards, Tom Hill, Customer Support, Shop Ltd, +44 20 7946 0000";

    public static readonly string Html =
        "<html><head><style>p{margin:0}</style></head><body><div dir=\"ltr\"><div>" + Own + "</div><div><br></div><div>Kind regards,</div><div>Ann Lee</div></div><br>"
        + "<div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Mar 2, 2026 at 9:14 AM Support &lt;<a href=\"mailto:help@shop.example\">help@shop.example</a>&gt; wrote:<br></div>"
        + "<blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\"><div dir=\"ltr\"><p>" + Theirs + "</p><p>" + Theirs + "</p><p>" + Theirs + "</p><p>" + Theirs + "</p><p>" + Theirs + "</p></div></blockquote></div></body></html>";

    public static readonly string Thread = CreateThread();

    public static readonly string HtmlThread = CreateHtmlThread();

    public static readonly string Personal = (Own + " Call me on 138 0013 8000 or write to ann.lee@x.example. I paid with 4111 1111 1111 1111 for order 20260302123456. " + Own).Substring(0, 500);

    private static string CreateThread()
    {
        var text = new StringBuilder(Own).Append("\n\nKind regards,\nAnn Lee\n\n");
        for (var level = 0; text.Length < 50_000; level++)
        {
            var signs = new string('>', level % 30);
            text.Append(signs).Append(" On Mon, Mar 2, 2026 at 9:14 AM Support <help@shop.example> wrote:\n");
            for (var line = 0; line < 6; line++)
                text.Append(signs).Append("> ").Append(Theirs, line * 40, 40).Append('\n');
        }

        return text.ToString();
    }

    private static string CreateHtmlThread()
    {
        var text = new StringBuilder("<html><body><div class=WordSection1><p class=MsoNormal>").Append(Own).Append("<o:p></o:p></p>");
        while (text.Length < 50_000)
        {
            text.Append("<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>From:</b> Support &lt;help@shop.example&gt;<br><b>Sent:</b> Monday, March 2, 2026 9:14 AM<br><b>To:</b> Ann Lee<br><b>Subject:</b> RE: Your order<o:p></o:p></p></div></div>")
                .Append("<p class=MsoNormal><span style='font-size:11.0pt;font-family:\"Calibri\",sans-serif'>").Append(Theirs).Append("<o:p></o:p></span></p>");
        }

        return text.Append("</div></body></html>").ToString();
    }
}
