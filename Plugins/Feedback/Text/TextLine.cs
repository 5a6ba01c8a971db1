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

/// <summary>What the mark-up around a line says about it besides quoting.</summary>
public enum LineRole
{
    /// <summary>Nothing.</summary>
    Text = 0,
    /// <summary>Inside the container a mail program writes around a signature.</summary>
    Signature = 1,
    /// <summary>First line after the mark by which a mail program starts the earlier message, which runs to the end.</summary>
    EarlierMessage = 2,
    /// <summary>First line after a ruled top border, under which Outlook and Foxmail put the earlier message's headers.</summary>
    HeaderHint = 3,
}

/// <summary>One line of a message and where it stands in the body.</summary>
public sealed class TextLine
{
    /// <summary>Creates a line; <paramref name="start"/> and <paramref name="length"/> in UTF-16 code units of the body.</summary>
    public TextLine(string text, Quoting quoting, int start, int length, LineRole role = LineRole.Text)
    {
        Text = text;
        Quoting = quoting;
        Start = start;
        Length = length;
        Role = role;
    }

    /// <summary>The words, a leading <c>&gt;</c> included, without line end.</summary>
    public string Text { get; }

    /// <summary>Whether they are quoted.</summary>
    public Quoting Quoting { get; }

    /// <summary>First code unit in the body.</summary>
    public int Start { get; }

    /// <summary>Code units in the body, mark-up between them included.</summary>
    public int Length { get; }

    /// <summary>What the mark-up says.</summary>
    public LineRole Role { get; }

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The words without leading <c>&gt;</c> signs.</summary>
    public string Unquoted
    {
        get
        {
            var at = 0;
            while (at < Text.Length && (Text[at] == '>' || Text[at] == ' '))
                at++;
            return Text.Substring(at).TrimEnd();
        }
    }

    /// <summary>The same line, quoted otherwise.</summary>
    internal TextLine As(Quoting quoting) => new TextLine(Text, quoting, Start, Length, Role);
}
