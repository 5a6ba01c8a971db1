using System.Collections.Generic;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>A part of the body that was kept, and where it stands in the kept text.</summary>
public sealed class KeptSpan
{
    /// <summary>Creates a span; all four in UTF-16 code units.</summary>
    public KeptSpan(int textStart, int textLength, int bodyStart, int bodyLength)
    {
        TextStart = textStart;
        TextLength = textLength;
        BodyStart = bodyStart;
        BodyLength = bodyLength;
    }

    /// <summary>First code unit in the kept text.</summary>
    public int TextStart { get; }

    /// <summary>Code units of the kept text.</summary>
    public int TextLength { get; }

    /// <summary>First code unit in the body.</summary>
    public int BodyStart { get; }

    /// <summary>Code units of the body, mark-up included.</summary>
    public int BodyLength { get; }
}

/// <summary>The writer's own words of one body: what was kept, what was cut and why.</summary>
public sealed class OwnText
{
    /// <summary>Creates a result.</summary>
    public OwnText(string text, string withFooters, IReadOnlyList<KeptSpan> kept, IReadOnlyList<TrimmedSpan> trimmed, bool isForward)
    {
        WithFooters = withFooters;
        Text = text;
        Kept = kept;
        Trimmed = trimmed;
        IsForward = isForward;
    }

    /// <summary>The words, lines joined by line feeds; empty when nothing is the writer's own.</summary>
    public string Text { get; }

    /// <summary>The words with the footers that were cut from them, but without quotations: what tells a mailing.</summary>
    public string WithFooters { get; }

    /// <summary>The kept lines in order.</summary>
    public IReadOnlyList<KeptSpan> Kept { get; }

    /// <summary>What was cut, in places of the body, ordered.</summary>
    public IReadOnlyList<TrimmedSpan> Trimmed { get; }

    /// <summary>Whether the text is that of a forwarded message to which nothing was added.</summary>
    public bool IsForward { get; }
}
