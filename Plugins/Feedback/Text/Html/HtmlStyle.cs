using System;

namespace CrmFeedback.Feedback.Html;

/// <summary>What an element's own style says about whether and how its text is read.</summary>
internal readonly struct HtmlStyle
{
    private HtmlStyle(bool isHidden, int fontSize, bool isPreformatted, bool hasTopRule)
    {
        IsHidden = isHidden;
        FontSize = fontSize;
        IsPreformatted = isPreformatted;
        HasTopRule = hasTopRule;
    }

    public bool IsHidden { get; }

    /// <summary>0 for a zero size, 1 for another, −1 if none is given.</summary>
    public int FontSize { get; }

    public bool IsPreformatted { get; }

    /// <summary>A ruled top border alone, as Outlook and Foxmail write above an earlier message's headers.</summary>
    public bool HasTopRule { get; }

    /// <summary>Reads the attributes <c>style</c> and <c>hidden</c>.</summary>
    public static HtmlStyle Of(HtmlTag tag)
    {
        var style = tag.Attribute("style");
        if (string.IsNullOrEmpty(style))
            return new HtmlStyle(tag.Attribute("hidden") != null, -1, false, false);
        bool hidden = false, clipped = false, flat = false, pre = false, noBorder = false, topRule = false;
        var fontSize = -1;
        foreach (var declaration in style!.Split(';'))
        {
            var colon = declaration.IndexOf(":", StringComparison.Ordinal);
            if (colon <= 0)
                continue;
            var name = declaration.Substring(0, colon).Trim().ToLowerInvariant();
            var value = Bare(declaration.Substring(colon + 1));
            switch (name)
            {
                case "display": hidden |= value == "none"; break;
                case "visibility": hidden |= value == "hidden"; break;
                case "mso-hide": hidden |= value == "all"; break;
                case "opacity": hidden |= IsZero(value); break;
                case "max-height": hidden |= IsZero(value); break;
                case "font-size": fontSize = IsZero(value) ? 0 : 1; break;
                case "height": flat |= IsZero(value); break;
                case "width": flat |= IsZero(value); break;
                case "overflow": clipped |= value == "hidden"; break;
                case "white-space": pre |= value.StartsWith("pre", StringComparison.Ordinal); break;
                case "border": noBorder |= value.StartsWith("none", StringComparison.Ordinal); break;
                case "border-top": topRule |= value.IndexOf("solid", StringComparison.Ordinal) >= 0; break;
                default: break;
            }
        }

        return new HtmlStyle(hidden || clipped && flat || tag.Attribute("hidden") != null, fontSize, pre, noBorder && topRule);
    }

    private static string Bare(string value)
    {
        var bare = value.ToLowerInvariant();
        var important = bare.IndexOf("!", StringComparison.Ordinal);
        return (important >= 0 ? bare.Substring(0, important) : bare).Trim();
    }

    private static bool IsZero(string value)
    {
        var zeros = 0;
        foreach (var c in value)
        {
            if (c == '0')
                zeros++;
            else if (c >= '1' && c <= '9')
                return false;
        }

        return zeros > 0;
    }
}
