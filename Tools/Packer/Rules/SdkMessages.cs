using System;
using System.Collections.Generic;

namespace CrmFeedback.Packer.Rules;

/// <summary>Messages a step can name; their ids are the same in every organisation.</summary>
internal static class SdkMessages
{
    public const string Create = "9ebdbb1b-ea3e-db11-86a7-000a3a5473e8";
    public const string Update = "20bebb1b-ea3e-db11-86a7-000a3a5473e8";
    public const string Delete = "a1bdbb1b-ea3e-db11-86a7-000a3a5473e8";
    public const string Merge = "dbbdbb1b-ea3e-db11-86a7-000a3a5473e8";

    /// <summary>Message names by id.</summary>
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [Create] = "Create",
        [Update] = "Update",
        [Delete] = "Delete",
        [Merge] = "Merge",
    };
}
