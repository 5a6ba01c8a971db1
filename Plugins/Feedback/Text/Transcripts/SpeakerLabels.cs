using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Transcripts;

/// <summary>Who speaks a turn.</summary>
internal enum Speaker
{
    Unknown = 0,
    Customer = 1,
    Organisation = 2,
}

/// <summary>Names by which chat systems label turns.</summary>
internal static class SpeakerLabels
{
    private static readonly PhraseSet Organisations = new PhraseSet(
        "agent", "support", "support agent", "customer support", "customer service", "customer care", "service agent", "live agent", "operator", "representative", "rep", "advisor", "adviser", "assistant", "virtual assistant", "bot", "chatbot", "chat bot", "system", "csr", "staff", "employee", "moderator", "help desk", "helpdesk", "service desk", "team", "auto", "automated message", "consultant", "banker", "technician",
        "mitarbeiter", "mitarbeiterin", "kundendienst", "kundenservice", "kundenbetreuer", "kundenbetreuerin", "kundenberater", "kundenberaterin", "berater", "beraterin", "service client", "conseiller clientèle", "atención al cliente", "agente de soporte", "soporte", "suporte", "assistenza", "klantenservice", "klantadviseur", "adviseur", "kundtjänst", "kundeservice", "asiakaspalvelu", "konsultant", "оператор", "поддержка", "operátor", "temsilci", "müşteri temsilcisi", "상담원", "고객센터", "tư vấn viên", "conseiller", "conseillère", "agente", "asesor", "asesora", "atendente", "operatore", "operatrice", "medewerker",
        "客服", "客服人员", "客服代表", "客服专员", "在线客服", "人工客服", "智能客服", "坐席", "座席", "机器人", "系统", "系统消息", "系统提示", "助手", "小助手", "智能助手", "店家", "卖家", "商家", "工作人员", "顾问", "客户经理", "接线员", "话务员",
        "客服人員", "客服專員", "線上客服", "真人客服", "智能客服", "機器人", "系統", "系統訊息", "系統提示", "專員", "賣家", "工作人員", "顧問", "客戶經理", "小幫手", "オペレーター", "担当者", "担当", "ボット", "サポート");

    private static readonly PhraseSet Customers = new PhraseSet(
        "customer", "client", "visitor", "user", "guest", "me", "you", "caller", "member", "buyer", "end user", "requester", "shopper", "patient", "passenger", "subscriber",
        "kunde", "kundin", "kund", "asiakas", "klient", "клиент", "zákazník", "müşteri", "고객", "khách hàng", "besucherin", "usuario", "usuário", "bezoekster", "besucher", "cliente", "client ", "visiteur", "visitante", "utente", "klant", "bezoeker",
        "客户", "用户", "顾客", "访客", "我", "买家", "会员", "来电人", "来电客户", "乘客", "客人", "用戶", "客戶", "顧客", "訪客", "買家", "會員", "來電者", "お客様", "ユーザー");

    /// <summary>Who a label names: the label itself, or a part of it in brackets or after a dash ("Ann (Agent)", "客服-小王", "客服小王").</summary>
    public static Speaker Of(string label)
    {
        var bare = label.Trim().Trim('*', '[', ']', '【', '】', '<', '>', '#', ' ');
        if (Organisations.Is(bare))
            return Speaker.Organisation;
        if (Customers.Is(bare))
            return Speaker.Customer;
        foreach (var part in bare.Split('(', ')', '（', '）', '-', '|', '/', '_', ' ', '·', '—', '–', '#'))
        {
            var word = part.Trim().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            if (word.Length > 1 && Organisations.Is(word))
                return Speaker.Organisation;
            if (word.Length > 1 && Customers.Is(word))
                return Speaker.Customer;
        }

        return bare.StartsWith("客服", System.StringComparison.Ordinal) || bare.EndsWith("客服", System.StringComparison.Ordinal) ? Speaker.Organisation : Speaker.Unknown;
    }
}
