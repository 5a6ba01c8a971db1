namespace CrmFeedback.Feedback.Mail;

/// <summary>Subjects and sentences of mail that programs write: English, German, French, Spanish, Portuguese, Italian, Dutch, Chinese, Japanese, and in part the Nordic and Slavic languages, Turkish, Korean, Vietnamese.</summary>
internal static class AutomaticMailPhrases
{
    public static readonly string[] ReplySubjects =
    {
        "automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "automated response", "automated reply", "out of office", "out of the office", "out-of-office", "away from my desk", "vacation reply", "on vacation", "on leave:", "ooo:",
        "automatische antwort", "abwesenheitsnotiz", "abwesenheit:", "abwesend:", "automatische antwort:", "réponse automatique", "absence du bureau", "message d'absence", "absent du bureau", "respuesta automática", "fuera de la oficina", "ausente de la oficina", "resposta automática", "ausência do escritório", "fora do escritório", "ausência temporária", "risposta automatica", "fuori sede", "fuori ufficio", "automatisch antwoord", "afwezig:", "afwezigheidsbericht", "niet op kantoor",
        "自动回复", "自动答复", "自动应答", "外出自动回复", "不在办公室", "休假自动回复", "自動回覆", "自動回復", "自動答覆", "不在辦公室", "休假自動回覆", "自動返信", "自動応答", "不在通知", "automatiskt svar", "autosvar", "automatisk svar", "автоответ", "автоматический ответ", "автоматична відповідь", "autoodpowiedź", "odpowiedź automatyczna", "automatyczna odpowiedź", "automatická odpověď", "automaattinen vastaus", "poissaoloilmoitus", "fraværsmeddelelse", "fravær:", "frånvaro:", "frånvaromeddelande", "otomatik yanıt", "otomatik cevap", "자동 회신", "자동 응답", "자동회신", "자동응답", "부재중 자동", "부재중:", "부재 중 알림", "trả lời tự động", "thư trả lời tự động", "automatikus válasz", "αυτόματη απάντηση", "răspuns automat", "מענה אוטומטי", "رد تلقائي", "balasan otomatis", "ตอบกลับอัตโนมัติ",
    };

    public static readonly string[] BracketedSubjects = { "[auto-reply]", "[autoreply]", "[auto]", "[automatic reply]", "【自动回复】", "【自動回覆】", "[自动回复]", "[自動回覆]" };

    public static readonly string[] FailureSubjects =
    {
        "undeliverable:", "undeliverable mail", "undelivered mail", "undelivered mail returned to sender", "delivery status notification", "mail delivery failed", "mail delivery system", "mail system error", "failure notice", "message delivery failed", "message undeliverable", "mail delivery subsystem", "warning: could not send message",
        "unzustellbar", "nicht zustellbar", "non remis", "échec de la remise", "non distribuable", "no se puede entregar", "não é possível entregar", "mancato recapito", "impossibile recapitare", "non recapitabile",
        "系统退信", "系統退信", "無法傳遞", "無法遞送", "郵件退回", "配信不能", "配信エラー", "配信できませんでした", "未配信",
        "olevererbart", "kan inte levereras", "kan ikke leveres", "ikke leveret", "toimitus epäonnistui", "niedostarczone", "nie można dostarczyć", "nedoručitelné", "nedoručiteľné", "недоставлено", "не доставлено", "сообщение не доставлено", "teslim edilemedi", "배달되지 않음", "메일 전송 실패", "không thể gửi được", "nem kézbesíthető",
    };

    /// <summary>What people write above a complaint, too: a notice speaks of mail.</summary>
    public static readonly string[] AmbiguousFailureSubjects =
    {
        "delivery failure", "delivery has failed", "non-delivery", "delivery delayed", "message not delivered", "returned mail", "zustellung fehlgeschlagen", "no entregado", "não entregue", "niet bezorgd", "onbestelbaar", "退信", "未传递", "未送达", "未傳遞", "寄送失敗", "邮件发送失败", "无法送达", "delivery notification:", "退信通知",
    };

    public static readonly string[] MailTalk =
    {
        "recipient", "mailbox", "smtp", "e-mail address", "email address", "mail server", "the message could not", "empfänger", "postfach", "destinataire", "boîte aux lettres", "destinatario", "buzón", "destinatário", "caixa de correio", "casella di posta", "geadresseerde", "postvak", "收件人", "收件者", "邮箱", "信箱", "邮件服务器", "郵件伺服器", "宛先", "メールアドレス", "mottagare", "modtager", "mottaker", "vastaanottaja", "adresat", "příjemc", "получател", "alıcı", "받는 사람", "người nhận",
    };

