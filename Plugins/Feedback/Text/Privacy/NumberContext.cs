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

/// <summary>What the words just before a number say it is. The words of a text are found once, when a number first asks.</summary>
internal sealed class NumberContext
{
    private const int Reach = 28;

    // In the order of NumberKind, from 1.
    private static readonly PhraseSet[] Labels =
    {
        new PhraseSet("phone", "tel", "mobile", "cell", "call me", "call", "reach me", "whatsapp", "fax", "number is", "telefon", "handy", "téléphone", "teléfono", "móvil", "telefone", "telemóvel", "celular", "telefono", "cellulare", "telefoon", "手机", "手機", "电话", "電話", "行動電話", "致电", "致電", "联系方式", "聯絡方式", "微信", "携帯"),
        new PhraseSet("account", "acct", "a/c", "card", "iban", "konto", "kontonummer", "compte", "cuenta", "tarjeta", "conta", "cartão", "carta", "rekening", "账号", "帐号", "账户", "帐户", "卡号", "银行卡", "信用卡", "储蓄卡", "尾号", "帳號", "帳戶", "卡號", "金融卡", "提款卡", "口座"),
        new PhraseSet("ssn", "social security", "id number", "id card", "identity", "national id", "personalausweis", "dni", "nif", "nie", "cpf", "codice fiscale", "bsn", "身份证", "身分證", "身份證", "证件号", "證件號", "居留證", "マイナンバー"),
        new PhraseSet("passport", "reisepass", "passeport", "pasaporte", "passaporte", "passaporto", "paspoort", "护照", "護照", "通行证", "通行證", "パスポート"),
        new PhraseSet("order", "invoice", "ticket", "case", "reference", "ref", "tracking", "parcel", "shipment", "serial", "sku", "item", "product", "model", "version", "contract", "policy", "booking", "bestellung", "rechnung", "commande", "facture", "pedido", "factura", "encomenda", "fatura", "ordine", "fattura", "bestelling", "factuur", "订单", "单号", "工单", "运单", "快递", "发票", "编号", "合同", "保单", "型号", "訂單", "單號", "工單", "運單", "發票", "編號", "合約", "保單", "型號", "注文", "$", "€", "£", "¥", "￥", "usd", "eur", "rmb", "nt$"),
    };

    private readonly string text;
    private byte[]? kinds;
    private byte[]? lengths;

    public NumberContext(string text) => this.text = text;

    /// <summary>What the nearest label before <paramref name="start"/> on the same line says.</summary>
    public NumberKind Before(int start)
    {
        if (kinds == null || lengths == null)
            Find(kinds = new byte[text.Length + 1], lengths = new byte[text.Length + 1]);
        var from = Math.Max(0, start - Reach);
        for (var end = start; end > from; end--)
        {
            if (kinds[end] != 0 && end - lengths[end] >= from && !HasLineEnd(end - lengths[end], start))
                return (NumberKind)kinds[end];
            if (text[end - 1] == '\n')
                break;
        }

        return NumberKind.Unknown;
    }

    private bool HasLineEnd(int from, int to) => text.IndexOf('\n', from, to - from) >= 0;

    private void Find(byte[] kindsByEnd, byte[] lengthsByEnd)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var inWord = at > 0 && Scan.IsAlphabetic(text[at - 1]);
            for (var kind = 1; kind <= Labels.Length; kind++)
            {
                var length = inWord && Scan.IsAlphabetic(text[at]) ? 0 : Labels[kind - 1].LengthAt(text, at, wholeWord: false);
                if (length == 0 || kindsByEnd[at + length] != 0 && kindsByEnd[at + length] <= kind)
                    continue;
                kindsByEnd[at + length] = (byte)kind;
                lengthsByEnd[at + length] = (byte)length;
            }
        }
    }
}
