using System.Collections.Generic;
using System.IO;

namespace CrmFeedback.Packer.Source;

/// <summary>What the build made for a solution: the plug-in assembly and the web resources.</summary>
/// <param name="PluginDll">Path of the plug-in assembly.</param>
/// <param name="Assembly">Its identity, null if the file is missing.</param>
/// <param name="WebResourcesDist">Folder with the built web resources by name.</param>
public sealed record BuildOutput(string PluginDll, AssemblyIdentity? Assembly, string WebResourcesDist)
{
    /// <summary>Placeholders of the sources and what they stand for.</summary>
    public IReadOnlyDictionary<string, string> Placeholders { get; } = Assembly == null
        ? new Dictionary<string, string>()
        : new Dictionary<string, string> { ["$(PublicKeyToken)"] = Assembly.PublicKeyToken, ["$(Version)"] = Assembly.FileVersion };

    /// <summary>Reads the identity of the assembly if it is there.</summary>
    public static BuildOutput Read(string pluginDll, string webResourcesDist) =>
        new(pluginDll, File.Exists(pluginDll) ? AssemblyIdentity.Read(pluginDll) : null, webResourcesDist);

    /// <summary>Fills the placeholders in a text.</summary>
    public string Fill(string text)
    {
        foreach (var (placeholder, value) in Placeholders)
            text = text.Replace(placeholder, value, System.StringComparison.Ordinal);
        return text;
    }
}
