using System;
using System.Collections.Generic;
using System.IO;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Mail;

/// <summary>What a mail file holds of use: subject, headers, and the body that a mail program would show.</summary>
public sealed class MailFile
{
    private MailFile(string subject, string body, MailHeaders headers)
    {
        Subject = subject;
        Body = body;
        Headers = headers;
    }

    /// <summary>Decoded subject.</summary>
    public string Subject { get; }

    /// <summary>HTML if there is any, else plain text; several parts of one kind in order.</summary>
    public string Body { get; }

    /// <summary>All header fields.</summary>
    public MailHeaders Headers { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MailFile Read(string path) => Parse(File.ReadAllBytes(path));

    /// <summary>Reads a file's bytes.</summary>
    public static MailFile Parse(byte[] bytes)
    {
        var mail = MimePart.Parse(bytes);
        return new MailFile(mail["Subject"] ?? string.Empty, BodyOf(mail), new MailHeaders(mail.Fields));
    }

    // The last alternative is the richest that the sender offers (RFC 2046, 5.1.4); of a mixed part all texts are shown.
    private static string BodyOf(MimePart part)
    {
        if (part.IsAttachment)
            return string.Empty;
        if (part.Parts.Count == 0)
            return part.MediaType is "text/html" or "text/plain" ? part.Text : string.Empty;
        if (part.MediaType == "multipart/alternative")
        {
            for (var i = part.Parts.Count - 1; i >= 0; i--)
            {
                if (BodyOf(part.Parts[i]) is { Length: > 0 } body)
                    return body;
            }
        }

        var bodies = new List<string>();
        foreach (var inner in part.Parts)
        {
            if (BodyOf(inner) is { Length: > 0 } body)
                bodies.Add(body);
        }

        return string.Join('\n', bodies);
    }
}
