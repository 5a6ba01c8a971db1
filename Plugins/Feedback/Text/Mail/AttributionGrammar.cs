namespace CrmFeedback.Feedback.Mail;

/// <summary>How one language introduces a quotation: "On [date], [sender] wrote:".</summary>
internal sealed class AttributionLanguage
{
    private AttributionLanguage(string[] starts, string[] verbs, string[] proseWords)
    {
        Starts = starts;
        Verbs = verbs;
        ProseWords = proseWords;
    }

    /// <summary>Words an introduction begins with, if it does not begin with a date or a sender.</summary>
    public string[] Starts { get; }

    /// <summary>Verbs of writing, in the form introductions have.</summary>
    public string[] Verbs { get; }

    /// <summary>Words that a mail program does not write here, but a person telling of it does.</summary>
    public string[] ProseWords { get; }

    public static readonly AttributionLanguage[] All =
    {
        // English
        new AttributionLanguage(
            new[] { "On ", "At " },
            new[] { "wrote", "writes" },
            new[] { "i", "he", "she", "they", "we", "you", "it", "your", "my", "our", "his", "her", "their", "who", "that", "which", "nobody", "someone", "somebody", "me", "us", "him", "them", "colleague", "agent" }),
        // German
        new AttributionLanguage(
            new[] { "Am ", "Den " },
            new[] { "schrieb", "geschrieben", "schreibt" },
            new[] { "ich", "er", "sie", "wir", "mir", "uns", "ihr", "ihre", "mein", "meine", "unser", "der", "die", "mich" }),
        // French
        new AttributionLanguage(
            new[] { "Le ", "Em ", "En date du " },
            new[] { "a écrit", "a ecrit", "écrivait", "écrit" },
            new[] { "je", "j'ai", "elle", "nous", "vous", "votre", "mon", "ma", "notre", "m'a" }),
        // Spanish
        new AttributionLanguage(
            new[] { "El ", "Con fecha " },
            new[] { "escribió", "escribio", "ha escrito" },
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
            new[] { "書きました", "からのメール", "のメール", "のメッセージ", "님이 작성", "작성" },
            new[] { "私", "御社", "担当者" }),
        // Scandinavian, Finnish, Polish, Czech, Russian, Turkish, Vietnamese
        new AttributionLanguage(
            new[] { "Den ", "På ", "Dnia ", "W dniu ", "Dne ", "Vào " },
            new[] { "skrev", "kirjoitti", "napisał", "napisała", "napisał(a)", "napsal", "napsal(a)", "пишет", "писал", "написал", "пишет(а)", "писал(а)", "написал(а)", "yazdı", "đã viết" },
            new[] { "jag", "jeg", "minä", "ja", "já", "я", "он", "она", "ben" }),
    };
}
