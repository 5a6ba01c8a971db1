using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmFeedback.Tests.EndToEnd;

/// <summary>A mail file as a mail server stores it, read as far as these tests need: headers, the HTML part, quoted-printable and base64.</summary>
internal sealed class EmlFile
{
    private readonly Dictionary<string, string> headers;
    private readonly string body;

    private EmlFile(Dictionary<string, string> headers, string body)
    {
        this.headers = headers;
        this.body = body;
    }

    public string Subject => DecodeWords(headers["Subject"]);

    public string MessageId => headers["Message-ID"];

    /// <summary>The bare address of the From header.</summary>
    public string Sender => Regex.Match(headers["From"], "<([^>]+)>", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    /// <summary>The decoded HTML body.</summary>
    public string Html => Find("text/html")?.Decoded() ?? throw new FormatException("The mail has no HTML part.");

    public static EmlFile Read(string name)
    {
        var path = Path.Combine(PackedOrganization.Workspace.Root, "Tests", "Samples", "Mail", name);
        return Parse(File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static EmlFile Parse(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var unfolded = Regex.Replace(text[..end], "\n[ \t]+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
        var headers = unfolded.Split('\n').Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First()[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new EmlFile(headers, text[(end + 2)..]);
    }

    private EmlFile? Find(string type)
    {
        var contentType = headers.GetValueOrDefault("Content-Type", "text/plain");
        if (contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase))
            return this;
        var boundary = Regex.Match(contentType, "boundary=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        return boundary.Length == 0 ? null : body.Split("--" + boundary).Skip(1).Where(part => !part.StartsWith("--", StringComparison.Ordinal))
            .Select(part => Parse(part.TrimStart('\n')).Find(type)).FirstOrDefault(found => found is not null);
    }

    private string Decoded() => headers.GetValueOrDefault("Content-Transfer-Encoding", "").ToLowerInvariant() switch
    {
        "quoted-printable" => QuotedPrintable(body.Replace("=\n", "", StringComparison.Ordinal)),
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
        _ => body,
    };

    private static string DecodeWords(string text) => Regex.Replace(
        text, @"=\?UTF-8\?([BQ])\?([^?]*)\?=",
        match => match.Groups[1].Value == "B"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[2].Value))
            : QuotedPrintable(match.Groups[2].Value.Replace('_', ' ')),
        RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
