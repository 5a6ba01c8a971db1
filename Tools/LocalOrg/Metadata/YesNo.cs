using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>The options of a yes/no column that names none of its own.</summary>
internal static class YesNo
{
    public static readonly IReadOnlyList<OptionDefinition> Options = new[]
    {
        new OptionDefinition(1, new(new Dictionary<int, string> { [1033] = "Yes", [2052] = "是", [1028] = "是" })),
        new OptionDefinition(0, new(new Dictionary<int, string> { [1033] = "No", [2052] = "否", [1028] = "否" })),
    };
}
