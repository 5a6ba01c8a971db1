namespace CrmFeedback.Analysis;

/// <summary>An emotion and how strongly the text shows it.</summary>
public sealed class EmotionStrength
{
    /// <summary>Creates an emotion; <paramref name="strengthUnits"/> in 1/10000, 0..10000.</summary>
    public EmotionStrength(Emotion emotion, int strengthUnits)
    {
        Emotion = emotion;
        StrengthUnits = strengthUnits;
    }

    /// <summary>The emotion.</summary>
    public Emotion Emotion { get; }

    /// <summary>0..10000.</summary>
    public int StrengthUnits { get; }

    /// <summary>0..1.</summary>
    public decimal Strength => StrengthUnits / 10000m;
}

/// <summary>A theme the text speaks of, and how.</summary>
public sealed class ThemeMention
{
    /// <summary>Creates a mention; score −10000..10000 and confidence 0..10000 in 1/10000.</summary>
    public ThemeMention(string code, Polarity polarity, int scoreUnits, int confidenceUnits, int start, int length)
    {
        Code = code;
        Polarity = polarity;
        ScoreUnits = scoreUnits;
        ConfidenceUnits = confidenceUnits;
        Start = start;
        Length = length;
    }

    /// <summary>Theme code: one of the fifteen shipped ones or an admin's own.</summary>
    public string Code { get; }

    /// <summary>Direction, decided on the clauses that name the theme.</summary>
    public Polarity Polarity { get; }

    /// <summary>−10000..10000.</summary>
    public int ScoreUnits { get; }

    /// <summary>−1..1.</summary>
    public decimal Score => ScoreUnits / 10000m;

    /// <summary>0..10000.</summary>
    public int ConfidenceUnits { get; }

    /// <summary>0..1.</summary>
    public decimal Confidence => ConfidenceUnits / 10000m;

    /// <summary>First UTF-16 code unit of the phrase it rests on, in the original text.</summary>
    public int Start { get; }

    /// <summary>UTF-16 code units of that phrase, at least 1.</summary>
    public int Length { get; }
}

/// <summary>A phrase as a person would quote it.</summary>
public sealed class KeyPhrase
{
    /// <summary>Creates a phrase.</summary>
    public KeyPhrase(int start, int length, string text)
    {
        Start = start;
        Length = length;
        Text = text;
    }

    /// <summary>First UTF-16 code unit of the original text.</summary>
    public int Start { get; }

    /// <summary>UTF-16 code units of the original text.</summary>
    public int Length { get; }

    /// <summary>The words.</summary>
    public string Text { get; }
}

/// <summary>A part of the text that was not scored.</summary>
public sealed class TrimmedSpan
{
    /// <summary>Creates a span.</summary>
    public TrimmedSpan(int start, int length, TrimReason reason)
    {
        Start = start;
        Length = length;
        Reason = reason;
    }

    /// <summary>First UTF-16 code unit.</summary>
    public int Start { get; }

    /// <summary>UTF-16 code units.</summary>
    public int Length { get; }

    /// <summary>Why it was left out.</summary>
    public TrimReason Reason { get; }
}
