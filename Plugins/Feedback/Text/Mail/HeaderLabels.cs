using System;
using System.Collections.Generic;
using System.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>What a line of an Outlook-style header block gives.</summary>
internal enum HeaderField
{
    None = 0,
    From = 1,
    Sent = 2,
    To = 3,
    Copy = 4,
    Subject = 5,
    Other = 6,
}

/// <summary>The labels of header blocks by language: English, German, French, Spanish, Portuguese, Italian, Dutch, Chinese, Japanese, and more.</summary>
internal static class HeaderLabels
{
    private const int LongestLabel = 26;

    private static readonly Dictionary<string, HeaderField> Fields = Create();


    /// <summary>The field a line gives, and what it says.</summary>
    public static HeaderField Read(string line, out string value)
    {
        value = string.Empty;
        var colon = ColonAt(line);
        if (colon <= 0)
            return HeaderField.None;
        var label = Label(line, colon);
        if (!Fields.TryGetValue(label, out var field))
            return HeaderField.None;
        value = line.Substring(colon + 1).Trim(' ', '*', '\t', '\u00A0', '\u3000');
        return field;
    }

    /// <summary>Number of different fields whose labels stand anywhere in the first <paramref name="length"/> characters of one line.</summary>
    public static int CountInline(string line, int length)
    {
        var seen = 0;
        for (var i = 1; i < Math.Min(line.Length, length); i++)
        {
            if (line[i] != ':' && line[i] != '：')
                continue;
            var start = i;
            while (start > 0 && start > i - LongestLabel && line[start - 1] != ' ' && line[start - 1] != '\u00A0')
                start--;
            if (Fields.TryGetValue(Normalise(line, start, i), out var field))
                seen |= 1 << (int)field;
        }

        var count = 0;
        for (; seen != 0; seen &= seen - 1)
            count++;
        return count;
    }

    private static int ColonAt(string line)
    {
        for (var i = 0; i < line.Length && i <= LongestLabel; i++)
        {
            if (line[i] == ':' || line[i] == '：')
                return i;
        }

        return -1;
    }

    private static string Label(string line, int colon) => Normalise(line, 0, colon);

    // Without bold signs and quotation marks of mail; Chinese labels are written with blanks inside ("主　题").
    private static string Normalise(string line, int start, int end)
    {
        var label = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            var c = line[i];
            if (c == '*' || c == '_' || c == '>' || c == '\u3000' || c == '\u200B')
                continue;
            if ((c == ' ' || c == '\u00A0' || c == '\t') && (label.Length == 0 || label[label.Length - 1] == ' ' || label[label.Length - 1] > '\u2E80'))
                continue;
            label.Append(c == '\u00A0' || c == '\t' ? ' ' : char.ToLowerInvariant(c));
        }

        return label.ToString().TrimEnd();
    }

    private static Dictionary<string, HeaderField> Create()
    {
        var fields = new Dictionary<string, HeaderField>(StringComparer.Ordinal);
        Add(fields, HeaderField.From, "from|von|de|da|van|发件人|寄件人|寄件者|發件人|发信人|差出人|送信者|från|fra|lähettäjä|от|od|kimden|보낸사람|từ|expéditeur|remitente|remetente|mittente|afzender|absender");
        Add(fields, HeaderField.Sent, "sent|date|sent at|sent on|received|gesendet|datum|gesendet am|envoyé|envoyé le|date d'envoi|enviado|enviado el|fecha|enviada|enviada em|enviado em|data|inviato|verzonden|发送时间|发件时间|发件日期|发送日期|日期|时间|傳送時間|寄件日期|寄件時間|傳送日期|發送時間|時間|送信日時|送信日|日時|日付|skickat|sendt|lähetetty|päivämäärä|отправлено|дата|wysłano|odesláno|gönderildi|tarih|보낸날짜|날짜|ngày");
        Add(fields, HeaderField.To, "to|an|à|a|para|aan|收件人|收件者|发给|宛先|till|til|vastaanottaja|кому|do|komu|kime|받는사람|đến|destinataire|destinatario|destinatário|empfänger");
        Add(fields, HeaderField.Copy, "cc|bcc|kopie|copie à|cópia|copia|抄送|密送|副本|密件副本|kopia|kopi|kopio|копия|dw|참조|c.c.");
        Add(fields, HeaderField.Subject, "subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|主题|主旨|主題|标题|標題|件名|ämne|emne|aihe|тема|temat|předmět|konu|제목|chủ đề|re");
        Add(fields, HeaderField.Other, "reply-to|reply to|importance|priority|attachments|attachment|organization|organisation|resent-from|message-id|mailed-by|signed-by|priorität|anlagen|antwort an|répondre à|importancia|prioridad|pièces jointes|回复|回覆|附件|重要性|返信先|添付|添付ファイル|importance de");
        return fields;
    }

    private static void Add(Dictionary<string, HeaderField> fields, HeaderField field, string labels)
    {
        foreach (var label in labels.Split('|'))
        {
            // "de" and "a" are labels of several languages; the first meaning stays.
            if (!fields.TryGetValue(label, out _))
                fields[label] = field;
        }
    }
}
