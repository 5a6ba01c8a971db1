using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Courtesy by which letters end, by language.</summary>
internal static class ClosingPhrases
{
    public static readonly PhraseSet Courtesy = new PhraseSet(
        "best regards", "kind regards", "warm regards", "warmest regards", "kindest regards", "regards", "many regards", "with regards", "with kind regards", "with best regards", "best wishes", "with best wishes", "best", "all the best", "my best", "rgds", "kind rgds", "brgds", "br", "kr",
        "sincerely", "yours sincerely", "sincerely yours", "yours faithfully", "faithfully", "yours truly", "very truly yours", "truly yours", "yours", "yours respectfully", "respectfully", "respectfully yours", "cordially", "cheers", "warmly", "kindly", "best rgds", "take care", "thanks & regards", "thanks and regards", "thanks & best regards", "thanks and best regards", "thanks and kind regards", "thanks & kind regards", "thank you and best regards", "thank you and kind regards", "with warm regards", "best regards and thanks", "regards and thanks", "yours etc", "respectfully submitted", "warm wishes", "talk soon",
        "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichem gruß", "mit freundlichem gruss", "freundliche grüße", "freundliche grüsse", "freundlichen gruß", "viele grüße", "viele grüsse", "beste grüße", "beste grüsse", "liebe grüße", "schöne grüße", "herzliche grüße", "mit besten grüßen", "mfg", "vg", "lg", "gruß", "grüße", "hochachtungsvoll", "schöne grüsse",
        "cordialement", "bien cordialement", "très cordialement", "bien à vous", "salutations", "meilleures salutations", "sincères salutations", "salutations distinguées", "respectueusement", "cdlt", "bonne journée", "amicalement",
        "saludos", "un saludo", "saludos cordiales", "un cordial saludo", "cordialmente", "atentamente", "atte", "muy atentamente", "saludos atentos", "reciba un cordial saludo",
        "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos", "abraços", "saudações", "att", "cordiais saudações",
        "cordiali saluti", "distinti saluti", "saluti", "un saluto", "cordialmente", "tanti saluti", "buona giornata", "a presto",
        "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "groet", "groeten", "hoogachtend", "mvg", "met hartelijke groet",
        "med vänliga hälsningar", "med vänlig hälsning", "vänliga hälsningar", "vänlig hälsning", "bästa hälsningar", "hälsningar", "vänligen", "mvh", "med venlig hilsen", "venlig hilsen", "venlige hilsner", "de bedste hilsner", "mange hilsner", "hilsen", "med vennlig hilsen", "vennlig hilsen", "vennlige hilsener", "beste hilsen",
        "ystävällisin terveisin", "parhain terveisin", "terveisin", "kunnioittavasti",
        "с уважением", "с наилучшими пожеланиями", "всего доброго", "з повагою", "с уважение", "z poważaniem", "z wyrazami szacunku", "pozdrawiam", "serdecznie pozdrawiam", "pozdrowienia", "s pozdravem", "s přátelským pozdravem", "s pozdravom", "s úctou", "lep pozdrav", "lijep pozdrav", "srdačan pozdrav", "s poštovanjem",
        "üdvözlettel", "tisztelettel", "cu stimă", "cu respect", "cu stima", "saygılarımla", "saygılarımızla", "iyi çalışmalar", "iyi günler", "με εκτίμηση", "με φιλικούς χαιρετισμούς", "φιλικά", "trân trọng", "trân trọng kính chào", "kính thư", "thân mến", "hormat saya", "salam", "terima kasih dan salam", "ขอแสดงความนับถือ", "בברכה", "בכבוד רב", "مع تحياتي", "تحياتي", "مع خالص التحيات",
        "此致", "敬礼", "敬禮", "此致敬礼", "此致敬禮", "此致 敬礼", "此致 敬禮", "祝好", "祝好！", "顺颂商祺", "順頌商祺", "顺祝商祺", "順祝商祺", "商祺", "祝商祺", "敬祝商祺", "敬祝 商祺", "顺颂时祺", "順頌時祺", "順頌 商祺", "順頌 時祺", "顺颂 商祺", "顺祝 商祺", "順祝 商祺", "敬上", "謹啟", "谨启", "謹上", "谨上", "敬启", "敬啟", "祝您生活愉快", "祝您工作愉快", "祝工作顺利", "祝工作順利", "祝您工作顺利", "祝您一切顺利", "祝一切順利", "祝 安好", "敬祝 安康", "順祝 安康", "顺祝 安康", "顺致", "順頌", "顺颂", "時祺", "时祺", "敬頌", "敬颂", "順祝", "顺祝", "敬祝", "此致!", "致敬",
        "以上、よろしくお願いいたします", "よろしくお願いいたします", "よろしくお願いします", "宜しくお願い致します", "何卒よろしくお願いいたします", "敬具", "草々", "以上", "以上です");

    public static readonly PhraseSet SignedEnds = new PhraseSet( "敬上", "謹啟", "谨启", "敬启", "敬啟", "謹上", "谨上", "拜上", "鞠躬", "敬具", "드림", "올림", "배상");
}
