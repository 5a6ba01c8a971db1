using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;

namespace CrmFeedback.LocalOrg.Sample;

/// <summary>A mail that was exchanged before, newest first in a chain.</summary>
/// <param name="From">Sender as a client shows it: name and address.</param>
/// <param name="To">Recipient likewise.</param>
/// <param name="Sent">When, as text in the mail's language.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its words.</param>
public sealed record QuotedMail(string From, string To, string Sent, string Subject, string Text);

/// <summary>Writes mail bodies the way the common mail clients do, with signature and the chain of mails before.</summary>
public static class MailMarkup
{
    /// <summary>The clients this can write like.</summary>
    public enum Client
    {
        /// <summary>Outlook: a div with a top border before From/Sent/To/Subject.</summary>
        Outlook,

        /// <summary>Gmail: <c>gmail_quote</c> and a block quote.</summary>
        Gmail,

        /// <summary>A Chinese Outlook or Foxmail: 发件人/寄件者 headers.</summary>
        Foxmail,
    }

    /// <summary>An HTML body: the new words, a signature, then the quoted mails, each inside the one before.</summary>
    public static string Html(Client client, string text, string signature, IReadOnlyList<QuotedMail> chain)
    {
        var body = new StringBuilder("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><style>p.MsoNormal{margin:0cm;font-size:11.0pt}</style></head><body>");
        body.Append("<div>").Append(Paragraphs(text)).Append("</div>");
        if (signature.Length > 0)
            body.Append("<div class=\"signature\">-- <br>").Append(Lines(signature)).Append("</div>");
        Quote(body, client, chain, 0);
        return body.Append("</body></html>").ToString();
    }

    private static void Quote(StringBuilder body, Client client, IReadOnlyList<QuotedMail> chain, int index)
    {
        if (index >= chain.Count)
            return;
        var mail = chain[index];
        if (client == Client.Gmail)
        {
            body.Append("<br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On ").Append(Encode(mail.Sent)).Append(", ").Append(Encode(mail.From))
                .Append(" wrote:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">")
                .Append(Paragraphs(mail.Text));
            Quote(body, client, chain, index + 1);
            body.Append("</blockquote></div>");
            return;
        }

        var names = client == Client.Outlook ? new[] { "From:", "Sent:", "To:", "Subject:" } : ["发件人：", "发送时间：", "收件人：", "主题："];
        body.Append("<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p class=\"MsoNormal\">")
            .Append("<b>").Append(names[0]).Append("</b> ").Append(Encode(mail.From)).Append("<br>")
            .Append("<b>").Append(names[1]).Append("</b> ").Append(Encode(mail.Sent)).Append("<br>")
            .Append("<b>").Append(names[2]).Append("</b> ").Append(Encode(mail.To)).Append("<br>")
            .Append("<b>").Append(names[3]).Append("</b> ").Append(Encode(mail.Subject)).Append("</p></div>")
            .Append(Paragraphs(mail.Text));
        Quote(body, client, chain, index + 1);
    }

    private static string Paragraphs(string text) =>
        string.Concat(text.Split("\n\n").Select(paragraph => "<p class=\"MsoNormal\">" + Lines(paragraph) + "</p>"));

    private static string Lines(string text) => string.Join("<br>", text.Split('\n').Select(Encode));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
