namespace CrmFeedback.Packer.Source;

/// <summary>A web resource: its description and where its bytes are.</summary>
/// <param name="Data">The <c>.data.xml</c> file.</param>
/// <param name="Binary">Full path of the bytes, null if there are none.</param>
public sealed record WebResourceSource(SourceFile Data, string? Binary)
{
    /// <summary>The name, slashes included.</summary>
    public string Name => Data.Root.Text("Name");

    /// <summary>The id, lower case without braces.</summary>
    public string Id => Data.Root.Text("WebResourceId").AsId();

    /// <summary>The type: 1 html, 2 css, 3 js, 11 svg, 12 resx.</summary>
    public string Type => Data.Root.Text("WebResourceType");
}

/// <summary>A plug-in assembly: its description and where its bytes are.</summary>
/// <param name="Data">The <c>.dll.data.xml</c> file.</param>
/// <param name="Binary">Full path of the DLL, null if there is none.</param>
public sealed record AssemblySource(SourceFile Data, string? Binary);
