using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Text;

/// <summary>Whatever wraps a message, the message comes out.</summary>
public sealed class QuotingPropertyTests
{
    private const string Theirs = "Dear customer,\nthank you for your wonderful patience.\nWe are happy to help!";

    private static readonly string[] Bases =
    {
        "The kettle leaks again.",
        "No.",
        "Still nothing. I am fed up!\n\nPlease send my money back today.",
        "On Monday I called, on Tuesday I wrote: nobody answered.",
        "From: my point of view this is fraud.\nTo be fair, the driver was kind.",
        "First point.\n--\nThe second point is that nobody answers the phone at all.",
        "My three wishes:\n- speed\n- respect\n- a refund",
        "退款还没有到账，已经两周了！",
        "審核太慢了。\n再不處理我就解約。",
        "Das Paket ist immer noch nicht da: ich bin enttäuscht.",
        "C'est inadmissible : toujours rien reçu.",
        "El pedido llegó roto. ¿Quién responde?",
        "まだ届いていません。\n困っています。",
        "Great 😀 service, 10/10",
    };

    /// <summary>Plain-text wrappers: message, then theirs.</summary>
    private static readonly Dictionary<string, Func<string, string>> Plain = new(StringComparer.Ordinal)
    {
        ["none"] = m => m,
        ["gmail"] = m => m + "\n\nOn Mon, Mar 2, 2026 at 9:14 AM Support <help@shop.example> wrote:\n\n" + Quoted(Theirs),
        ["gmail wrapped"] = m => m + "\n\nOn Mon, Mar 2, 2026 at 9:14 AM Customer Support of the Shop\n<help@shop.example> wrote:\n\n" + Quoted(Theirs),
        ["bottom"] = m => "On Mon, Mar 2, 2026 at 9:14 AM Support <help@shop.example> wrote:\n\n" + Quoted(Theirs) + "\n\n" + m,
        ["outlook"] = m => m + "\n\nFrom: Support <help@shop.example>\nSent: Monday, March 2, 2026 9:14 AM\nTo: Ann\nSubject: RE: Parcel\n\n" + Theirs,
        ["outlook rule"] = m => m + "\n________________________________\nFrom: Support <help@shop.example>\nSent: Monday, March 2, 2026 9:14 AM\nTo: Ann\nSubject: RE: Parcel\n\n" + Theirs,
        ["original"] = m => m + "\n\n-----Original Message-----\n" + Theirs,
        ["qq"] = m => m + "\n\n\n------------------ 原始邮件 ------------------\n发件人: \"客服\"<kf@shop.example>;\n发送时间: 2026年3月2日(星期一) 上午10:00\n\n" + Theirs,
        ["163"] = m => m + "\n\n\n在 2026-03-02 10:00:00，\"客服\" <kf@shop.example> 写道：\n\n" + Theirs,
        ["tw"] = m => m + "\n\n客服 <cs@shop.example> 於 2026年3月2日 週一 上午10:00寫道：\n\n" + Quoted(Theirs),
        ["de"] = m => m + "\n\nAm 02.03.2026 um 09:14 schrieb Kundendienst <hilfe@laden.example>:\n" + Quoted(Theirs),
        ["fr"] = m => m + "\n\nLe lun. 2 mars 2026 à 09:14, Service client <aide@magasin.example> a écrit :\n" + Quoted(Theirs),
        ["es"] = m => m + "\n\nEl lun, 2 mar 2026 a las 9:14, Soporte (<ayuda@tienda.example>) escribió:\n" + Quoted(Theirs),
        ["pt"] = m => m + "\n\nEm seg., 2 de mar. de 2026 às 09:14, Suporte <ajuda@loja.example> escreveu:\n" + Quoted(Theirs),
        ["it"] = m => m + "\n\nIl giorno lun 2 mar 2026 alle ore 09:14 Assistenza <aiuto@negozio.example> ha scritto:\n" + Quoted(Theirs),
        ["nl"] = m => m + "\n\nOp ma 2 mrt 2026 om 09:14 schreef Klantenservice <hulp@winkel.example>:\n" + Quoted(Theirs),
        ["ja"] = m => m + "\n\n2026年3月2日(月) 9:14 サポート <help@shop.example>:\n" + Quoted(Theirs),
        ["iphone"] = m => m + "\n\nSent from my iPhone\n\n" + Quoted("On 2 Mar 2026, at 09:14, Support <help@shop.example> wrote:\n\n" + Theirs),
        ["signature"] = m => m + "\n\n-- \nAnn Lee\nHarbour Coffee Ltd\nTel: +44 20 7946 0000",
        ["closing"] = m => m + "\n\nKind regards,\nAnn Lee\nDirector\n\nOn Mon, Mar 2, 2026 at 9:14 AM Support <help@shop.example> wrote:\n" + Quoted(Theirs),
        ["closing zh"] = m => m + "\n\n此致\n敬礼\n王芳\n\n发件人： 客服\n发送时间： 2026-03-02 10:00\n收件人： 王芳\n主题： 退款\n\n您好。",
        ["disclaimer"] = m => m + "\n\nThis email and any attachments are confidential and intended solely for the addressee. If received in error, please delete it.",
    };

