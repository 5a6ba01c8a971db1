using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>What mail servers, virus scanners and mailing lists add, by language.</summary>
internal static class ProgramFooterPhrases
{
    public static readonly PhraseSet Starts = new PhraseSet(
        "virus-free", "this email has been checked for viruses", "this email has been scanned", "this message has been scanned", "this e-mail has been scanned", "this email was scanned", "no virus found in", "diese e-mail wurde von avast", "diese e-mail wurde auf viren", "virenfrei", "cet e-mail a été vérifié", "l'absence de virus", "garanti sans virus", "este correo electrónico ha sido comprobado", "livre de vírus", "este email foi escaneado", "este e-mail foi verificado", "questa e-mail è stata controllata", "privo di virus", "mail priva di virus", "deze e-mail is gecontroleerd", "virusvrij", "此邮件已经过病毒扫描", "本邮件已通过", "此電子郵件已經由", "無病毒", "このメールはウイルス",
        "caution: this email originated", "warning: this email originated", "external email:", "[external]", "caution: external", "this email originated from outside", "you don't often get email from", "you don’t often get email from", "some people who received this message don't often get email", "achtung: diese e-mail", "外部邮件", "外部郵件", "【外部邮件】", "【外部郵件】", "注意：此邮件来自", "注意：此郵件來自", "此郵件來自外部", "此邮件来自外部",
        "please consider the environment", "think before you print", "consider the environment", "bitte denken sie an die umwelt", "pensez à l'environnement", "antes de imprimir", "prima di stampare", "denk aan het milieu", "请考虑环保", "為了地球環境",
        "unsubscribe:", "you received this message because you are subscribed", "you are receiving this because", "you are receiving this email because", "reply to this email directly", "view this email in your browser", "to view this discussion ", "to post to this group", "you received this because ", "如需退订", "如要取消訂閱", "若要取消訂閱", "配信停止", "newsletter abbestellen", 
        "此邮件由系统自动发出", "本邮件由系统自动", "系统自动发送，请勿", "此信件由系統自動", "本信件為系統自動", "请勿直接回复此邮件", "請勿直接回覆此郵件");

    // What a customer may write too ("退订流程太麻烦"): only with a word of the footer beside it.
    public static readonly PhraseSet AmbiguousStarts = new PhraseSet(
        "to unsubscribe", "click here to unsubscribe", "unsubscribe", "manage your", "退订", "取消订阅", "取消訂閱", "darse de baja", "se désabonner", "afmelden", "cancellarsi", "abmelden");

    public static readonly PhraseSet Beside = new PhraseSet(
        "http", "click", "this list", "these emails", "this group", "send an email to", "send a mail", "preferences", " | ", "点击", "點擊", "點選", "此类邮件", "此類郵件", "链接", "連結", "haga clic", "cliquez", "klik", "klicken");
}
