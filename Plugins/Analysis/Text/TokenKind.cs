namespace CrmFeedback.Analysis.Text;

/// <summary>Kind of a token.</summary>
public enum TokenKind : byte
{
    /// <summary>A word in Latin letters.</summary>
    Word,
    /// <summary>One Chinese character.</summary>
    Han,
    /// <summary>A number.</summary>
    Number,
    /// <summary>An emoji or emoticon.</summary>
    Emoji,
    /// <summary>A punctuation mark, or a run of the same.</summary>
    Punctuation,
    /// <summary>A word of a script that is not read.</summary>
    OtherWord,
    /// <summary>An address: web, mail or handle.</summary>
    Address,
}
