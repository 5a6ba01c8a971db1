using System;
using System.Collections.Generic;
using CrmFeedback.Schema;

namespace CrmFeedback.Feedback;

/// <summary>A theme of the shipped catalogue.</summary>
public sealed class ShippedTheme
{
    internal ShippedTheme(string id, string code, ThemeRoot root, string name, string nameZhHans, string nameZhHant, params string[] keywords)
    {
        Id = new Guid(id);
        Code = code;
        Root = root;
        Name = name;
        NameZhHans = nameZhHans;
        NameZhHant = nameZhHant;
        Keywords = Join(keywords);
    }

    /// <summary>Id of its row, the same in every organisation.</summary>
    public Guid Id { get; }

    /// <summary>Code that mentions carry.</summary>
    public string Code { get; }

    /// <summary>Branch of the catalogue.</summary>
    public ThemeRoot Root { get; }

    /// <summary>English name.</summary>
    public string Name { get; }

    /// <summary>Name in Simplified Chinese.</summary>
    public string NameZhHans { get; }

    /// <summary>Name in Traditional Chinese.</summary>
    public string NameZhHant { get; }

    /// <summary>Keywords to begin with: English, Simplified, Traditional; one per line, each once.</summary>
    public string Keywords { get; }

    private static string Join(string[] lists)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var words = new List<string>();
        foreach (var list in lists)
        {
            foreach (var word in list.Split('|'))
            {
                if (seen.Add(word))
                    words.Add(word);
            }
        }

        return string.Join("\n", words);
    }
}
