using System;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Strings of a request's JSON. Unlike <see cref="JsonElement.GetString"/> it also reads escapes that
/// form half a surrogate pair, as Dataverse's reader does: a customer's text may be cut anywhere.</summary>
public static class JsonText
{
    /// <summary>The string value of an element of kind String.</summary>
    public static string Read(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var raw = element.GetRawText();
            return Unescape(raw.AsSpan(1, raw.Length - 2));
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            switch (raw[i])
            {
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                case 'u':
                    text.Append((char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                default: text.Append(raw[i]); break;
            }
        }
        return text.ToString();
    }
}
