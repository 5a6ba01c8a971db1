using System;

namespace CrmFeedback.Feedback;

/// <summary>Phrases by which mail programs and writers mark what is not the newest message.</summary>
internal static class MailPhrases
{
    private static readonly string[] WroteEndings = { "wrote:", "wrote :", "写道：", "写道:", "寫道：", "寫道:", "撰寫：", "撰写：" };

    private static readonly string[] From = { "from:", "发件人:", "发件人：", "寄件者:", "寄件者：", "寄件人:", "寄件人：", "*from:*", "from：" };

    private static readonly string[] OtherHeaders =
    {
        "sent:", "date:", "to:", "cc:", "subject:", "reply-to:", "importance:", "*sent:*", "*date:*", "*to:*", "*subject:*",
        "发送时间", "日期", "收件人", "抄送", "主题", "发送日期", "傳送時間", "寄件日期", "收件者", "副本", "主旨", "寄件時間",
    };

    private static readonly string[] Separators =
    {
        "original message", "forwarded message", "original appointment", "原始邮件", "邮件原件", "转发邮件", "转发的邮件", "原始郵件", "轉寄郵件", "轉寄的郵件", "原始信件",
    };

    private static readonly string[] DeviceStarts =
    {
        "sent from my ", "sent from mail for ", "sent from outlook", "sent from yahoo", "get outlook for ", "sent via ", "发自我的", "发送自我的", "从我的", "來自我的", "来自我的",
        "從我的", "寄自我的", "發自我的", "傳送自我的", "發送自我的", "发自", "下载outlook", "取得 outlook", "获取 outlook",
    };

    private static readonly string[] Closings =
    {
        "best regards", "kind regards", "warm regards", "regards", "many regards", "best wishes", "best", "sincerely", "yours sincerely", "sincerely yours",
        "yours faithfully", "yours truly", "cheers", "respectfully", "kind rgds", "此致", "敬礼", "敬禮", "此致敬礼", "此致敬禮", "祝好", "顺颂商祺", "順頌商祺", "敬上", "謹啟", "商祺", "祝商祺",
    };

    private static readonly string[] DisclaimerStarts =
    {
        "this email", "this e-mail", "this message", "the information contained in", "the contents of this", "confidentiality notice", "disclaimer",
        "confidential:", "if you are not the intended recipient", "本邮件", "此邮件", "本电子邮件", "本郵件", "此郵件", "本電子郵件", "此電子郵件", "免责声明", "免責聲明", "保密声明", "保密聲明",
    };

    private static readonly string[] DisclaimerWords =
    {
        "confidential", "intended recipient", "intended solely", "disclaimer", "legally privileged", "保密", "机密", "機密", "指定收件人", "指定的收件人", "免责", "免責",
    };

    private static readonly string[] AutomaticSubjects =
    {
        "automatic reply", "auto reply", "auto-reply", "autoreply", "out of office", "out of the office", "undeliverable:", "delivery status notification", "delivery failure",
        "read:", "自动回复", "自动答复", "自動回覆", "自動回復", "外出自动回复", "不在辦公室", "不在办公室", "系统退信",
    };

    public static bool EndsAttribution(string line) => EndsWithAny(line, WroteEndings);

    public static bool StartsFrom(string line) => StartsWithAny(line, From);

    public static bool StartsOtherHeader(string line) =>
        StartsWithAny(line, OtherHeaders) && (line.IndexOf(":", StringComparison.Ordinal) is > 0 and < 16 || line.IndexOf("：", StringComparison.Ordinal) is > 0 and < 16);

    public static bool IsDeviceFooter(string line) => line.Length < 80 && StartsWithAny(line, DeviceStarts) && !HasSentenceEnd(line);

    public static bool IsClosing(string line)
    {
        var bare = line.TrimEnd(',', '.', '!', '，', '。', '！', ' ', '、');
        return bare.Length < 24 && EqualsAny(bare, Closings);
    }

    public static bool StartsDisclaimer(string line) => StartsWithAny(line, DisclaimerStarts) && ContainsAny(line, DisclaimerWords);

    public static bool IsAutomaticSubject(string subject) => StartsWithAny(subject.Trim(), AutomaticSubjects);

    /// <summary>"-----Original Message-----" and its kin: the words with at least two dashes on each side.</summary>
    public static bool IsSeparator(string line)
    {
        if (line.StartsWith("begin forwarded message:", StringComparison.OrdinalIgnoreCase))
            return true;
        if (line.Length > 200 || !line.StartsWith("--", StringComparison.Ordinal) || !line.EndsWith("--", StringComparison.Ordinal))
            return false;
        return EqualsAny(line.Trim('-', ' ', '\u00A0'), Separators);
    }

    // "Sent from my phone, and it is a disgrace." is the customer speaking.
    private static bool HasSentenceEnd(string line)
    {
        var end = line.TrimEnd();
        return end.IndexOf(", ", StringComparison.Ordinal) >= 0 || end.IndexOf("，", StringComparison.Ordinal) >= 0 || end.IndexOf("!", StringComparison.Ordinal) >= 0 || end.IndexOf("！", StringComparison.Ordinal) >= 0;
    }

    private static bool StartsWithAny(string text, string[] starts) => Array.Exists(starts, s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    private static bool EndsWithAny(string text, string[] ends) => Array.Exists(ends, s => text.EndsWith(s, StringComparison.OrdinalIgnoreCase));

    private static bool EqualsAny(string text, string[] values) => Array.Exists(values, s => text.Equals(s, StringComparison.OrdinalIgnoreCase));

    private static bool ContainsAny(string text, string[] values) => Array.Exists(values, s => text.IndexOf(s, StringComparison.OrdinalIgnoreCase) >= 0);
}
