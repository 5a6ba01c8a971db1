using System.Globalization;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>Writes JSON strings (RFC 8259).</summary>
internal static class JsonText
{
    public static void AppendString(StringBuilder json, string value)
    {
        json.Append('"');
        foreach (var c in value)
        {
            if (c == '"' || c == '\\')
                json.Append('\\').Append(c);
            else if (c < ' ')
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        json.Append('"');
    }

    public static StringBuilder AppendNumber(this StringBuilder json, int value) => json.Append(value.ToString(CultureInfo.InvariantCulture));
}
