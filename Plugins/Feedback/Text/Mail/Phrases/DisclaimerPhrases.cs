using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>The words of legal notices, by language.</summary>
internal static class DisclaimerPhrases
{
    public static readonly PhraseSet Headings = new PhraseSet(
        "confidentiality notice", "disclaimer", "legal notice", "legal disclaimer", "privileged and confidential", "important notice", "vertraulichkeitshinweis", "haftungsausschluss", "avis de confidentialité",
        "aviso legal", "aviso de confidencialidad", "aviso de confidencialidade", "avviso di riservatezza", "免责声明", "免責聲明", "保密声明", "保密聲明", "重要提示", "机密声明", "機密聲明", "郵件聲明", "邮件声明", "法律聲明", "法律声明", "免責事項");

    public static readonly PhraseSet Starts = new PhraseSet(
        "this email", "this e-mail", "this message", "this communication", "this transmission", "the information contained in", "the information in this", "the contents of this", "the content of this", "confidential:", "if you are not the intended", "if you have received this", "any views", "please note that this",
        "diese e-mail", "diese email", "diese nachricht", "der inhalt dieser", "ce message", "cet e-mail", "ce courriel", "les informations contenues", "este mensaje", "este correo", "la información contenida", "esta mensagem", "este e-mail", "este email", "a informação contida",
        "questo messaggio", "questa e-mail", "le informazioni contenute", "il presente messaggio", "dit bericht", "deze e-mail", "de informatie in", "本邮件", "此邮件", "本电子邮件", "该邮件", "此电子邮件", "本郵件", "此郵件", "本電子郵件", "此電子郵件", "本信件", "此信件", "本メール", "このメール", "このeメール");

    public static readonly PhraseSet Phrases = new PhraseSet(
        "confidential", "intended recipient", "intended solely", "intended only", "solely for the", "addressee", "legally privileged", "privileged", "in error", "notify the sender", "unauthorised", "unauthorized", "disclosure", "dissemination", "strictly prohibited", "any attachment", "its attachments", "attachments", "delete", "viruses", "do not necessarily", "liability", "copying",
        "vertraulich", "bestimmungsgemäße", "irrtümlich", "vernichten", "unbefugt", "nicht der richtige adressat", "ausschließlich für", "anhänge", "informieren sie",
        "confidentiel", "destinataire", "par erreur", "strictement interdite", "pièces jointes", "détruire", "toute utilisation", "confidencial", "destinatario", "por error", "prohibida", "eliminar", "destinatário", "por engano", "proibida", "riservat", "confidenziali", "per errore", "vietat", "cancellare", "vertrouwelijk", "geadresseerde", "bestemd voor", "ten onrechte", "verwijderen",
        "保密", "机密", "機密", "指定收件人", "指定的收件人", "收件人使用", "收件者", "免责", "免責", "立即删除", "立即刪除", "删除", "刪除", "误收", "誤收", "错误地收到", "未经授权", "未經授權", "严禁", "嚴禁", "披露", "散布", "散佈", "通知发件人", "通知寄件者", "通知寄件人", "法律责任", "附件",
        "機密情報", "宛先", "誤って", "破棄", "開示", "禁じ");
}
