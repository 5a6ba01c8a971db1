using System;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Privacy;

/// <summary>Masks the part of mail addresses before the @; the domain tells where a customer works, not who they are.</summary>
internal static class AddressMask
{
    private const int LongestLocalPart = 64;

    public static void Apply(MaskedText target)
    {
        var text = target.Original;
        for (var at = text.IndexOf("@", StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf("@", at + 1, StringComparison.Ordinal))
        {
            if (!IsWord(text[at + 1]))
                continue;
            var start = at;
            while (start > 0 && at - start < LongestLocalPart && (IsWord(text[start - 1]) || "._+-%'".IndexOf(text[start - 1].ToString(), StringComparison.Ordinal) >= 0))
                start--;
            target.MaskAll(start, at);
        }
    }

    private static bool IsWord(char c) => Scan.IsAsciiLetter(c) || Scan.IsDigit(c) || c >= '\u00C0' && c <= '\u024F';
}
