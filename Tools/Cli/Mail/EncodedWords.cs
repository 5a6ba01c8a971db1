using System;
using System.Text;

namespace CrmFeedback.Cli.Mail;

/// <summary>Encoded words of header fields (RFC 2047): <c>=?GB2312?B?…?=</c>.</summary>
public static class EncodedWords
{
    /// <summary>The readable value; what is not well formed stays as it is.</summary>
    public static string Decode(string value)
    {
        var text = new StringBuilder(value.Length);
        var i = 0;
        var lastWasWord = false;
        while (i < value.Length)
        {
            var start = value.IndexOf("=?", i, StringComparison.Ordinal);
            if (start < 0)
                break;
            if (!TryRead(value, start, out var word, out var end))
            {
                text.Append(value, i, start + 2 - i);
                i = start + 2;
                lastWasWord = false;
                continue;
            }

            // Blanks between two encoded words are not part of the text.
            var between = value[i..start];
            if (!lastWasWord || between.Trim().Length > 0)
                text.Append(between);
            text.Append(word);
            i = end;
            lastWasWord = true;
        }

        return text.Append(value, i, value.Length - i).ToString();
    }

    private static bool TryRead(string value, int start, out string word, out int end)
    {
        word = string.Empty;
        end = start;
        var charsetEnd = value.IndexOf('?', start + 2);
        if (charsetEnd < 0 || charsetEnd + 2 >= value.Length || value[charsetEnd + 2] != '?')
            return false;
        var close = value.IndexOf("?=", charsetEnd + 3, StringComparison.Ordinal);
        if (close < 0)
            return false;
        // RFC 2231 may add a language after the charset.
        var charset = value[(start + 2)..charsetEnd].Split('*')[0];
        var content = Encoding.Latin1.GetBytes(value[(charsetEnd + 3)..close]);
        var kind = char.ToUpperInvariant(value[charsetEnd + 1]);
        if (kind is not ('B' or 'Q'))
            return false;
        word = Charsets.Decode(kind == 'B' ? TransferEncoding.Base64(content) : TransferEncoding.QuotedPrintable(content, underscoreIsBlank: true), charset);
        end = close + 2;
        return true;
    }
}
