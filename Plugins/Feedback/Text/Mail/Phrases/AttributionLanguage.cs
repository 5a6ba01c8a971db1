using System.Collections.Generic;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>How one language introduces a quotation: "On [date], [sender] wrote:".</summary>
internal sealed class AttributionLanguage
{
    private readonly string[] verbs;
    private readonly string[] proseWords;

    private AttributionLanguage(string[] starts, string[] verbs, string[] proseWords)
    {
        Starts = starts;
        Verbs = new PhraseSet(verbs);
        ProseWords = new PhraseSet(proseWords);
        this.verbs = verbs;
        this.proseWords = proseWords;
    }

    /// <summary>Words an introduction begins with, if it does not begin with a date or a sender.</summary>
    public string[] Starts { get; }

    /// <summary>Verbs of writing, in the form introductions have.</summary>
    public PhraseSet Verbs { get; }

    /// <summary>Words that a mail program does not write here, but a person telling of it does.</summary>
    public PhraseSet ProseWords { get; }

    public static readonly AttributionLanguage[] All =
    {
        // English
        new AttributionLanguage(
            new[] { "On ", "At ", "Quoting ", "In a message dated ", "In message " },
            new[] { "wrote", "writes" },
            new[] { "i", "he", "she", "they", "we", "you", "it", "your", "my", "our", "his", "her", "their", "who", "that", "which", "nobody", "someone", "somebody", "me", "us", "him", "them", "colleague", "agent" }),
        // German
        new AttributionLanguage(
            new[] { "Am ", "Den ", "Zitat von " },
            new[] { "schrieb", "geschrieben", "schreibt" },
            new[] { "ich", "er", "sie", "wir", "mir", "uns", "ihr", "ihre", "mein", "meine", "unser", "der", "die", "mich" }),
        // French
        new AttributionLanguage(
            new[] { "Le ", "En date du " },
            new[] { "a écrit", "a ecrit", "écrivait", "écrit" },
            new[] { "je", "j'ai", "elle", "nous", "vous", "votre", "mon", "ma", "notre", "m'a" }),
        // Spanish
        new AttributionLanguage(
            new[] { "El ", "Con fecha ", "En " },
            new[] { "escribió", "escribio", "ha escrito", "va escriure" },
            new[] { "yo", "él", "ella", "usted", "ustedes", "me", "nos", "su", "mi", "nuestro" }),
        // Portuguese
        new AttributionLanguage(
            new[] { "Em ", "A ", "No dia ", "Aos ", "Às " },
            new[] { "escreveu", "escreveram" },
            new[] { "eu", "ele", "ela", "você", "nós", "me", "meu", "minha", "seu", "sua" }),
        // Italian
        new AttributionLanguage(
            new[] { "Il ", "In data ", "Il giorno ", "Alle " },
            new[] { "ha scritto", "scrive", "scriveva" },
            new[] { "io", "lui", "lei", "noi", "voi", "mi", "mio", "mia", "vostro", "suo" }),
        // Dutch
        new AttributionLanguage(
            new[] { "Op " },
            new[] { "schreef", "geschreven", "heeft het volgende geschreven" },
            new[] { "ik", "hij", "zij", "wij", "we", "u", "uw", "mijn", "ons", "mij", "jullie" }),
        // Chinese
        new AttributionLanguage(
            new[] { "在", "于", "於", "At " },
            new[] { "写道", "寫道", "撰写", "撰寫", "写到", "来信", "來信" },
            new[] { "我", "你们", "你們", "他", "她", "您" }),
        // Japanese and Korean
        new AttributionLanguage(
            System.Array.Empty<string>(),
            new[] { "書きました", "からのメール", "のメール", "のメッセージ", "님이 작성", "님이 쓴 글", "작성" },
            new[] { "私", "御社", "担当者" }),
        // Swedish, Danish, Norwegian, Finnish
        new AttributionLanguage(
            new[] { "Den ", "På ", "Op " },
            new[] { "skrev", "skrev følgende", "kirjoitti" },
            new[] { "jag", "jeg", "vi", "han", "hon", "hun", "de", "minä", "hän" }),
        // Polish, Czech, Slovak, Hungarian, Romanian, Croatian
        new AttributionLanguage(
            new[] { "Dnia ", "W dniu ", "Dne ", "Dňa ", "În ", "Pe ", "La ", "Dana ", "Wiadomość napisana przez " },
            new[] { "pisze", "napisał", "napisała", "napisał(a)", "napsal", "napsala", "napsal(a)", "napísal", "napísal(a)", "ezt írta", "írta", "a scris", "je napisao", "je napisala", "napisao je", "napisao/la je", "piše", "je napisal", "je napisala" },
            new[] { "ja", "pan", "pani", "já", "mi", "on", "ona", "én", "eu" }),
        // Russian, Ukrainian, Bulgarian
        new AttributionLanguage(
            new[] { "На ", "В " },
            new[] { "пишет", "писал", "писала", "написал", "написала", "пишет(а)", "писал(а)", "написал(а)", "пише", "написав", "написа" },
            new[] { "я", "он", "она", "вы", "мне", "ваш", "мы" }),
        // Turkish, Greek, Vietnamese, Thai, Indonesian, Hebrew, Arabic
        new AttributionLanguage(
            new[] { "Στις ", "Vào ", "Lúc ", "ในวันที่ ", "เมื่อ ", "Pada ", "בתאריך ", "‏בתאריך ", "ב-", "في " },
            new[] { "yazdı", "şunu yazdı", "şunları yazdı", "έγραψε", "đã viết", "viết", "เขียนว่า", "เขียน", "menulis", "כתב", "כתבה", "כתב/ה", "كتب", "كتبت", "تمت كتابة ما يلي بواسطة" },
            new[] { "ben", "siz", "tôi", "saya", "אני", "أنا" }),
    };

    /// <summary>The verbs of all languages.</summary>
    public static readonly PhraseSet AllVerbs = Union(l => l.verbs);

    /// <summary>The words of all languages that a person uses and a mail program does not.</summary>
    public static readonly PhraseSet AllProseWords = Union(l => l.proseWords);

    private static PhraseSet Union(System.Func<AttributionLanguage, string[]> words)
    {
        var all = new List<string>();
        foreach (var language in All)
            all.AddRange(words(language));
        return new PhraseSet(all.ToArray());
    }
}
