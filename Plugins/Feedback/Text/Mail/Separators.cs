using System;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Lines of dashes around words ("-----Original Message-----") by which mail programs start an earlier or forwarded message.</summary>
internal static class Separators
{
    private const int LongestLine = 200;

    private static readonly string[] Earlier =
    {
        "original message", "original appointment", "original", "original email", "original e-mail", "reply message", "replied message", "previous message",
        "originalnachricht", "original-nachricht", "ursprüngliche nachricht", "ursprüngliche e-mail", "ursprünglicher termin",
        "message d'origine", "message d’origine", "message original", "message initial", "courriel original", "e-mail d'origine",
        "mensaje original", "mensagem original", "messaggio originale", "messaggio original", "oorspronkelijk bericht", "origineel bericht",
        "原始邮件", "原邮件", "邮件原件", "原始信件", "回复的原邮件", "回复邮件", "原始郵件", "原郵件", "原始訊息", "回覆的原郵件", "原始信息",
        "回复的邮件信息", "回复的邮件", "回覆的郵件", "邮件原文", "郵件原文", "元のメッセージ", "オリジナルメッセージ", "original message text", "ursprungligt meddelande", "oprindelig meddelelse", "opprinnelig melding",
        "alkuperäinen viesti", "исходное сообщение", "wiadomość oryginalna", "oryginalna wiadomość", "původní zpráva", "orijinal mesaj", "원본 메시지", "thư gốc",
    };

    private static readonly string[] Forwarded =
    {
        "forwarded message", "forwarded mail", "forwarded email", "forwarded by", "weitergeleitete nachricht", "weitergeleitete mail", "message transféré", "message transmis", "message réexpédié",
        "mensaje reenviado", "mensaje enviado", "mensagem encaminhada", "mensagem reencaminhada", "messaggio inoltrato", "doorgestuurd bericht",
        "转发邮件", "转发的邮件", "已转发邮件", "转发邮件信息", "转发信息", "轉寄郵件", "轉寄的郵件", "轉寄訊息", "轉寄信件", "轉發郵件", "已轉寄郵件", "轉寄的訊息",
        "転送メッセージ", "転送されたメッセージ", "forwarded messages", "vidarebefordrat meddelande", "пересылаемое сообщение", "wiadomość przekazana dalej", "přeposlaná zpráva",
    };

    private static readonly string[] ForwardedAlone =
    {
        "begin forwarded message", "start of forwarded message", "anfang der weitergeleiteten nachricht", "début du message réexpédié", "début du message transféré", "début de message réexpédié",
        "inicio del mensaje reenviado", "início da mensagem encaminhada", "início da mensagem reencaminhada", "inizio messaggio inoltrato", "begin doorgestuurd bericht",
        "以下是转发的邮件", "下面是被转发的邮件", "開始轉寄郵件", "開始轉寄訊息", "以下是轉寄的郵件", "転送されたメッセージ",
    };

    /// <summary>Whether a line starts the message that is answered.</summary>
    public static bool IsEarlier(string line) => Inside(line) is string words && Scan.EqualsAny(words, Earlier);

    /// <summary>Whether a line starts a forwarded message.</summary>
    public static bool IsForward(string line)
    {
        if (line.Length == 0 || line.Length > LongestLine)
            return false;
        var alone = line.Trim(' ', '\t', ':', '：', '>', '*');
        return Scan.EqualsAny(alone, ForwardedAlone) || Inside(line) is string words && (Scan.EqualsAny(words, Forwarded) || Scan.StartsWith(words, "forwarded by "));
    }

    /// <summary>A line of ten and more underscores, dashes or equal signs.</summary>
    public static bool IsRule(string line)
    {
        var text = line.Trim();
        return text.Length >= 10 && text.Length <= LongestLine && text.Trim('_', '-', '=', '—', '─', '*').Length == 0;
    }

    // The words between at least two dashes on the left and one on the right; null without them.
    private static string? Inside(string line)
    {
        if (line.Length < 5 || line.Length > LongestLine)
            return null;
        var text = line.Trim(' ', '\t', '>', '\u00A0');
        if (text.Length < 5 || !IsDash(text[0]) || !IsDash(text[1]) || !IsDash(text[text.Length - 1]))
            return null;
        return text.Trim('-', '—', '–', '_', '=', '*', ' ', '\u00A0', '\t', ':', '：');
    }

    private static bool IsDash(char c) => c == '-' || c == '—' || c == '–' || c == '_' || c == '=' || c == '*';
}
