using System.Collections.Generic;

namespace CrmFeedback.Feedback.Html;

/// <summary>What an element hands down to the text within it.</summary>
internal readonly struct Inherited
{
    public Quoting Quoting { get; init; }

    /// <summary>Number of the Gmail wrapper around the text, 0 for none.</summary>
    public int Wrapper { get; init; }

    public bool IsSignature { get; init; }

    public bool IsHidden { get; init; }

    public bool HasNoSize { get; init; }

    public bool IsPreformatted { get; init; }

    /// <summary>Whether text of the two belongs on one line.</summary>
    public bool ReadsOnWith(Inherited other) => Quoting == other.Quoting && Wrapper == other.Wrapper && IsSignature == other.IsSignature;
}

/// <summary>The open elements. End tags that close nothing are ignored, unclosed elements end with their parent.</summary>
internal sealed class ElementStack
{
    // An end tag looks this far for its element: more would be quadratic for mails made to be so.
    private const int Reach = 200;

    private readonly List<Frame> frames = new List<Frame>();

    public Inherited Current => frames.Count == 0 ? default : frames[frames.Count - 1].State;

    public void Open(string name, Inherited state) => frames.Add(new Frame(name, state));

    public void Close(string name)
    {
        var lowest = frames.Count > Reach ? frames.Count - Reach : 0;
        for (var i = frames.Count - 1; i >= lowest; i--)
        {
            if (frames[i].Name == name)
            {
                frames.RemoveRange(i, frames.Count - i);
                return;
            }

            if (HtmlElements.IsScope(frames[i].Name) && !HtmlElements.IsTablePart(name))
                return;
        }
    }

    private readonly struct Frame
    {
        public Frame(string name, Inherited state)
        {
            Name = name;
            State = state;
        }

        public string Name { get; }

        public Inherited State { get; }
    }
}
