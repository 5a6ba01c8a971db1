using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback.Mail;

namespace CrmFeedback.Feedback;

/// <summary>A body as lines, whatever it is written in.</summary>
public sealed class MessageBody
{
    /// <summary>Characters of a body that are looked at; a mail may hold a gigabyte.</summary>
    public const int MostCharactersRead = 1_048_576;

    private MessageBody(IReadOnlyList<TextLine> lines, bool truncated)
    {
        Lines = lines;
        Truncated = truncated;
    }

    /// <summary>The lines; their places are those of the body given.</summary>
    public IReadOnlyList<TextLine> Lines { get; }

    /// <summary>Whether the end was not read.</summary>
    public bool Truncated { get; }

    /// <summary>Whether there is anything to read.</summary>
    public bool HasWords
    {
        get
        {
            foreach (var line in Lines)
            {
                if (!line.IsBlank)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Reads HTML or plain text, told by its mark-up.</summary>
    public static MessageBody Read(string? body)
    {
        var cut = SafeText.Cut(body ?? string.Empty, MostCharactersRead);
        var clean = SafeText.Clean(cut);
        var lines = HtmlText.LooksLikeHtml(clean) ? HtmlText.Lines(clean) : PlainText.Lines(clean);
        return new MessageBody(lines, cut.Length < (body?.Length ?? 0));
    }

    /// <summary>All of it as the writer's own.</summary>
    public OwnText Whole() => OwnTextBuilder.Build(Lines, new Cuts(Lines), false);
}
