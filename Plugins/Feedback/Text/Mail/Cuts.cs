using System.Collections.Generic;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Which lines of a message are left out, and why.</summary>
internal sealed class Cuts
{
    private readonly TrimReason?[] reasons;
    private readonly IReadOnlyList<TextLine> lines;

    public Cuts(IReadOnlyList<TextLine> lines)
    {
        this.lines = lines;
        reasons = new TrimReason?[lines.Count];
    }

    public TrimReason? this[int line] => reasons[line];

    /// <summary>Whether a line has words and is kept.</summary>
    public bool IsOwn(int line) => reasons[line] == null && !lines[line].IsBlank;

    public void Cut(int line, TrimReason reason) => reasons[line] = reason;

    public void Keep(int line) => reasons[line] = null;

    public void CutFrom(int line, int end, TrimReason reason)
    {
        for (var i = line; i < end; i++)
            reasons[i] = reason;
    }

    /// <summary>Whether any kept line has letters.</summary>
    public bool HasWords()
    {
        for (var i = 0; i < reasons.Length; i++)
        {
            if (IsOwn(i) && HasSigns(lines[i].Text))
                return true;
        }

        return false;
    }

    /// <summary>Whether a line above one has words and is kept.</summary>
    public bool HasOwnBefore(int line)
    {
        for (var i = line - 1; i >= 0; i--)
        {
            if (IsOwn(i))
                return true;
        }

        return false;
    }

    public bool Has(TrimReason reason)
    {
        foreach (var r in reasons)
        {
            if (r == reason)
                return true;
        }

        return false;
    }

    // A number or an emoji is an answer too; lines of dashes and dots are not.
    private static bool HasSigns(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c >= '\u2600' && c <= '\u27BF' || c == '!' || c == '?' || c == '！' || c == '？')
                return true;
        }

        return false;
    }
}
