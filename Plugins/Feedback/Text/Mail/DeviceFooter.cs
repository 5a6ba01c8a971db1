using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Lines a device or mail program adds on its own: "Sent from my iPhone", 发自我的iPhone, 從我的 iPad 傳送.</summary>
internal static class DeviceFooter
{
    private const int LongestLine = 120;

    private static readonly string[] Starts =
    {
        "sent from my ", "sent from a mobile", "sent from mobile", "sent from mail for ", "sent from outlook", "sent from yahoo", "sent from proton", "sent from gmail", "sent from samsung", "sent from windows mail", "sent from aol", "sent from the ", "sent with proton", "sent with spark", "sent using ", "sent on the go", "sent via ", "sent by my ", "get outlook for ", "get bluemail", "download outlook",
        "gesendet von ", "gesendet mit ", "gesendet über ", "diese nachricht wurde von meinem ", "outlook für ", "holen sie sich outlook",
        "envoyé de mon ", "envoyé depuis ", "envoyé à partir ", "télécharger outlook", "obtenez outlook", "envoyé avec ", "provenance : courrier",
        "enviado desde ", "enviado do meu ", "enviado de meu ", "enviado do ", "enviado a partir ", "enviado con ", "enviado com ", "obtener outlook", "obter o outlook", "descargar outlook", "enviado del ",
        "inviato da ", "inviato dal ", "inviato con ", "scarica outlook", "ottieni outlook",
        "verstuurd vanaf ", "verzonden vanaf ", "verzonden met ", "verzonden vanuit ", "outlook voor ", "download outlook voor",
        "skickat från min ", "skickat från ", "sendt fra min ", "sendt fra ", "lähetetty ", "отправлено с ", "wysłane z ", "odesláno z ", "gönderildi ",
        "发自我的", "发送自我的", "来自我的", "发自", "发送自", "来自网易", "来自 outlook", "下载 outlook", "下载outlook", "获取 outlook", "获取outlook", "發自我的", "傳送自我的", "發送自我的", "來自我的", "寄自我的", "取得 outlook", "取得outlook",
        "iphoneから送信", "ipadから送信", "androidから送信", "私のiphone", "outlook for ios を", "outlook for android を",
    };

    // A start above is also how a sentence may begin; these words make it a line of the device.
    private static readonly string[] Devices =
    {
        "iphone", "ipad", "ipod", "apple watch", "android", "samsung", "galaxy", "huawei", "xiaomi", "redmi", "oppo", "vivo", "honor", "nokia", "pixel", "blackberry", "windows", "phone", "mobile", "handy", "smartphone", "tablet", "outlook", "yahoo", "gmail", "gmx", "web.de", "proton", "mail", "aol", "ios", "spark", "device", "handheld", "portable", "móvil", "movil", "celular", "telefono", "téléphone", "telefoon", "telemóvel", "mobil", "wireless", "verizon", "t-mobile", "at&t",
        "手机", "手機", "华为", "華為", "小米", "平板", "邮箱", "郵箱", "信箱", "网易", "邮件", "郵件", "行動裝置", "行动装置", "移动设备", "行動電話", "送信", "foxmail", "钉钉", "釘釘", "企业微信",
    };

    private static readonly string[] FramedStarts = { "von meinem ", "从我的", "從我的", "由我的", "从 ", "從 " };

    private static readonly string[] FramedEnds = { "gesendet", "gesendet.", "versendet", "geschickt", "发送", "发出", "传送", "傳送", "發送", "發出", "寄出" };

    private static readonly char[] SentenceSigns = { '!', '！', '?', '？', '，', '。' };

    private static readonly string[] SentenceWords =
    {
        "because", "since", "but", "your", "you", "so", "while", "as", "is", "was", "not", "nobody", "never", "i", "weil", "aber", "ihr", "ihre", "car", "parce", "mais", "votre", "porque", "pero", "su", "mas", "perché", "ma", "omdat", "maar", "因为", "因為", "但是",
    };

    /// <summary>Whether a line is one of them and not a sentence that begins alike ("Sent from my phone, because your site is down!").</summary>
    public static bool Is(string line)
    {
        var text = line.Trim().TrimStart('(', '[', '_', '*', '-', '—', '–', ' ').TrimEnd(')', ']', '_', '*', ' ');
        if (text.Length == 0 || text.Length > LongestLine)
            return false;
        if (text.IndexOf("iPhoneから送信", System.StringComparison.Ordinal) >= 0)
            return true;
        return IsFramed(text) || Scan.StartsWithAny(text, Starts) && Scan.ContainsAny(text, Devices) && !IsSentence(text);
    }

    // A start that needs its end: "Von meinem Handy kann ich mich nicht anmelden" is a complaint.
    private static bool IsFramed(string text) =>
        text.Length <= 60 && (Scan.StartsWithAny(text, FramedStarts) && Scan.EndsWithAny(text, FramedEnds));

    private static bool IsSentence(string text)
    {
        if (Scan.Contains(text, "typo") || Scan.Contains(text, "brevity") || Scan.Contains(text, "kürze"))
            return false;
        return text.IndexOfAny(SentenceSigns) >= 0 || Scan.ContainsWord(text, SentenceWords) || Scan.Words(text) > 14;
    }
}
