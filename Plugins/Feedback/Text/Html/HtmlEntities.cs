using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace CrmFeedback.Feedback.Html;

/// <summary>Character references of HTML as mail programs write them; unknown ones stay as they are.</summary>
internal static class HtmlEntities
{
    // Longest name below plus the two signs; a longer run cannot be a reference.
    private const int LongestReference = 12;

    // The names of U+00A0 to U+00FF in order (HTML 4.01, section 24.2).
    private const string Latin1 =
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest "
        + "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "
        + "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    // What Windows-1252 has where HTML numbers 128 to 159 name control signs; browsers read it so.
    private const string Windows1252 =
        "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    private static readonly Dictionary<string, char> Named = CreateNames();

    /// <summary>
    /// Reads the reference that starts at <paramref name="start"/> (an ampersand). Returns how many characters it takes
    /// and its code point; without a reference there, 1 and the ampersand.
    /// </summary>
    public static int Read(string html, int start, out int point)
    {
        point = '&';
        var limit = Math.Min(html.Length, start + LongestReference);
        var end = start + 1;
        while (end < limit && (Text.Scan.IsAsciiLetter(html[end]) || Text.Scan.IsDigit(html[end]) || html[end] == '#'))
            end++;
        var closed = end < html.Length && html[end] == ';';
        if (end < start + 3)
            return 1;
        var name = html.Substring(start + 1, end - start - 1);
        if (name[0] == '#')
        {
            if (CodePoint(name) is not int number)
                return 1;
            point = Visible(number);
        }
        else if (closed && Named.TryGetValue(name, out var character))
        {
            point = character;
        }
        else
        {
            return 1;
        }

        return end - start + (closed ? 1 : 0);
    }

    /// <summary>Appends a code point.</summary>
    public static void Append(StringBuilder target, int point)
    {
        if (point < 0x10000)
            target.Append((char)point);
        else
            target.Append(char.ConvertFromUtf32(point));
    }

    private static int? CodePoint(string name)
    {
        var hex = name.Length > 1 && (name[1] == 'x' || name[1] == 'X');
        var digits = name.Substring(hex ? 2 : 1);
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(digits, style, CultureInfo.InvariantCulture, out var point) ? point : (int?)null;
    }

    private static int Visible(int point)
    {
        if (point >= 0x80 && point <= 0x9F)
            return Windows1252[point - 0x80];
        return point > 0 && point < 0xD800 || point > 0xDFFF && point <= 0x10FFFF ? point : 0xFFFD;
    }

    private static Dictionary<string, char> CreateNames()
    {
        var names = new Dictionary<string, char>(StringComparer.Ordinal)
        {
            ["amp"] = '&', ["lt"] = '<', ["gt"] = '>', ["quot"] = '"', ["apos"] = '\'', ["AMP"] = '&', ["LT"] = '<', ["GT"] = '>', ["QUOT"] = '"',
            ["NBSP"] = '\u00A0', ["hellip"] = '\u2026', ["mdash"] = '\u2014', ["ndash"] = '\u2013', ["lsquo"] = '\u2018', ["rsquo"] = '\u2019',
            ["sbquo"] = '\u201A', ["ldquo"] = '\u201C', ["rdquo"] = '\u201D', ["bdquo"] = '\u201E', ["lsaquo"] = '\u2039', ["rsaquo"] = '\u203A',
            ["bull"] = '\u2022', ["trade"] = '\u2122', ["euro"] = '\u20AC', ["permil"] = '\u2030', ["dagger"] = '\u2020', ["prime"] = '\u2032',
            ["OElig"] = '\u0152', ["oelig"] = '\u0153', ["Scaron"] = '\u0160', ["scaron"] = '\u0161', ["Yuml"] = '\u0178', ["fnof"] = '\u0192',
            ["circ"] = '\u02C6', ["tilde"] = '\u02DC', ["ensp"] = '\u2002', ["emsp"] = '\u2003', ["thinsp"] = '\u2009',
            ["zwnj"] = '\u200C', ["zwj"] = '\u200D', ["lrm"] = '\u200E', ["rlm"] = '\u200F',
            ["larr"] = '\u2190', ["uarr"] = '\u2191', ["rarr"] = '\u2192', ["darr"] = '\u2193', ["harr"] = '\u2194', ["rArr"] = '\u21D2',
            ["minus"] = '\u2212', ["infin"] = '\u221E', ["asymp"] = '\u2248', ["ne"] = '\u2260', ["le"] = '\u2264', ["ge"] = '\u2265',
            ["hearts"] = '\u2665', ["check"] = '\u2713', ["star"] = '\u2606', ["num"] = '#', ["colon"] = ':', ["comma"] = ',', ["period"] = '.',
            ["excl"] = '!', ["quest"] = '?', ["lpar"] = '(', ["rpar"] = ')', ["sol"] = '/', ["percnt"] = '%', ["commat"] = '@', ["lowbar"] = '_', ["NewLine"] = '\n', ["Tab"] = '\t',
        };
        var point = '\u00A0';
        foreach (var name in Latin1.Split(' '))
            names[name] = point++;
        return names;
    }
}
