using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CrmFeedback.Cli.Mail;

/// <summary>Parameters of a structured header field: <c>text/plain; charset="gb2312"; name*0*=utf-8''…</c> (RFC 2045, 2231).</summary>
public static class FieldParameters
{
    /// <summary>The value of a parameter; null if the field has none of that name.</summary>
    /// <param name="field">The whole field value; null for none.</param>
    /// <param name="name">The parameter's name.</param>
    public static string? Value(string? field, string name)
    {
        var parts = new SortedDictionary<int, string>();
        foreach (var (key, value) in Read(field ?? string.Empty))
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
            if (!key.StartsWith(name + "*", StringComparison.OrdinalIgnoreCase))
                continue;
            // name*=set'language'words, or pieces name*0, name*1*, …
            var rest = key[(name.Length + 1)..].TrimEnd('*');
            var index = int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            parts[index] = key.EndsWith('*') ? Extended(value) : value;
        }

        return parts.Count == 0 ? null : string.Concat(parts.Values);
    }

    private static IEnumerable<(string Key, string Value)> Read(string field)
    {
        var i = field.IndexOf(';', StringComparison.Ordinal);
        while (i >= 0 && i < field.Length)
        {
            i++;
            var equals = field.IndexOf('=', i);
            if (equals < 0)
                yield break;
            var key = field[i..equals].Trim().TrimStart(';').Trim();
            i = equals + 1;
            while (i < field.Length && field[i] == ' ')
                i++;
            var value = i < field.Length && field[i] == '"' ? Quoted(field, ref i) : Token(field, ref i);
            yield return (key, value);
            i = field.IndexOf(';', Math.Min(i, field.Length));
        }
    }

    private static string Quoted(string field, ref int i)
    {
        var value = new StringBuilder();
        for (i++; i < field.Length && field[i] != '"'; i++)
        {
            if (field[i] == '\\' && i + 1 < field.Length)
                i++;
            value.Append(field[i]);
        }

        return value.ToString();
    }

    private static string Token(string field, ref int i)
    {
        var end = field.IndexOf(';', i);
        var value = (end < 0 ? field[i..] : field[i..end]).Trim();
        i = end < 0 ? field.Length : end;
        return value;
    }

    private static string Extended(string value)
    {
        var quotes = value.Split('\'');
        var words = quotes.Length >= 3 ? string.Join('\'', quotes.Skip(2)) : value;
        return Charsets.Decode(TransferEncoding.Percent(words), quotes.Length >= 3 ? quotes[0] : null);
    }
}