    public static readonly string[] CalendarSubjects =
    {
        "accepted:", "declined:", "tentative:", "tentatively accepted:", "canceled:", "cancelled:", "canceled event", "cancelled event", "new time proposed:", "invitation:", "updated invitation", "meeting forward notification",
        "zugesagt:", "abgelehnt:", "mit vorbehalt:", "mit vorbehalt zugesagt:", "abgesagt:", "angenommen:", "accepté :", "accepté:", "accepté :", "refusé :", "refusé:", "provisoire :", "provisoire:", "annulé :", "annulé:", "aceptado:", "aceptada:", "rechazado:", "rechazada:", "provisional:", "cancelado:", "cancelada:", "aceite:", "aceito:", "aceita:", "recusado:", "recusada:", "provisório:", "accettato:", "accettata:", "rifiutato:", "rifiutata:", "provvisorio:", "annullato:", "geaccepteerd:", "geweigerd:", "afgewezen:", "voorlopig:", "geannuleerd:",
        "已接受:", "已接受：", "已拒绝:", "已拒绝：", "已谢绝:", "已谢绝：", "暂定:", "暂定：", "已暂定", "已取消:", "已取消：", "已婉拒:", "已婉拒：", "已拒絕:", "已拒絕：", "暫訂:", "暫訂：", "不確定:", "承諾:", "承諾：", "仮承諾:", "仮の予定:", "辞退:", "辞退：", "キャンセル:",
        "accepterat:", "avböjt:", "preliminärt:", "inställt:", "accepteret:", "afvist:", "foreløbig:", "aflyst:", "godtatt:", "avslått:", "avlyst:", "hyväksytty:", "hylätty:", "alustava:", "peruutettu:", "zaakceptowano:", "odrzucono:", "wstępnie zaakceptowano:", "anulowano:", "přijato:", "odmítnuto:", "nezávazně:", "zrušeno:", "принято:", "отклонено:", "под вопросом:", "отменено:", "kabul edildi:", "reddedildi:", "belirsiz:", "iptal edildi:", "수락:", "거절:", "미정:", "취소됨:", "đã chấp nhận:", "đã từ chối:", "đã hủy:",
    };

    public static readonly string[] CalendarTexts =
    {
        "has accepted this invitation", "has declined this invitation", "has accepted your", "has declined your", "invited you to", "have been invited to", "has invited you", "greenwich mean time", "join zoom meeting", "microsoft teams", "when:", "wann:", "quand :", "cuándo:", "quando:", "wanneer:", "时间:", "時間:", "已接受此邀请", "begin:vcalendar",
    };

    public static readonly string[] ReceiptSubjects =
    {
        "read:", "read receipt:", "read-receipt", "return receipt", "not read:", "displayed:", "message read notification", "read message", "gelesen:", "lesebestätigung", "nicht gelesen:", "lu :", "lu:", "confirmation de lecture", "accusé de lecture", "leído:", "confirmación de lectura", "acuse de recibo", "lida:", "lido:", "confirmação de leitura", "letto:", "conferma di lettura", "gelezen:", "leesbevestiging",
        "已读:", "已读：", "已读回执", "阅读回执", "未读:", "回执:", "回执：", "讀取:", "讀取：", "已讀取:", "已讀:", "已讀：", "已讀回條", "讀信回條", "讀取回條", "開封確認", "開封済み", "開封済み:", "既読:",
        "läst:", "inte läst:", "læst:", "ikke læst:", "lest:", "ulest:", "luettu:", "przeczytano:", "nieprzeczytane:", "přečteno:", "прочитано:", "не прочитано:", "okundu:", "읽음:", "수신 확인", "đã đọc:",
    };

    public static readonly string[] ReceiptStarts =
    {
        "your message", "this is a return receipt", "this is a receipt", "this receipt", "ihre nachricht", "dies ist eine empfangsbestätigung", "votre message", "su mensaje", "sua mensagem", "il messaggio", "uw bericht", "您的邮件", "您的郵件", "这是", "您發送的", "您发送的", "ditt meddelande", "din meddelelse", "viestisi", "twoja wiadomość", "vaše zpráva", "ваше сообщение", "iletiniz", "보낸 메시지", "thư của bạn",
    };

