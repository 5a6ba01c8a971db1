namespace CrmFeedback.Feedback;

/// <summary>How sure it is that a line repeats someone else's words.</summary>
public enum Quoting
{
    /// <summary>The writer's own.</summary>
    None = 0,
    /// <summary>Marked with <c>&gt;</c> or a bare <c>blockquote</c>, which people also use for their own words.</summary>
    Likely = 1,
    /// <summary>Inside the container a mail program writes around a quoted message.</summary>
    Certain = 2,
}

/// <summary>One line of a message.</summary>
public sealed class TextLine
{
    /// <summary>Creates a line.</summary>
    public TextLine(string text, Quoting quoting)
    {
        Text = text;
        Quoting = quoting;
    }

    /// <summary>The words, without quotation marks of mail and without line end.</summary>
    public string Text { get; }

    /// <summary>Whether they are quoted.</summary>
    public Quoting Quoting { get; }

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}
