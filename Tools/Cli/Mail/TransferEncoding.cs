using System;
using System.Collections.Generic;
using System.Text;

namespace CrmFeedback.Cli.Mail;

/// <summary>Content transfer encodings of RFC 2045. Broken input gives what can be read of it.</summary>
public static class TransferEncoding
{
    /// <summary>The bytes that an encoded part stands for.</summary>
    public static byte[] Decode(byte[] content, string? encoding) => (encoding ?? string.Empty).Trim().ToLowerInvariant() switch
    {
        "base64" or "b" => Base64(content),
        "quoted-printable" or "quoted_printable" or "q" => QuotedPrintable(content, underscoreIsBlank: false),
        _ => content,
    };

    /// <summary>Decodes base64, ignoring signs that are none of it.</summary>
    public static byte[] Base64(byte[] content)
    {
        var signs = new StringBuilder(content.Length);
        foreach (var b in content)
        {
            if (b is >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'/')
                signs.Append((char)b);
        }

        // A lone last sign holds no whole byte.
        if (signs.Length % 4 == 1)
            signs.Length--;
        signs.Append('=', (4 - signs.Length % 4) % 4);
        return Convert.FromBase64String(signs.ToString());
    }

    /// <summary>Decodes quoted-printable; in headers an underscore is a blank (RFC 2047, Q).</summary>
    public static byte[] QuotedPrintable(byte[] content, bool underscoreIsBlank)
    {
        var bytes = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            var b = content[i];
            // A soft line break as the very last sign.
            if (b == '=' && i + 1 == content.Length && !underscoreIsBlank)
                break;
            if (b == '=' && LineBreak(content, i + 1) is var skipped && skipped > 0)
                i += skipped;
            else if (b == '=' && i + 2 < content.Length && Hex(content[i + 1]) is var high && Hex(content[i + 2]) is var low && high >= 0 && low >= 0)
            {
                bytes.Add((byte)(high * 16 + low));
                i += 2;
            }
            else
            {
                bytes.Add(underscoreIsBlank && b == '_' ? (byte)' ' : b);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The bytes of a value whose signs may be written %41 (RFC 2231).</summary>
    public static byte[] Percent(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && Hex((byte)value[i + 1]) is var high && Hex((byte)value[i + 2]) is var low && high >= 0 && low >= 0)
            {
                bytes.Add((byte)(high * 16 + low));
                i += 2;
            }
            else
            {
                bytes.Add((byte)value[i]);
            }
        }

        return bytes.ToArray();
    }

    // Blanks that a transport added before the line end count with it.
    private static int LineBreak(byte[] content, int at)
    {
        var i = at;
        while (i < content.Length && (content[i] == ' ' || content[i] == '\t'))
            i++;
        if (i >= content.Length)
            return i - at;
        if (content[i] == '\n')
            return i + 1 - at;
        return content[i] == '\r' && i + 1 < content.Length && content[i + 1] == '\n' ? i + 2 - at : 0;
    }

    private static int Hex(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };
}
