using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Labels, companies and posts of signatures, by language.</summary>
internal static class SignaturePhrases
{
    public static readonly PhraseSet ContactLabels = new PhraseSet(
        "tel", "tel.", "phone", "ph", "mobile", "mob", "cell", "fax", "direct", "office", "t", "m", "p", "f", "e", "w", "d", "o", "email", "e-mail", "mail", "web", "website", "www", "skype", "address", "wechat", "linkedin",
        "telefon", "mobil", "handy", "tél", "téléphone", "portable", "teléfono", "móvil", "celular", "telefone", "telemóvel", "telefono", "cellulare", "telefoon", "mobiel", "adresse", "adres", "indirizzo", "dirección",
        "电话", "手机", "传真", "邮箱", "邮编", "地址", "网址", "微信", "公司", "部门", "联系人", "联系电话", "電話", "手機", "行動電話", "傳真", "信箱", "電子郵件", "電子信箱", "地址", "網址", "分機", "携帯", "住所", "会社", "メール");

    public static readonly PhraseSet CompanyWords = new PhraseSet(
        "ltd", "ltd.", "limited", "inc", "inc.", "llc", "gmbh", "ag", "corp", "corp.", "corporation", "co.", "plc", "b.v.", "bv", "s.a.", "s.l.", "s.r.l.", "srl", "sarl", "lda", "ltda", "pty", "kg", "有限公司", "股份公司", "股份有限公司", "集团", "集團", "株式会社");

    public static readonly PhraseSet TitleWords = new PhraseSet(
        "manager", "director", "ceo", "cto", "cfo", "coo", "founder", "president", "engineer", "assistant", "consultant", "officer", "head of", "sales", "marketing", "account executive", "coordinator", "administrator", "analyst", "specialist", "professor", "developer", "partner", "owner", "buyer", "purchasing", "accountant", "secretary", "department", "team lead", "supervisor",
        "geschäftsführer", "leiter", "leiterin", "einkauf", "vertrieb", "directeur", "directrice", "responsable", "gerente", "directora", "diretor", "diretora", "direttore", "responsabile", "经理", "经理人", "总监", "主管", "工程师", "部长", "總監", "經理", "工程師", "專員", "专员", "部長", "課長", "总经理", "總經理", "董事长", "部", "采购部", "採購部");

    public static readonly PhraseSet Postscripts = new PhraseSet( "ps", "p.s", "p.s.", "pps", "附言", "又及", "補充", "补充", "另外", "nb", "n.b.");
}