    public static readonly string[] ReceiptTexts =
    {
        "was read on", "was read at", "was deleted without being read", "has been read", "return receipt", "was displayed on", "wurde gelesen", "gelesen am", "a été lu le", "a été lu", "fue leído", "se leyó el", "foi lida", "foi lido", "è stato letto", "è stata letta", "is gelezen", "gelezen op", "已被阅读", "已阅读", "已于", "已读", "讀取時間", "已讀取", "已被讀取", "已讀", "開封されました", "開封確認", "lästes", "blev læst", "ble lest", "luettiin", "została przeczytana", "byla přečtena", "было прочитано", "okundu", "읽음", "읽었습니다", "đã được đọc",
    };

    public static readonly string[] FailureTexts =
    {
        "this is the mail system at host", "this message was created automatically by mail delivery", "your message could not be delivered", "your message wasn't delivered", "your message couldn't be delivered", "could not be delivered to one or more recipients", "delivery has failed to these recipients", "the following address(es) failed", "the following addresses had permanent fatal errors", "address not found\nyour message", "i'm afraid i wasn't able to deliver your message", "i was unable to deliver your message", "delivery to the following recipient", "message blocked\nyour message", "this is an automatically generated delivery status notification",
        "ihre nachricht konnte nicht zugestellt werden", "fehler beim senden an folgende empfänger", "échec de la remise pour ces destinataires", "votre message n'a pas pu être remis", "no se pudo entregar el mensaje a", "error de entrega a estos destinatarios", "não foi possível entregar a mensagem a", "falha na entrega para estes destinatários", "impossibile recapitare il messaggio a", "recapito non riuscito", "uw bericht is niet bezorgd", "bezorging aan deze geadresseerden",
        "您的邮件无法投递", "您的邮件被退回", "您发送的邮件未能", "抱歉，您的邮件被退回来了", "邮件无法送达以下收件人", "传递给以下收件人失败", "無法傳遞給下列收件者", "您的郵件無法遞送", "您的郵件無法傳送", "無法將您的郵件", "メールを配信できませんでした", "次の宛先への配信",
    };

    public static readonly string[] AutomaticTexts =
    {
        "this is an automated response", "this is an automatic response", "this is an automated reply", "this is an automatic reply", "this is an automatically generated reply", "this is an auto-generated", "this is an automatically generated email", "this is an automatically generated message", "automated message. please do not reply", "this mailbox is not monitored", "this inbox is not monitored",
        "dies ist eine automatische antwort", "dies ist eine automatisch generierte", "ceci est une réponse automatique", "ceci est un message automatique", "esta es una respuesta automática", "este es un mensaje automático", "esta é uma resposta automática", "esta é uma mensagem automática", "questa è una risposta automatica", "questo è un messaggio automatico", "dit is een automatisch antwoord", "dit is een automatisch gegenereerd",
        "这是一封自动回复", "这是自动回复", "此邮件为自动回复", "本邮件为自动回复", "此邮件由系统自动发送", "本邮件由系统自动发送", "您好，我已收到您的来信，会尽快回复", "來信已收到，這是自動", "這是自動回覆", "這是一封自動回覆", "此為自動回覆", "本信件為系統自動", "此信件為系統自動", "系統自動發送", "系统自动回复的邮件", "系统自动发送的邮件", "系統自動發送之郵件", "系統自動回覆之郵件", "系统自动发出", "请勿直接回复", "請勿直接回覆", "このメールは自動返信", "自動返信メール", "本メールは自動送信", "detta är ett automatiskt svar", "dette er et automatisk svar", "tämä on automaattinen vastaus", "to jest automatyczna odpowiedź", "toto je automatická odpověď", "это автоматический ответ", "данное письмо сформировано автоматически", "bu otomatik bir yanıttır", "자동 회신 메일", "자동으로 발송된 메일", "발신 전용", "đây là thư trả lời tự động",
    };

    public static readonly string[] AbsenceTexts =
    {
        "out of the office", "out of office", "away from the office", "away on leave", "on annual leave", "on leave until", "on vacation until", "on maternity leave", "on parental leave", "on holiday until", "away from my desk", "limited access to email", "limited access to my email", "i'm on leave", "i am on leave", "currently on leave", "currently away", "out on vacation", "on sick leave",
        "nicht im büro", "nicht im haus", "außer haus", "im urlaub", "abwesend", "absent du bureau", "absente du bureau", "en congé", "en congés", "je suis absent", "fuera de la oficina", "de vacaciones", "estoy ausente", "fora do escritório", "de férias", "estou ausente", "fuori ufficio", "fuori sede", "in ferie", "sono assente", "niet op kantoor", "afwezig", "met vakantie", "op vakantie",
        "不在办公室", "正在休假", "休假中", "出差中", "外出期间", "不在辦公室", "請假中", "正在休假", "出差期間", "外出期間", "不在にして", "休暇をいただいて", "休暇中",
        "inte på kontoret", "på semester", "tjänstledig", "ikke på kontoret", "på ferie", "lomalla", "poissa toimistolta", "na urlopie", "poza biurem", "na dovolené", "mimo kancelář", "в отпуске", "не в офисе", "у відпустці", "ofis dışında", "izinde", "izindeyim", "부재중", "휴가 중", "휴가중", "출장 중", "nghỉ phép", "vắng mặt", "đi công tác",
    };

