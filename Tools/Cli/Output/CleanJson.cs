using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CrmFeedback.Cli.Mail;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Output;

/// <summary>Writes what would be scored of a mail, and what was cut and why, as one JSON object.</summary>
public static class CleanJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line: file, subject, text, kept and trimmed spans (UTF-16 code units), the reason why it is not scored or null.</summary>
    public static string Write(string file, MailFile mail, OwnWords words, bool mask)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("subject", SafeText.Clean(mail.Subject));
            json.WriteString("text", mask ? PersonalDataMask.Apply(words.Text) : words.Text);
            json.WriteStartArray("kept");
            foreach (var span in words.Kept)
            {
                json.WriteStartObject();
                json.WriteNumber("start", span.TextStart);
                json.WriteNumber("length", span.TextLength);
                json.WriteNumber("bodyStart", span.BodyStart);
                json.WriteNumber("bodyLength", span.BodyLength);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("trimmed");
            foreach (var span in words.Trimmed)
            {
                json.WriteStartObject();
                json.WriteNumber("start", span.Start);
                json.WriteNumber("length", span.Length);
                json.WriteString("reason", Code(span.Reason.ToString()));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (words.Reason is { } reason)
                json.WriteString("unscorable", Code(reason.ToString()));
            else
                json.WriteNull("unscorable");
            json.WriteBoolean("truncated", words.Truncated);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Code(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
