using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>One option of a choice.</summary>
/// <param name="Value">The stored number.</param>
/// <param name="Label">What people read.</param>
public sealed record OptionDefinition(int Value, LocalizedText Label)
{
    /// <summary>For a status reason: the state it belongs to.</summary>
    public int? State { get; init; }

    /// <summary>For a state: the status reason a row gets when only the state is sent.</summary>
    public int? DefaultStatus { get; init; }

    /// <summary>For a state: its name in every language (<c>Active</c>).</summary>
    public string? InvariantName { get; init; }

    /// <summary>Colour as <c>#rrggbb</c>, if one is set.</summary>
    public string? Color { get; init; }

    /// <summary>True if forms do not offer the option.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>The options of a choice column, or a global choice shared by several.</summary>
public sealed class OptionSetDefinition
{
    private readonly Dictionary<int, OptionDefinition> byValue;

    /// <summary>Makes an option set; a value may occur once only.</summary>
    public OptionSetDefinition(string name, bool isGlobal, IReadOnlyList<OptionDefinition> options)
    {
        Name = name;
        IsGlobal = isGlobal;
        Options = options;
        byValue = options.GroupBy(option => option.Value).ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>Unique name, lower case.</summary>
    public string Name { get; }

    /// <summary>True if several columns may use it.</summary>
    public bool IsGlobal { get; }

    /// <summary>What people read as the choice's name.</summary>
    public LocalizedText DisplayName { get; init; } = LocalizedText.Empty;

    /// <summary>The options in their order.</summary>
    public IReadOnlyList<OptionDefinition> Options { get; }

    /// <summary>The option with this value, or null.</summary>
    public OptionDefinition? Find(int value) => byValue.GetValueOrDefault(value);
}
