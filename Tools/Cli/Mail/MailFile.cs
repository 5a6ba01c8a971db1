using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Mail;

/// <summary>What a mail file holds of use: subject, headers, and the body that a mail program would show.</summary>
public sealed class MailFile
{
    // A text without any of these is a body on its own.
    private static readonly string[] TellingFields = { "From", "Subject", "Received", "MIME-Version", "Message-ID", "Return-Path", "Date", "Delivered-To", "Content-Type" };

    private MailFile(string subject, string body, MailHeaders headers)
    {
        Subject = subject;
        Body = body;
        Headers = headers;
    }

    /// <summary>Decoded subject; empty for a body on its own.</summary>
    public string Subject { get; }

    /// <summary>HTML if there is any, else plain text; several parts of one kind in order.</summary>
    public string Body { get; }

    /// <summary>All header fields.</summary>
    public MailHeaders Headers { get; }

    /// <summary>Reads a file: a mail (.eml), or a body on its own (.txt, .html, .htm); with any other name, whichever it looks like.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MailFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".eml" => Parse(bytes),
            ".txt" or ".html" or ".htm" => OfBody(bytes),
            _ => Detect(bytes),
        };
    }

    /// <summary>Reads bytes that may be a mail or a body on its own.</summary>
    public static MailFile Detect(byte[] bytes)
    {
        var mail = MimePart.Parse(bytes);
        foreach (var field in mail.Fields)
        {
            if (Array.Exists(TellingFields, name => name.Equals(field.Key, StringComparison.OrdinalIgnoreCase)))
                return Of(mail);
        }

        return OfBody(bytes);
    }

    /// <summary>Reads a mail's bytes.</summary>
    public static MailFile Parse(byte[] bytes) => Of(MimePart.Parse(bytes));

    private static MailFile OfBody(byte[] bytes) => new MailFile(string.Empty, Charsets.Decode(bytes, DeclaredCharset(bytes)), MailHeaders.None);

    private static MailFile Of(MimePart mail) =>
        new MailFile(mail["Subject"] ?? string.Empty, BodyOf(mail), new MailHeaders(mail.Fields) { CalendarMethod = CalendarMethod(mail) });

    // A page saved from a mail program says in its head what it is written in.
    private static string? DeclaredCharset(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 1024));
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || !head.Contains("<meta", StringComparison.OrdinalIgnoreCase))
            return null;
        var name = head[(at + 8)..].TrimStart('"', '\'', ' ');
        var end = name.IndexOfAny(['"', '\'', ' ', '>', ';', '/']);
        return end < 0 ? name : name[..end];
    }

    // The last alternative is the richest that the sender offers (RFC 2046, 5.1.4); of a mixed part all texts are shown.
    private static string BodyOf(MimePart part)
    {
        if (part.IsAttachment)
            return string.Empty;
        if (part.Parts.Count == 0)
            return part.MediaType is "text/html" or "text/plain" or "text" || part.MediaType.StartsWith("multipart/", StringComparison.Ordinal) ? part.Text : string.Empty;
        if (part.MediaType == "multipart/alternative")
        {
            for (var i = part.Parts.Count - 1; i >= 0; i--)
            {
                if (BodyOf(part.Parts[i]) is { } body && !string.IsNullOrWhiteSpace(body))
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

    private static string? CalendarMethod(MimePart part)
    {
        if (part.MediaType == "text/calendar" && !part.IsAttachment)
            return FieldParameters.Value(part["Content-Type"], "method") ?? "PUBLISH";
        foreach (var inner in part.Parts)
        {
            if (CalendarMethod(inner) is { } method)
                return method;
        }

        return null;
    }
}
