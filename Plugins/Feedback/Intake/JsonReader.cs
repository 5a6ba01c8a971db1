using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>
/// Reads JSON strictly (RFC 8259) and says where it breaks. The framework's JsonReaderWriterFactory reads
/// <c>[1 2]</c> as 12 and <c>NaN</c> as a number, names no place, and faults on a lone surrogate; the sandbox has no
/// other reader. A lone surrogate is kept: whoever stores the text cleans it.
/// </summary>
public sealed class JsonReader
{
    // Rows are flat; deeper input is refused before it can exhaust the stack.
    private const int MostLevels = 16;

    private readonly string text;
    private int at;

    private JsonReader(string text) => this.text = text;

    /// <summary>The value a text holds.</summary>
    /// <exception cref="JsonFormatException">The text is not one JSON value.</exception>
    public static JsonValue Read(string text)
    {
        var reader = new JsonReader(text);
        if (text.Length > 0 && text[0] == '\uFEFF')
            reader.at = 1;
        var value = reader.Value(0);
        reader.SkipSpace();
        return reader.at == text.Length ? value : throw reader.Unexpected("the end");
    }

    private JsonValue Value(int level)
    {
        SkipSpace();
        if (level > MostLevels)
            throw Error("lists and objects lie deeper than " + MostLevels.ToString(CultureInfo.InvariantCulture) + " levels");
        switch (Peek())
        {
            case '{': return Map(level);
            case '[': return List(level);
            case '"': return new JsonValue(JsonKind.Text, Text());
            case 't': return Literal("true", JsonKind.Boolean);
            case 'f': return Literal("false", JsonKind.Boolean);
            case 'n': return Literal("null", JsonKind.Null);
            default: return Number();
        }
    }

    private JsonValue List(int level)
    {
        var items = new List<JsonValue>();
        at++;
        SkipSpace();
        if (Peek() == ']')
        {
            at++;
            return new JsonValue(JsonKind.List, string.Empty, items);
        }

        while (true)
        {
            items.Add(Value(level + 1));
            if (EndsAfterItem(']'))
                return new JsonValue(JsonKind.List, string.Empty, items);
        }
    }

    private JsonValue Map(int level)
    {
        var members = new List<KeyValuePair<string, JsonValue>>();
        at++;
        SkipSpace();
        if (Peek() == '}')
        {
            at++;
            return new JsonValue(JsonKind.Map, string.Empty, null, members);
        }

        while (true)
        {
            SkipSpace();
            if (Peek() != '"')
                throw Unexpected("a name in double quotes");
            var name = Text();
            SkipSpace();
            Expect(':');
            members.Add(new KeyValuePair<string, JsonValue>(name, Value(level + 1)));
            if (EndsAfterItem('}'))
                return new JsonValue(JsonKind.Map, string.Empty, null, members);
        }
    }

    private bool EndsAfterItem(char end)
    {
        SkipSpace();
        if (Peek() == end)
        {
            at++;
            return true;
        }

        if (Peek() != ',')
            throw Unexpected("',' or '" + end + "'");
        at++;
        return false;
    }

    private JsonValue Literal(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
            throw Unexpected("a value");
        at += word.Length;
        return new JsonValue(kind, word);
    }

    private JsonValue Number()
    {
        var start = at;
        if (Peek() == '-')
            at++;
        if (Peek() == '0')
            at++;
        else if (!Digits())
            throw Unexpected("a value");
        if (Peek() == '.')
        {
            at++;
            if (!Digits())
                throw Unexpected("a digit");
        }

        if (Peek() == 'e' || Peek() == 'E')
        {
            at++;
            if (Peek() == '+' || Peek() == '-')
                at++;
            if (!Digits())
                throw Unexpected("a digit");
        }

        return new JsonValue(JsonKind.Number, text.Substring(start, at - start));
    }

    private bool Digits()
    {
        var start = at;
        while (Peek() >= '0' && Peek() <= '9')
            at++;
        return at > start;
    }

    private string Text()
    {
        var value = new StringBuilder();
        at++;
        while (true)
        {
            if (at == text.Length)
                throw Unexpected("the '\"' that ends a text");
            var c = text[at];
            if (c < ' ')
                throw Error("a text holds a raw control character (U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture) + "); write it as an escape");
            at++;
            if (c == '"')
                return value.ToString();
            value.Append(c == '\\' ? Escape() : c);
        }
    }

    private char Escape()
    {
        var c = Peek();
        at++;
        switch (c)
        {
            case '"': case '\\': case '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when at + 4 <= text.Length
                && int.TryParse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return (char)code;
            default:
                at--;
                throw Unexpected("an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)");
        }
    }

    private void Expect(char c)
    {
        if (Peek() != c)
            throw Unexpected("'" + c + "'");
        at++;
    }

    private char Peek() => at < text.Length ? text[at] : '\0';

    private void SkipSpace()
    {
        while (at < text.Length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
            at++;
    }

    private JsonFormatException Unexpected(string wanted) =>
        Error("expected " + wanted + " but found " + (at >= text.Length ? "the end" : "'" + SafeText.Clean(text.Substring(at, 1)) + "'"));

    private JsonFormatException Error(string what)
    {
        var line = 1;
        var column = 1;
        for (var i = 0; i < at && i < text.Length; i++)
        {
            column++;
            if (text[i] != '\n')
                continue;
            line++;
            column = 1;
        }

        return new JsonFormatException(string.Format(CultureInfo.InvariantCulture, "line {0}, column {1}: {2}", line, column, what));
    }
}
