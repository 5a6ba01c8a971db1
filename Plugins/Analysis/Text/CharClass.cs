namespace CrmFeedback.Analysis.Text;

/// <summary>What a character is for the tokeniser.</summary>
public enum CharClass : byte
{
    /// <summary>A sign without meaning here.</summary>
    Symbol,
    /// <summary>White space or a control character.</summary>
    Space,
    /// <summary>A line break.</summary>
    Newline,
    /// <summary>A letter of the Latin script.</summary>
    Latin,
    /// <summary>An ASCII digit.</summary>
    Digit,
    /// <summary>A Chinese character.</summary>
    Han,
    /// <summary>A letter of another script.</summary>
    OtherLetter,
    /// <summary>A punctuation mark.</summary>
    Punctuation,
    /// <summary>An emoji.</summary>
    Emoji,
    /// <summary>Skipped: combining marks, joiners, variation selectors.</summary>
    Ignored,
}