    public static readonly string[] ReturnTexts =
    {
        "i will return", "i will be back", "will be returning", "returning on", "back on", "back in the office", "upon my return", "on my return", "when i return", "in urgent cases", "for urgent matters", "if urgent", "for urgent", "if your matter is urgent", "please contact my colleague", "in my absence", "during my absence", "will reply", "respond to your email", "respond as soon as", "is urgent, please", "if your request is urgent", "if you need immediate", "for immediate assistance", "please contact my", "please contact our", "no access to my", "limited access to", "get back to you when", "when i am back", "when i'm back", "upon return",
        "wieder erreichbar", "zurück am", "in dringenden fällen", "wenden sie sich", "meine vertretung", "mon retour", "de retour", "en cas d'urgence", "pendant mon absence", "mi regreso", "a mi vuelta", "en caso de urgencia", "para asuntos urgentes", "meu retorno", "meu regresso", "em caso de urgência", "assuntos urgentes", "mio rientro", "per urgenze", "in caso di urgenza", "weer bereikbaar", "ben ik weer", "bij dringende", "voor dringende", "terug op",
        "返回", "回来后", "尽快回复", "紧急", "请联系", "回來後", "儘快回覆", "盡快回覆", "緊急", "請聯絡", "請聯繫", "戻り次第", "お急ぎ", "緊急の", "返信いたします", "ご返信", "以降に",
        "hasta el", "no tendré acceso", "tendré acceso limitado", "até o dia", "sem acesso ao", "fino al", "non avrò accesso", "bis zum", "jusqu'au", "jusqu’au", "tot en met", "åter den", "tillbaka den", "vid brådskande", "tilbage den", "tilbake den", "ved hastesager", "palaan", "kiireellisissä", "wracam", "w pilnych", "vrátím se", "v naléhavých", "вернусь", "срочн", "döneceğim", "acil durum", "복귀", "긴급", "trở lại", "khẩn",
    };

    public static readonly string[] UnsubscribeTexts =
    {
        "unsubscribe", "opt out of", "abmelden", "abbestellen", "se désabonner", "désinscrire", "desinscrire", "darse de baja", "cancelar la suscripción", "cancelar a inscrição", "descadastrar", "cancellati", "annulla iscrizione", "annullare l'iscrizione", "uitschrijven", "afmelden", "退订", "取消订阅", "取消訂閱", "退訂", "配信停止", "配信解除", "avprenumerera", "avregistrera", "afmeld", "avmeld", "peruuta tilaus", "wypisz się", "zrezygnuj z subskrypcji", "odhlásit", "отписаться", "abonelikten çık", "수신거부", "수신 거부", "hủy đăng ký",
    };

    public static readonly string[] MailingTexts =
    {
        "in your browser", "you are receiving this email because", "you're receiving this email because", "you received this email because", "this email was sent to", "manage preferences", "update your preferences", "email preferences", "manage your subscription", "all rights reserved", "privacy policy", "im browser", "sie erhalten diese e-mail, weil", "sie erhalten diesen newsletter", "dans votre navigateur", "vous recevez cet e-mail", "vous recevez ce message parce", "en tu navegador", "en su navegador", "recibe este correo porque", "no seu navegador", "nel browser", "ricevi questa email", "in uw browser", "u ontvangt deze",
        "在浏览器中查看", "浏览器中打开", "您收到此邮件是因为", "您收到这封邮件是因为", "版权所有", "在瀏覽器中", "您收到此郵件是因為", "您會收到此電子報", "版權所有", "ブラウザで表示", "このメールは、", "線上瀏覽", "线上浏览", "网页版", "網頁版", "此電子報", "本電子報", "impressum", "this newsletter", "our newsletter because", "webbläsare", "i browseren", "i nettleseren", "selaimessa", "w przeglądarce", "v prohlížeči", "в браузере", "tarayıcıda", "브라우저에서", "trình duyệt",
    };
}
