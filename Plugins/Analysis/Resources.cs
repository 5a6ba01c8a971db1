using System.IO;

namespace CrmFeedback.Analysis;

/// <summary>Opens what is embedded in the assembly.</summary>
internal static class Resources
{
    /// <summary>Opens a resource.</summary>
    /// <exception cref="InvalidDataException">The assembly was built without it.</exception>
    public static Stream Open(string name) =>
        typeof(Resources).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidDataException("Resource '" + name + "' is missing from the assembly; build it from complete sources.");
}
