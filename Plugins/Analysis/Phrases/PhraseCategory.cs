namespace CrmFeedback.Analysis.Phrases;

/// <summary>What a phrase of the tables is a sign of. The meaning of its value is given for each.</summary>
public enum PhraseCategory : byte
{
    /// <summary>Feeling: −40..40 in tenths.</summary>
    Valence,
    /// <summary>Negation: 1; 2 reaches to the end of its clause; 0 for words that only look like one.</summary>
    Negation,
    /// <summary>Degree: percent the feeling beside it is multiplied with.</summary>
    Degree,
    /// <summary>Contrast: 1 what follows counts more (but), 2 the clause itself counts less (although), 3 a mere reservation follows (只是).</summary>
    Contrast,
    /// <summary>Condition: 1 (unless, would have); 2 what it says is only supposed (if).</summary>
    Condition,
    /// <summary>Wish, advice, expectation: 1; the feeling in it is not felt.</summary>
    Wish,
    /// <summary>Theme: index in <c>ThemeCodes.All</c>; −1 for wording that only looks like one; from 1000 on (index + 1000) a weak word, which counts only in a clause that names no other theme.</summary>
    Theme,
    /// <summary>Emotion: value of <see cref="Emotion"/> × 200 + strength in percent (1..100).</summary>
    Emotion,
    /// <summary>Leaving: 1 an act of leaving, 2 the customer says it in so many words.</summary>
    Leave,
    /// <summary>Regulator, court, press: 1; 2 counts only beside a complaint (a lawyer, the police); 0 for wording that only looks like one.</summary>
    Regulator,
    /// <summary>Urgency: 1 high, 2 urgent.</summary>
    Urgency,
    /// <summary>Request: 1.</summary>
    Request,
    /// <summary>Question word: 1 asks where a question mark or the first place says so; 2 always asks; 0 never.</summary>
    Question,
    /// <summary>Suggestion: 1.</summary>
    Suggestion,
    /// <summary>Recommendation: 1 would recommend, −1 would not.</summary>
    Recommend,
    /// <summary>Weight of a problem: 2 major.</summary>
    Severity,
    /// <summary>The customer names a problem whatever the feeling: 1; 2 complains even in a question, a request or a condition.</summary>
    Problem,
    /// <summary>Word that begins or ends no key phrase: 1.</summary>
    Stop,
    /// <summary>Key phrase in itself: 1.</summary>
    KeyPhrase,
    /// <summary>First person: 1.</summary>
    FirstPerson,
    /// <summary>Sarcasm: 1 the praise beside it is not meant; 2 not meant where trouble is named too.</summary>
    Sarcasm,
    /// <summary>Number of categories.</summary>
    Count,
}
