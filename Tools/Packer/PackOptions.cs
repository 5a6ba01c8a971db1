namespace CrmFeedback.Packer;

/// <summary>What to pack and where its built parts are.</summary>
public sealed record PackOptions
{
    /// <summary>The unpacked solution, for example <c>Solution/CrmFeedback</c>. Its sibling folders are the solutions it may depend on.</summary>
    public required string SolutionFolder { get; init; }

    /// <summary>Folder with web resources by name, for those whose bytes are not in the solution folder.</summary>
    public required string WebResourcesDist { get; init; }

    /// <summary>The plug-in assembly that ships. Token and version are read from it.</summary>
    public required string PluginDll { get; init; }

    /// <summary>True for the managed package.</summary>
    public bool Managed { get; init; }
}
