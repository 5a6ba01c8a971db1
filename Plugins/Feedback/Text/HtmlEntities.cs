using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>Character references of HTML as mail programs write them; unknown ones stay as they are.</summary>
internal static class HtmlEntities
{
    // Longest name below plus the two signs; a longer run cannot be a reference.
    private const int LongestReference = 12;

    private static readonly Dictionary<string, char> Named = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["nbsp"] = ' ', ["amp"] = '&', ["lt"] = '<', ["gt"] = '>', ["quot"] = '"', ["apos"] = '\'',
        ["hellip"] = '\u2026', ["mdash"] = '\u2014', ["ndash"] = '\u2013', ["lsquo"] = '\u2018', ["rsquo"] = '\u2019',
        ["ldquo"] = '\u201C', ["rdquo"] = '\u201D', ["bull"] = '\u2022', ["middot"] = '\u00B7', ["laquo"] = '\u00AB',
        ["raquo"] = '\u00BB', ["copy"] = '\u00A9', ["reg"] = '\u00AE', ["trade"] = '\u2122', ["euro"] = '\u20AC',
        ["pound"] = '\u00A3', ["yen"] = '\u00A5', ["cent"] = '\u00A2', ["deg"] = '\u00B0', ["times"] = '\u00D7',
        ["eacute"] = '\u00E9', ["egrave"] = '\u00E8', ["agrave"] = '\u00E0', ["ccedil"] = '\u00E7', ["uuml"] = '\u00FC',
        ["ouml"] = '\u00F6', ["auml"] = '\u00E4', ["szlig"] = '\u00DF', ["ntilde"] = '\u00F1', ["iexcl"] = '\u00A1',
        ["iquest"] = '\u00BF', ["ensp"] = ' ', ["emsp"] = ' ', ["thinsp"] = ' ',
    };

    /// <summary>
    /// Reads the reference that starts at <paramref name="start"/> (an ampersand), appends its character and
    /// returns how many characters it took; without a reference there, appends the ampersand and returns 1.
    /// </summary>
    public static int Append(StringBuilder target, string html, int start)
    {
        var limit = Math.Min(html.Length, start + LongestReference);
        var end = start + 1;
        while (end < limit && html[end] != ';' && html[end] != '&' && html[end] != '<' && html[end] != ' ')
            end++;
        var name = html.Substring(start + 1, end - start - 1);
        var closed = end < html.Length && html[end] == ';';
        if (closed && Named.TryGetValue(name, out var character))
            AppendCharacter(target, character);
        else if (closed && name.Length > 1 && name[0] == '#' && CodePoint(name) is int point)
            AppendPoint(target, point);
        else
        {
            target.Append('&');
            return 1;
        }

        return end + 1 - start;
    }

    private static void AppendCharacter(StringBuilder target, char character)
    {
        if (character != ' ' || target.Length > 0 && target[target.Length - 1] != ' ')
            target.Append(character);
    }

    private static int? CodePoint(string name)
    {
        var hex = name[1] == 'x' || name[1] == 'X';
        var digits = name.Substring(hex ? 2 : 1);
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(digits, style, CultureInfo.InvariantCulture, out var point) ? point : (int?)null;
    }

    private static void AppendPoint(StringBuilder target, int point)
    {
        if (point == 0xA0)
            AppendCharacter(target, ' ');
        else if (point > 0 && point < 0xD800 || point > 0xDFFF && point <= 0x10FFFF)
            target.Append(char.ConvertFromUtf32(point));
        else
            target.Append('\uFFFD');
    }
}
