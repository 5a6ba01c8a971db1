using System;
using System.Collections.Generic;

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

/// <summary>
/// The labels of header blocks, lower case, without blanks inside Chinese and Korean ones: English, German, French,
/// Spanish, Portuguese, Italian, Dutch, Chinese, Japanese, the Nordic and Slavic languages, and more.
/// </summary>
internal static class HeaderLabelPhrases
{
    private const string From =
        "from|von|de|da|van|发件人|寄件人|寄件者|發件人|发信人|差出人|送信者|från|fra|lähettäjä|от|od|kimden|보낸사람|보낸이|từ|người gửi|expéditeur|remitente|remetente|mittente|afzender|absender|"
        + "από|מאת|من|feladó|expeditor|dari|จาก|від|nadawca|odesílatel|odosielateľ|pošiljatelj|gönderen|saatja|siuntėjas|sūtītājs";

    private const string Sent =
        "sent|date|sent at|sent on|received|gesendet|datum|gesendet am|envoyé|envoyé le|date d'envoi|enviado|enviado el|fecha|enviada|enviada em|enviado em|data|inviato|inviato il|verzonden|发送时间|发件时间|发件日期|发送日期|日期|时间|傳送時間|寄件日期|寄件時間|傳送日期|發送時間|發送日期|時間|送信日時|送信日|日時|日付|"
        + "skickat|sendt|dato|lähetetty|päivämäärä|päiväys|отправлено|дата|wysłano|wysłane|odesláno|odeslané|odoslané|gönderildi|gönderilen|gönderme tarihi|gönderim tarihi|tarih|보낸날짜|날짜|보낸시간|일시|ngày|đã gửi|ngày gửi|"
        + "στάλθηκε|ημερομηνία|נשלח|תאריך|تم الإرسال|التاريخ|تاريخ الإرسال|elküldve|küldve|dátum|küldés dátuma|trimis|trimisă|dikirim|terkirim|tanggal|ส่ง|ส่งเมื่อ|วันที่|надіслано|poslano|poslato|saadetud|išsiųsta|nosūtīts";

    private const string To =
        "to|an|à|a|para|aan|收件人|收件者|发给|宛先|till|til|vastaanottaja|кому|do|komu|kime|받는사람|받는이|đến|tới|người nhận|destinataire|destinatario|destinatário|empfänger|pour|"
        + "προς|אל|إلى|الى|címzett|către|catre|kepada|untuk|ถึง|za|prima|alıcı|saaja";

    private const string Copy =
        "cc|bcc|kopie|copie à|cópia|copia|抄送|密送|副本|密件副本|kopia|kopi|kopio|копия|dw|참조|c.c.|κοιν.|κοινοποίηση|עותק|نسخة|másolatot kap|másolat|tembusan|สำเนา|копія|bilgi|đồng gửi";

    private const string Subject =
        "subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|主题|主旨|主題|标题|標題|件名|ämne|emne|aihe|тема|temat|předmět|predmet|konu|제목|chủ đề|tiêu đề|re|"
        + "θέμα|נושא|الموضوع|موضوع|tárgy|subiect|subiectul|subjek|perihal|เรื่อง|หัวเรื่อง|naslov|teema|tema|betr.|betr";

    private const string Other =
        "reply-to|reply to|importance|priority|attachments|attachment|organization|organisation|resent-from|message-id|mailed-by|signed-by|priorität|wichtigkeit|anlagen|anhang|antwort an|répondre à|importancia|prioridad|pièces jointes|importance de|回复|回覆|附件|重要性|返信先|添付|添付ファイル|importanza|allegati|bijlagen|bilagor|vedhæftede filer|vedlegg|liitteet|вложения|załączniki|přílohy|ekler|첨부|tệp đính kèm";

    /// <summary>Fields by label.</summary>
    public static readonly Dictionary<string, HeaderField> Fields = Create();

    private static Dictionary<string, HeaderField> Create()
    {
        var fields = new Dictionary<string, HeaderField>(StringComparer.Ordinal);
        Add(fields, HeaderField.From, From);
        Add(fields, HeaderField.Sent, Sent);
        Add(fields, HeaderField.To, To);
        Add(fields, HeaderField.Copy, Copy);
        Add(fields, HeaderField.Subject, Subject);
        Add(fields, HeaderField.Other, Other);
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
