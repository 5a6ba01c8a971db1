using System;
using System.Collections.Generic;
using System.Text;

namespace CrmFeedback.Cli.Mail;

/// <summary>A part of a mail file: header fields and content, or the parts within (RFC 2045, 2046). Unknown things are content.</summary>
public sealed class MimePart
{
    // Mails nest two or three deep; deeper ones are made to be.
    private const int DeepestPart = 20;

    private readonly byte[] content;

    private MimePart(List<KeyValuePair<string, string>> fields, byte[] content)
    {
        Fields = fields;
        this.content = content;
    }

    /// <summary>Header fields in order, unfolded and decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>The parts of a multipart; empty for a leaf.</summary>
    public IReadOnlyList<MimePart> Parts { get; private init; } = Array.Empty<MimePart>();

    /// <summary>Media type, lower case: <c>text/plain</c> if none is given.</summary>
    public string MediaType => (this["Content-Type"] ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Whether the part is a file beside the message.</summary>
    public bool IsAttachment => (this["Content-Disposition"] ?? string.Empty).TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first field of a name; null if there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var field in Fields)
            {
                if (field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return field.Value;
            }

            return null;
        }
    }

    /// <summary>The text of a leaf.</summary>
    public string Text => Charsets.Decode(TransferEncoding.Decode(content, this["Content-Transfer-Encoding"]), FieldParameters.Value(this["Content-Type"], "charset"));

    /// <summary>Reads a mail file.</summary>
    public static MimePart Parse(byte[] bytes) => Parse(bytes, 0);

    private static MimePart Parse(byte[] bytes, int depth)
    {
        var fields = ReadFields(bytes, out var bodyAt);
        var body = bytes[bodyAt..];
        var leaf = new MimePart(fields, body);
        var boundary = FieldParameters.Value(leaf["Content-Type"], "boundary");
        if (!leaf.MediaType.StartsWith("multipart/", StringComparison.Ordinal) || string.IsNullOrEmpty(boundary) || depth >= DeepestPart)
            return leaf;
        var parts = new List<MimePart>();
        foreach (var (start, end) in Split(body, boundary))
            parts.Add(Parse(body[start..end], depth + 1));
        return parts.Count == 0 ? leaf : new MimePart(fields, body) { Parts = parts };
    }

    private static List<KeyValuePair<string, string>> ReadFields(byte[] bytes, out int bodyAt)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var i = 0;
        while (i < bytes.Length)
        {
            var end = LineEnd(bytes, i, out var next);
            if (end == i)
            {
                i = next;
                break;
            }

            var line = Raw(bytes, i, end);
            if ((line[0] == ' ' || line[0] == '\t') && fields.Count > 0)
                fields[^1] = new(fields[^1].Key, fields[^1].Value + " " + line.Trim());
            else if (IsField(line, out var colon))
                fields.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            else if (!(i == 0 && line.StartsWith("From ", StringComparison.Ordinal)))
                break;
            i = next;
        }

        bodyAt = i;
        for (var n = 0; n < fields.Count; n++)
            fields[n] = new(fields[n].Key, EncodedWords.Decode(fields[n].Value));
        return fields;
    }

    // RFC 5322, 2.2: printable ASCII without blanks before the colon. Anything else is a body that no blank line precedes.
    private static bool IsField(string line, out int colon)
    {
        colon = line.IndexOf(':', StringComparison.Ordinal);
        for (var i = 0; i < colon; i++)
        {
            if (line[i] is <= ' ' or > '~' && !(line[i] == ' ' && line[i..colon].Trim().Length == 0))
                return false;
        }

        return colon > 0;
    }

    // Header bytes above ASCII are UTF-8 (RFC 6532) or a mail program's own set.
    private static string Raw(byte[] bytes, int start, int end) => Charsets.Decode(bytes[start..end], null);

    private static IEnumerable<(int Start, int End)> Split(byte[] body, string boundary)
    {
        var mark = Encoding.Latin1.GetBytes("--" + boundary);
        var start = -1;
        var i = 0;
        while (i < body.Length)
        {
            var end = LineEnd(body, i, out var next);
            if (end - i >= mark.Length && body.AsSpan(i, mark.Length).SequenceEqual(mark))
            {
                if (start >= 0)
                    yield return (start, Math.Max(start, i - LineBreakBefore(body, i)));
                if (end - i >= mark.Length + 2 && body[i + mark.Length] == '-' && body[i + mark.Length + 1] == '-')
                    yield break;
                start = next;
            }

            i = next;
        }

        if (start >= 0 && start < body.Length)
            yield return (start, body.Length);
    }

    private static int LineBreakBefore(byte[] body, int at) => at > 1 && body[at - 1] == '\n' && body[at - 2] == '\r' ? 2 : at > 0 && body[at - 1] == '\n' ? 1 : 0;

    private static int LineEnd(byte[] bytes, int from, out int next)
    {
        var end = Array.IndexOf(bytes, (byte)'\n', from);
        if (end < 0)
        {
            next = bytes.Length;
            return bytes.Length;
        }

        next = end + 1;
        return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }
}
