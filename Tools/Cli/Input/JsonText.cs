using System;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrmFeedback.Cli.Input;

/// <summary>Reads JSON strings that JSON allows and UTF-8 does not: lone surrogates, as cut-off emoji leave them.</summary>
public static class JsonText
{
    /// <summary>The text of a JSON string.</summary>
    public static string Of(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText());
        }
    }

    // The parser has checked the escapes; only their meaning is left.
    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => raw[i] });
            }
        }
        return text.ToString();
    }
}
