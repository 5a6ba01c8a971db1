using System;

namespace CrmFeedback.Feedback.Html;

/// <summary>What an element is to a mail program.</summary>
internal enum ElementMark
{
    None = 0,
    /// <summary>All within is an earlier message or its introduction.</summary>
    Quote = 1,
    /// <summary>Gmail's wrapper: introduction, quotation, and the answers between quotations.</summary>
    Wrapper = 2,
    /// <summary>From here on comes the earlier message.</summary>
    EarlierMessage = 3,
    Signature = 4,
}

/// <summary>The classes and ids by which mail programs mark quotations and signatures, as seen in their mails.</summary>
internal static class QuoteMarkers
{
    private static readonly string[] Quotes =
    {
        "gmail_attr", "gmail_quote_container_attr",
        "yahoo_quoted",
        "moz-cite-prefix", "moz-forward-container",
        "protonmail_quote", "tutanota_quote",
        "mail-editor-reference-message-container",
        "zmail_extra", "zmail_quote",
        "isreplycontent", "isforwardcontent", "ntes-mailmaster-quote", "netease_mail_quote",
        "xm_compose_origin_mail_container", "xm_mail_oringinal_describe", "original-content", "mail_quote_wrap",
        "fmoriginalcontent", "foxmail_quote",
        "alimail-quote", "__aliyun_previous", "dingmail-quote", "dingtalk-mail-quote",
        "history-quote-wrapper", "lark-mail-quote",
        "front-blockquote", "messagereplysection", "bloop_original_html", "zimbra_quoted", "outlookmessageheader", "mail_android_quote", "freebirdforwardcontainer", "superhuman-quote", "hs_reply", "edo-quoted", "reply-intro", "replyintro", "j-reply", "mailbird-quote", "wmquote", "nylas-quote",
    };

    // What a class or id ends in where a program names its quotation after itself ("freshdesk_quote"); these are not one.
    private static readonly string[] QuoteEnds = { "_quote", "-quote", "_quoted", "-quoted", "quoted-content", "quoted-text", "_quoted_text__", "quotedtext", "quotedreply" };
    private static readonly string[] OwnQuotes = { "wp-block-quote", "block-quote", "block_quote", "pull-quote", "get-a-quote" };

    private static readonly string[] EarlierMessages = { "divrplyfwdmsg", "stopspelling", "zwchr" };

    // Nearly every mail program has "signature" in the name of its container.
    private static readonly string[] Signatures = { "signature", "xm_write_card", "zm-_id_-sgn", "__aliyun_sign" };

    /// <summary>What an opening tag marks.</summary>
    public static ElementMark Of(HtmlTag tag)
    {
        if (tag.Name == "sign")
            return ElementMark.Signature;
        if (!tag.HasAttributes)
            return ElementMark.None;
        if (tag.Name == "blockquote" && string.Equals(tag.Attribute("type"), "cite", StringComparison.OrdinalIgnoreCase))
            return ElementMark.Quote;
        return OfNames(tag.Attribute("class"), tag.Name) is var byClass && byClass != ElementMark.None ? byClass
            : OfNames(tag.Attribute("id"), tag.Name) is var byId && byId != ElementMark.None ? byId
            : OfNames(tag.Attribute("name"), tag.Name);
    }

    private static ElementMark OfNames(string? names, string element)
    {
        if (string.IsNullOrEmpty(names))
            return ElementMark.None;
        // Outlook on the web prefixes the names of what it quotes with x_: those stand inside a quotation anyway.
        var all = names!.ToLowerInvariant();
        if (all.IndexOf("gmail_quote", StringComparison.Ordinal) >= 0 && element == "div")
            return ElementMark.Wrapper;
        if (ContainsAny(all, Quotes))
            return ElementMark.Quote;
        if (EndsInQuote(all))
            return ElementMark.Quote;
        if (ContainsAny(all, EarlierMessages))
            return ElementMark.EarlierMessage;
        return ContainsAny(all, Signatures) ? ElementMark.Signature : ElementMark.None;
    }

    private static bool EndsInQuote(string names)
    {
        if (names.IndexOf("quot", StringComparison.Ordinal) < 0)
            return false;
        foreach (var name in names.Split(' '))
        {
            foreach (var end in QuoteEnds)
            {
                if (name.EndsWith(end, StringComparison.Ordinal) && Array.IndexOf(OwnQuotes, name) < 0)
                    return true;
            }
        }

        return false;
    }

    private static bool ContainsAny(string text, string[] parts)
    {
        foreach (var part in parts)
        {
            if (text.IndexOf(part, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
