using System.Collections.Generic;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.App.BuiltIn;

/// <summary>Names in the three languages of the organisation.</summary>
internal static class Labels
{
    /// <summary>A text in English (1033), Simplified Chinese (2052) and Traditional Chinese (1028).</summary>
    public static LocalizedText Of(string english, string simplified, string traditional) =>
        new(new Dictionary<int, string> { [1033] = english, [2052] = simplified, [1028] = traditional });
}
