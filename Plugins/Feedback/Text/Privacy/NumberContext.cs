using System;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Privacy;

/// <summary>What the words before a number say it is.</summary>
internal enum NumberKind
{
    Unknown = 0,
    Phone = 1,
    Account = 2,
    Identity = 3,
    Passport = 4,
    /// <summary>An order, a case, an amount: not about a person.</summary>
    Business = 5,
}

/// <summary>Reads the words just before a number.</summary>
internal static class NumberContext
{
    private const int Reach = 28;

    private static readonly string[] Phone = { "phone", "tel", "mobile", "cell", "call me", "call", "reach me", "whatsapp", "fax", "number is", "telefon", "handy", "téléphone", "teléfono", "móvil", "telefone", "telemóvel", "celular", "telefono", "cellulare", "telefoon", "手机", "手機", "电话", "電話", "行動電話", "致电", "致電", "联系方式", "聯絡方式", "微信", "携帯" };
    private static readonly string[] Account = { "account", "acct", "a/c", "card", "iban", "konto", "kontonummer", "compte", "cuenta", "tarjeta", "conta", "cartão", "carta", "rekening", "账号", "帐号", "账户", "帐户", "卡号", "银行卡", "信用卡", "储蓄卡", "尾号", "帳號", "帳戶", "卡號", "金融卡", "提款卡", "口座" };
    private static readonly string[] Identity = { "ssn", "social security", "id number", "id card", "identity", "national id", "personalausweis", "dni", "nif", "nie", "cpf", "codice fiscale", "bsn", "身份证", "身分證", "身份證", "证件号", "證件號", "居留證", "マイナンバー" };
    private static readonly string[] Passport = { "passport", "reisepass", "passeport", "pasaporte", "passaporte", "passaporto", "paspoort", "护照", "護照", "通行证", "通行證", "パスポート" };
    private static readonly string[] Business = { "order", "invoice", "ticket", "case", "reference", "ref", "tracking", "parcel", "shipment", "serial", "sku", "item", "product", "model", "version", "contract", "policy", "booking", "bestellung", "rechnung", "commande", "facture", "pedido", "factura", "encomenda", "fatura", "ordine", "fattura", "bestelling", "factuur", "订单", "单号", "工单", "运单", "快递", "发票", "编号", "合同", "保单", "型号", "訂單", "單號", "工單", "運單", "發票", "編號", "合約", "保單", "型號", "注文", "$", "€", "£", "¥", "￥", "usd", "eur", "rmb", "nt$" };

    /// <summary>What the nearest word before <paramref name="start"/> on the same line says.</summary>
    public static NumberKind Before(string text, int start)
    {
        var from = Math.Max(0, start - Reach);
        for (var i = start - 1; i >= from; i--)
        {
            if (text[i] == '\n')
                from = i + 1;
        }

        var words = text.Substring(from, start - from);
        var best = NumberKind.Unknown;
        var nearest = -1;
        Nearest(words, Phone, NumberKind.Phone, ref nearest, ref best);
        Nearest(words, Account, NumberKind.Account, ref nearest, ref best);
        Nearest(words, Identity, NumberKind.Identity, ref nearest, ref best);
        Nearest(words, Passport, NumberKind.Passport, ref nearest, ref best);
        Nearest(words, Business, NumberKind.Business, ref nearest, ref best);
        return best;
    }

    private static void Nearest(string words, string[] names, NumberKind kind, ref int nearest, ref NumberKind best)
    {
        foreach (var name in names)
        {
            var at = words.LastIndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || at + name.Length <= nearest || at > 0 && Scan.IsAlphabetic(words[at - 1]) && Scan.IsAlphabetic(name[0]))
                continue;
            nearest = at + name.Length;
            best = kind;
        }
    }
}