    private static readonly Dictionary<string, Func<string, string>> Html = new(StringComparer.Ordinal)
    {
        ["plain div"] = m => m,
        ["gmail"] = m => m + "<br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Mar 2, 2026 at 9:14 AM Support &lt;h@s.example&gt; wrote:<br></div><blockquote class=\"gmail_quote\">" + AsHtml(Theirs) + "</blockquote></div>",
        ["outlook"] = m => m + "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>From:</b> Support<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> x</p></div>" + AsHtml(Theirs),
        ["outlook web"] = m => m + "<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Support<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> x</div>" + AsHtml(Theirs),
        ["apple"] = m => m + "<div><br><blockquote type=\"cite\"><div>On 2 Mar 2026, at 09:14, Support wrote:</div>" + AsHtml(Theirs) + "</blockquote></div>",
        ["apple bottom"] = m => "<div><blockquote type=\"cite\"><div>On 2 Mar 2026, at 09:14, Support wrote:</div>" + AsHtml(Theirs) + "</blockquote></div>" + m,
        ["yahoo"] = m => m + "<div id=\"yahoo_quoted_1\" class=\"yahoo_quoted\"><div>On Monday, Support wrote:</div>" + AsHtml(Theirs) + "</div>",
        ["thunderbird"] = m => m + "<div class=\"moz-cite-prefix\">On 02/03/2026 09:14, Support wrote:<br></div><blockquote type=\"cite\">" + AsHtml(Theirs) + "</blockquote>",
        ["163"] = m => m + "<br>在 2026-03-02 10:00:00，\"客服\" &lt;kf@shop.example&gt; 写道：<blockquote id=\"isReplyContent\">" + AsHtml(Theirs) + "</blockquote>",
        ["qq"] = m => m + "<div>------------------&nbsp;原始邮件&nbsp;------------------</div><div style=\"background:#efefef\"><div><b>发件人:</b>客服</div><div><b>收件人:</b>王芳</div></div>" + AsHtml(Theirs),
        ["hidden"] = m => "<div style=\"display:none\">preheader</div>" + m + "<img src=\"https://t.example/p.gif\" width=1 height=1>",
    };

    // Several marked lines are a customer's own only in a mail that answers nothing; every wrapper makes it an answer.
    private const string OwnOnlyInANewMail = "replies: log excerpt";

    public static TheoryData<string> PlainWrappers() => new(Plain.Keys);

    public static TheoryData<string> HtmlWrappers() => new(Html.Keys);

    [Theory]
    [MemberData(nameof(PlainWrappers))]
    public void A_message_in_any_plain_wrapper_is_the_message(string wrapper)
    {
        foreach (var message in Bases)
            Assert.Equal(message, OwnWords.OfMail("Re: x", Plain[wrapper](message)).Text);
    }

    [Theory]
    [MemberData(nameof(HtmlWrappers))]
    public void A_message_in_any_html_wrapper_is_the_message(string wrapper)
    {
        foreach (var message in Bases)
            Assert.Equal(message, OwnWords.OfMail("Re: x", Html[wrapper](AsHtml(message))).Text);
    }

    [Fact]
    public void The_corpus_s_words_come_out_of_every_wrapper()
    {
        var wrong = new List<string>();
        foreach (var mail in MailCorpus.Mails.Where(m => m.Reason == null && !m.IsCase && m.Expected.Length > 0 && m.Name != OwnOnlyInANewMail).DistinctBy(m => m.Expected, StringComparer.Ordinal))
        {
            foreach (var wrapper in Plain)
            {
                var text = OwnWords.OfMail("Re: x", wrapper.Value(mail.Expected)).Text;
                if (text != mail.Expected)
                    wrong.Add($"{mail.Name} | {wrapper.Key}: <<{text}>> expected <<{mail.Expected}>>");
            }
        }

        Assert.True(wrong.Count == 0, wrong.Count + "\n" + string.Join("\n\n", wrong.Take(60)));
    }

    private static string Quoted(string text) => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal);

    private static string AsHtml(string text) =>
        string.Concat(text.Split('\n').Select(line => "<div>" + (line.Length == 0 ? "<br>" : WebUtility.HtmlEncode(line)) + "</div>"));
}
