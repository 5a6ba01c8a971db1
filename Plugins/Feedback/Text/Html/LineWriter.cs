using System.Collections.Generic;
using System.Text;

namespace CrmFeedback.Feedback.Html;

/// <summary>Gathers characters into lines and remembers where in the body each line stands.</summary>
internal sealed class LineWriter
{
    private readonly List<TextLine> lines = new List<TextLine>();
    private readonly List<int> wrappers = new List<int>();
    private readonly StringBuilder line = new StringBuilder();
    private Inherited state;
    private string prefix = string.Empty;
    private LineRole role;
    private int start;
    private int end;

    public IReadOnlyList<TextLine> Lines => lines;

    /// <summary>Number of the Gmail wrapper around each line.</summary>
    public IReadOnlyList<int> Wrappers => wrappers;

    public bool IsEmpty => line.Length == 0;

    /// <summary>The next line with words carries this role.</summary>
    public void Announce(LineRole next)
    {
        if (role != LineRole.EarlierMessage)
            role = next;
    }

    /// <summary>The next words begin with a list sign.</summary>
    public void AnnounceItem(string sign) => prefix = sign;

    /// <summary>Adds a code point that takes <paramref name="length"/> characters of the body at <paramref name="at"/>.</summary>
    public void Add(int point, int at, int length, Inherited context)
    {
        var blank = IsBlank(point);
        if (blank && !context.IsPreformatted && (line.Length == 0 || line[line.Length - 1] == ' '))
            return;
        if (line.Length > 0 && !context.ReadsOnWith(state))
            EndLine();
        if (line.Length == 0)
        {
            if (blank && !context.IsPreformatted)
                return;
            start = at;
            state = context;
            if (!blank)
            {
                line.Append(prefix);
                prefix = string.Empty;
            }
        }

        end = at + length;
        if (blank)
            line.Append(' ');
        else
            HtmlEntities.Append(line, point);
    }

    /// <summary>Ends the line; with <paramref name="keepBlank"/> an empty one is kept, but never two in a row.</summary>
    public void EndLine(bool keepBlank = false)
    {
        var text = line.ToString().TrimEnd();
        line.Clear();
        if (text.Length > 0)
        {
            var quoting = state.Quoting == Quoting.None && PlainText.IsMarked(text) ? Quoting.Likely : state.Quoting;
            lines.Add(new TextLine(text, quoting, start, end - start, role == LineRole.Text && state.IsSignature ? LineRole.Signature : role));
            wrappers.Add(state.Wrapper);
            role = LineRole.Text;
        }
        else if (keepBlank)
        {
            AddBlank();
        }
    }

    /// <summary>A blank line between blocks.</summary>
    public void AddBlank()
    {
        if (lines.Count == 0 || lines[lines.Count - 1].IsBlank)
            return;
        var last = lines[lines.Count - 1];
        lines.Add(new TextLine(string.Empty, last.Quoting, last.Start + last.Length, 0));
        wrappers.Add(wrappers[wrappers.Count - 1]);
    }

    // Own list: char.IsWhiteSpace is the same everywhere, but leaves the signs without width that mailings are padded with.
    private static bool IsBlank(int point) =>
        point == ' ' || point == '\t' || point == '\n' || point == '\r' || point == '\f' || point == 0xA0 || point >= 0x2000 && point <= 0x200A || point == 0x202F || point == 0x3000;
}
