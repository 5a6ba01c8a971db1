using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>What mail programs write between dashes above an earlier or a forwarded message, and ticket systems above theirs.</summary>
internal static class SeparatorPhrases
{
    public static readonly PhraseSet Earlier = new PhraseSet(
        "original message", "original appointment", "original", "original email", "original e-mail", "original mail", "reply message", "replied message", "previous message", "original message text",
        "originalnachricht", "original-nachricht", "original nachricht", "ursprüngliche nachricht", "ursprüngliche e-mail", "ursprüngliche mail", "ursprünglicher termin",
        "message d'origine", "message d’origine", "message original", "message initial", "courriel original", "e-mail d'origine", "mail original",
        "mensaje original", "mensagem original", "messaggio originale", "messaggio original", "oorspronkelijk bericht", "oorspronkelijke bericht", "origineel bericht",
        "原始邮件", "原邮件", "邮件原件", "原始信件", "回复的原邮件", "回复邮件", "原始郵件", "原郵件", "原始訊息", "回覆的原郵件", "原始信息",
        "回复的邮件信息", "回复的邮件", "回覆的郵件", "邮件原文", "郵件原文", "元のメッセージ", "オリジナルメッセージ",
        "ursprungligt meddelande", "originalmeddelande", "oprindelig meddelelse", "opprinnelig melding", "alkuperäinen viesti", "исходное сообщение", "оригинальное сообщение", "пересылаемое письмо",
        "wiadomość oryginalna", "oryginalna wiadomość", "původní zpráva", "původní e-mail", "pôvodná správa", "eredeti üzenet", "mesaj original", "mesajul original", "orijinal mesaj", "özgün mesaj", "αρχικό μήνυμα",
        "원본 메시지", "원본 메일", "thư gốc", "tin nhắn gốc", "ข้อความต้นฉบับ", "pesan asli", "הודעה מקורית", "الرسالة الأصلية", "izvorna poruka", "originalna poruka");

    public static readonly PhraseSet Forwarded = new PhraseSet(
        "forwarded message", "forwarded messages", "forwarded mail", "forwarded email", "forwarded by", "weitergeleitete nachricht", "weitergeleitete mail", "message transféré", "message transmis", "message réexpédié",
        "mensaje reenviado", "mensaje enviado", "mensagem encaminhada", "mensagem reencaminhada", "messaggio inoltrato", "doorgestuurd bericht",
        "转发邮件", "转发的邮件", "已转发邮件", "转发邮件信息", "转发信息", "轉寄郵件", "轉寄的郵件", "轉寄訊息", "轉寄信件", "轉發郵件", "已轉寄郵件", "轉寄的訊息",
        "転送メッセージ", "転送されたメッセージ", "vidarebefordrat meddelande", "videresendt meddelelse", "videresendt melding", "välitetty viesti", "edelleen lähetetty viesti", "пересылаемое сообщение", "пересланное сообщение", "переслане повідомлення",
        "wiadomość przekazana dalej", "przekazana wiadomość", "přeposlaná zpráva", "preposlaná správa", "továbbított üzenet", "mesaj redirecționat", "yönlendirilmiş mesaj", "iletilmiş ileti", "προωθημένο μήνυμα",
        "전달된 메시지", "전달된 메일", "thư chuyển tiếp", "tin nhắn đã chuyển tiếp", "ข้อความที่ส่งต่อ", "pesan terusan", "הודעה שהועברה", "رسالة محولة", "رسالة معاد توجيهها", "proslijeđena poruka");

    public static readonly PhraseSet ForwardedAlone = new PhraseSet(
        "begin forwarded message", "start of forwarded message", "anfang der weitergeleiteten nachricht", "début du message réexpédié", "début du message transféré", "début de message réexpédié",
        "inicio del mensaje reenviado", "início da mensagem encaminhada", "início da mensagem reencaminhada", "inizio messaggio inoltrato", "begin doorgestuurd bericht",
        "以下是转发的邮件", "下面是被转发的邮件", "開始轉寄郵件", "開始轉寄訊息", "以下是轉寄的郵件", "転送されたメッセージ", "vidarebefordrat brev", "start på videresendt besked", "videresendt melding", "välitetty viesti alkaa",
        "начало переадресованного сообщения", "początek przekazywanej wiadomości", "začátek přeposílané zprávy", "yönlendirilen ileti başlangıcı", "전달된 메시지 시작");

    /// <summary>"Please type your reply above this line": how ticket systems mark where an answer ends.</summary>
    public static readonly PhraseSet ReplyAbove = new PhraseSet(
        "reply above this line", "reply above the line", "reply above this dotted line", "type your reply above", "write your reply above", "write above this line", "enter your reply above", "text above this line", "respond above this line", "answer above this line", "add your reply above", "reply on top of this line",
        "antwort über dieser zeile", "antworten sie oberhalb dieser zeile", "antwort oberhalb dieser zeile", "antworten oberhalb dieser zeile", "antworten sie über dieser zeile",
        "répondre au-dessus de cette ligne", "réponse au-dessus de cette ligne", "répondez au-dessus de cette ligne", "écrivez votre réponse au-dessus", "saisir votre réponse au-dessus",
        "responda por encima de esta línea", "escriba su respuesta por encima", "respuesta por encima de esta línea", "responda acima desta linha", "resposta acima desta linha", "digite sua resposta acima",
        "rispondi sopra questa riga", "rispondere sopra questa riga", "risposta sopra questa riga", "antwoord boven deze regel", "reageer boven deze regel", "reactie boven deze regel", "antwoord boven deze lijn",
        "svar ovanför denna rad", "svar over denne linje", "svar over denne linjen", "odpowiedź powyżej tej linii", "odpověď nad tento řádek", "ответ над этой строкой", "ответ выше этой строки", "yanıtınızı bu satırın üstüne",
        "在此行上方", "在这行上方", "在此线以上", "请在上方回复", "此行以上", "在此行之上", "請在此行上方", "在此行以上", "この行より上", "이 줄 위에");
}
