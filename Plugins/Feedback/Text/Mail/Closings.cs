using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Courtesy by which letters end. A closing that carries feeling ("Very disappointed,") is none of these and stays.</summary>
internal static class Closings
{
    private const int LongestClosing = 60;

    private static readonly string[] Courtesy =
    {
        "best regards", "kind regards", "warm regards", "warmest regards", "kindest regards", "regards", "many regards", "with regards", "with kind regards", "with best regards", "best wishes", "with best wishes", "best", "all the best", "my best", "rgds", "kind rgds", "brgds", "br", "kr",
        "sincerely", "yours sincerely", "sincerely yours", "yours faithfully", "faithfully", "yours truly", "very truly yours", "truly yours", "yours", "yours respectfully", "respectfully", "respectfully yours", "cordially", "cheers", "warmly", "kindly", "best rgds", "take care",
        "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichem gruß", "mit freundlichem gruss", "freundliche grüße", "freundliche grüsse", "freundlichen gruß", "viele grüße", "viele grüsse", "beste grüße", "beste grüsse", "liebe grüße", "schöne grüße", "herzliche grüße", "mit besten grüßen", "mfg", "vg", "lg", "gruß", "grüße", "hochachtungsvoll", "schöne grüsse",
        "cordialement", "bien cordialement", "très cordialement", "bien à vous", "salutations", "meilleures salutations", "sincères salutations", "salutations distinguées", "respectueusement", "cdlt", "bonne journée", "amicalement",
        "saludos", "un saludo", "saludos cordiales", "un cordial saludo", "cordialmente", "atentamente", "atte", "muy atentamente", "saludos atentos", "reciba un cordial saludo",
        "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos", "abraços", "saudações", "att", "cordiais saudações",
        "cordiali saluti", "distinti saluti", "saluti", "un saluto", "cordialmente", "tanti saluti", "buona giornata", "a presto",
        "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "groet", "groeten", "hoogachtend", "mvg", "met hartelijke groet",
        "med vänliga hälsningar", "vänliga hälsningar", "mvh", "med venlig hilsen", "med vennlig hilsen", "ystävällisin terveisin", "с уважением", "z poważaniem", "pozdrawiam", "s pozdravem", "saygılarımla",
        "此致", "敬礼", "敬禮", "此致敬礼", "此致敬禮", "此致 敬礼", "此致 敬禮", "祝好", "祝好！", "顺颂商祺", "順頌商祺", "顺祝商祺", "順祝商祺", "商祺", "祝商祺", "敬祝商祺", "敬祝 商祺", "顺颂时祺", "順頌時祺", "順頌 商祺", "順頌 時祺", "顺颂 商祺", "顺祝 商祺", "順祝 商祺", "敬上", "謹啟", "谨启", "謹上", "谨上", "敬启", "敬啟", "祝您生活愉快", "祝您工作愉快", "祝工作顺利", "祝工作順利", "祝您工作顺利", "祝您一切顺利", "祝一切順利", "祝 安好", "敬祝 安康", "順祝 安康", "顺祝 安康", "顺致", "此致!", "致敬",
        "以上、よろしくお願いいたします", "よろしくお願いいたします", "よろしくお願いします", "宜しくお願い致します", "何卒よろしくお願いいたします", "敬具", "草々", "以上", "以上です",
    };

    private static readonly string[] SignedEnds = { "敬上", "謹啟", "谨启", "敬启", "敬啟", "謹上", "谨上", "拜上", "鞠躬", "敬具" };

    /// <summary>Whether a whole line is a courtesy closing.</summary>
    public static bool Is(string line)
    {
        var bare = line.Trim().Trim(',', '.', '!', '，', '。', '！', ' ', '、', '*', '_', '~', ';', '\u00A0', '\u3000', '-');
        return bare.Length > 0 && bare.Length < LongestClosing && (Scan.EqualsAny(bare, Courtesy) || IsFrenchFormula(bare));
    }

    /// <summary>"王小明 敬上": a name with its courtesy.</summary>
    public static bool IsSigned(string line)
    {
        var text = line.Trim().TrimEnd('。', '.', ' ');
        return text.Length >= 2 && text.Length <= 16 && Scan.EndsWithAny(text, SignedEnds) && text.IndexOf("，", System.StringComparison.Ordinal) < 0;
    }

    /// <summary>A line that closes by its form, whatever it says: few words and a comma at the end.</summary>
    public static bool HasForm(string line)
    {
        var text = line.Trim();
        return text.Length > 1 && text.Length < LongestClosing && (text[text.Length - 1] == ',' || text[text.Length - 1] == '，') && Scan.Words(text) <= 6;
    }

    private static bool IsFrenchFormula(string bare) => Scan.StartsWith(bare, "veuillez agréer") || Scan.StartsWith(bare, "je vous prie d'agréer");
}
