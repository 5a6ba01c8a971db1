using System.Text;

namespace CrmFeedback.Feedback.Privacy;

/// <summary>A text being masked, sign for sign, so that offsets stay.</summary>
internal sealed class MaskedText
{
    private const char Sign = '*';
    private readonly StringBuilder masked;

    public MaskedText(string text)
    {
        Original = text;
        masked = new StringBuilder(text);
        Context = new NumberContext(text);
    }

    public string Original { get; }

    /// <summary>What the words before a number say.</summary>
    public NumberContext Context { get; }

    /// <summary>Masks letters and digits of a span; the last <paramref name="left"/> of them stay.</summary>
    public void Mask(int start, int end, int left)
    {
        for (var i = end - 1; i >= start; i--)
        {
            if (!Digits.Is(Original[i]) && !Text.Scan.IsAsciiLetter(Original[i]))
                continue;
            if (left-- > 0)
                continue;
            masked[i] = Sign;
        }
    }

    /// <summary>Masks every sign of a span.</summary>
    public void MaskAll(int start, int end)
    {
        for (var i = start; i < end; i++)
            masked[i] = Sign;
    }

    public override string ToString() => masked.ToString();
}
