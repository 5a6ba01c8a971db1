using System;
using System.Collections.Generic;
using CrmFeedback.Analysis.Phrases;

namespace CrmFeedback.Analysis;

/// <summary>One theme of an admin's catalogue.</summary>
public sealed class ThemeDefinition
{
    /// <summary>Creates a theme.</summary>
    /// <param name="code">Theme code; one of the shipped fifteen adds to it.</param>
    /// <param name="keywords">Words or phrases in any language, casing and script; a trailing <c>*</c> matches any ending.</param>
    /// <param name="exclusions">Phrases inside which a keyword does not count.</param>
    public ThemeDefinition(string code, IEnumerable<string> keywords, IEnumerable<string>? exclusions = null)
    {
        Code = code ?? throw new ArgumentNullException(nameof(code));
        Keywords = new List<string>(keywords ?? throw new ArgumentNullException(nameof(keywords)));
        Exclusions = exclusions == null ? new List<string>() : new List<string>(exclusions);
    }

    /// <summary>Theme code.</summary>
    public string Code { get; }

    /// <summary>Words or phrases that name the theme.</summary>
    public IReadOnlyList<string> Keywords { get; }

    /// <summary>Phrases inside which a keyword does not count.</summary>
    public IReadOnlyList<string> Exclusions { get; }
}

/// <summary>An admin's themes, compiled for matching. Immutable; build once per change and share.</summary>
public sealed class ThemeCatalogue
{
    private const int MostThemes = 2000;

    private ThemeCatalogue(IReadOnlyList<ThemeDefinition> themes, IReadOnlyList<string> codes, PhraseTable phrases)
    {
        Themes = themes;
        Codes = codes;
        Phrases = phrases;
    }

    /// <summary>The themes it was made of.</summary>
    public IReadOnlyList<ThemeDefinition> Themes { get; }

    /// <summary>The fifteen shipped codes, then the admin's own.</summary>
    internal IReadOnlyList<string> Codes { get; }

    /// <summary>Keywords (category Theme) and exclusions (category Stop), each with the index of its code.</summary>
    internal PhraseTable Phrases { get; }

    /// <summary>Compiles themes. Blank keywords are ignored; themes beyond the 2,000th too.</summary>
    public static ThemeCatalogue Create(IEnumerable<ThemeDefinition> themes)
    {
        var list = new List<ThemeDefinition>(themes ?? throw new ArgumentNullException(nameof(themes)));
        var codes = new List<string>(ThemeCodes.All);
        var builder = new PhraseTable.Builder(AnalysisEngine.Embedded.Fold);
        foreach (ThemeDefinition theme in list)
        {
            int code = codes.IndexOf(theme.Code);
            if (code < 0)
            {
                if (codes.Count >= MostThemes) break;
                code = codes.Count;
                codes.Add(theme.Code);
            }
            foreach (string keyword in theme.Keywords) Add(builder, keyword, PhraseCategory.Theme, code);
            foreach (string exclusion in theme.Exclusions) Add(builder, exclusion, PhraseCategory.Stop, code);
        }
        return new ThemeCatalogue(list, codes, builder.Build());
    }

    private static void Add(PhraseTable.Builder builder, string? phrase, PhraseCategory category, int code)
    {
        if (!string.IsNullOrWhiteSpace(phrase)) builder.Add(phrase!.Trim(), new PhraseTag(category, (short)code));
    }
}
