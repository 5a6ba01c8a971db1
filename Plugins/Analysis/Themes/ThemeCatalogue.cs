using System;
using System.Collections.Generic;

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
    private ThemeCatalogue(IReadOnlyList<ThemeDefinition> themes) => Themes = themes;

    /// <summary>The themes it was made of.</summary>
    public IReadOnlyList<ThemeDefinition> Themes { get; }

    /// <summary>Compiles themes. Blank keywords are ignored.</summary>
    public static ThemeCatalogue Create(IEnumerable<ThemeDefinition> themes) =>
        new ThemeCatalogue(new List<ThemeDefinition>(themes ?? throw new ArgumentNullException(nameof(themes))));
}
