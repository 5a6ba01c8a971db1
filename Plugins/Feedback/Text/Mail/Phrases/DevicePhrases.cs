using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>What devices and mail programs write below a mail, by language.</summary>
internal static class DevicePhrases
{
    public static readonly PhraseSet Starts = new PhraseSet(
        "sent from my ", "sent from a mobile", "sent from mobile", "sent from mail for ", "sent from outlook", "sent from yahoo", "sent from proton", "sent from gmail", "sent from samsung", "sent from windows mail", "sent from aol", "sent from the ", "sent with proton", "sent with spark", "sent using ", "sent on the go", "sent via ", "sent by my ", "sent from surface", "sent from superhuman", "sent from front", "sent from hey", "sent from trello", "sent from postbox", "sent with hey", "sent with airmail", "sent from airmail", "sent with mailtrack", "sent with mixmax", "sent from newton", "sent with tuta", "secured with tuta", "secure email by", "composed on ", "written on my ", "typed on my ", "sent from an ", "sent from a ", "get outlook for ", "get bluemail", "download outlook",
        "gesendet von ", "gesendet mit ", "gesendet über ", "diese nachricht wurde von meinem ", "outlook für ", "holen sie sich outlook",
        "envoyé de mon ", "envoyé depuis ", "envoyé à partir ", "télécharger outlook", "obtenez outlook", "envoyé avec ", "provenance : courrier",
        "enviado desde ", "enviado do meu ", "enviado de meu ", "enviado do ", "enviado a partir ", "enviado con ", "enviado com ", "obtener outlook", "obter o outlook", "descargar outlook", "enviado del ",
        "inviato da ", "inviato dal ", "inviato con ", "scarica outlook", "ottieni outlook",
        "verstuurd vanaf ", "verzonden vanaf ", "verzonden met ", "verzonden vanuit ", "outlook voor ", "download outlook voor",
        "skickat från min ", "skickat från ", "sendt fra min ", "sendt fra ", "lähetetty ", "отправлено с ", "wysłane z ", "odesláno z ", "gönderildi ", "отправлено из ", "отправлено со ", "надіслано з ", "wysłano z ", "wysłane ze ", "odoslané z ", "odesláno ze ", "küldve ", "trimis de pe ", "trimis din ", "στάλθηκε από ", "được gửi từ ", "đã gửi từ ", "gửi từ ", "dikirim dari ", "ส่งจาก ", "נשלח מ", "تم الإرسال من ", "أرسلت من ", "أُرسلت من ", "outlook'u edinin", "hämta outlook", "hent outlook", "pobierz program outlook", "pobierz outlook", "získat outlook", "outlook для ", "скачать outlook", "скачайте outlook", "tải outlook",
        "发自我的", "发送自我的", "来自我的", "发自", "发送自", "来自网易", "来自 ", "來自 ", "来自 outlook", "下载 outlook", "下载outlook", "获取 outlook", "获取outlook", "發自我的", "傳送自我的", "發送自我的", "來自我的", "寄自我的", "取得 outlook", "取得outlook",
        "iphoneから送信", "ipadから送信", "androidから送信", "私のiphone", "outlook for ios を", "outlook for android を");

    // A start above is also how a sentence may begin; these words make it a line of the device.
    public static readonly PhraseSet Devices = new PhraseSet(
        "iphone", "ipad", "ipod", "apple watch", "android", "samsung", "galaxy", "huawei", "xiaomi", "redmi", "oppo", "vivo", "honor", "nokia", "pixel", "blackberry", "windows", "phone", "mobile", "handy", "smartphone", "tablet", "outlook", "hey", "superhuman", "front", "airmail", "newton", "surface", "postbox", "trello", "tuta", "mailtrack", "mixmax", "telefon", "puhelim", "telefonu", "айфон", "телефон", "смартфон", "почт", "모바일", "아이폰", "스마트폰", "điện thoại", "di động", "phablet", "htc", "lg ", "motorola", "sony", "xperia", "lumia", "oneplus", "kindle", "chromebook", "macbook", "laptop", "computer", "pc", "yahoo", "gmail", "gmx", "web.de", "proton", "mail", "aol", "ios", "spark", "device", "handheld", "portable", "móvil", "movil", "celular", "telefono", "téléphone", "telefoon", "telemóvel", "mobil", "wireless", "verizon", "t-mobile", "at&t",
        "手机", "手機", "华为", "華為", "小米", "平板", "邮箱", "郵箱", "信箱", "网易", "邮件", "郵件", "行動裝置", "行动装置", "移动设备", "行動電話", "送信", "foxmail", "钉钉", "釘釘", "企业微信");

    public static readonly PhraseSet FramedStarts = new PhraseSet( "von meinem ", "从我的", "從我的", "由我的", "从 ", "從 ", "나의 ", "내 ");

    public static readonly PhraseSet FramedEnds = new PhraseSet( "gesendet", "gesendet.", "versendet", "geschickt", "发送", "发出", "传送", "傳送", "發送", "發出", "寄出", "보냄", "보냈습니다", "전송됨");

    /// <summary>Where the verb comes last.</summary>
    public static readonly PhraseSet LastWords = new PhraseSet( "gönderildi", "gönderilmiştir", "에서 보냄", "から送信");

    public static readonly PhraseSet SentenceWords = new PhraseSet(
        "because", "since", "but", "your", "you", "so", "while", "as", "is", "was", "not", "nobody", "never", "i", "weil", "aber", "ihr", "ihre", "car", "parce", "mais", "votre", "porque", "pero", "su", "mas", "perché", "ma", "omdat", "maar", "因为", "因為", "但是");
}
