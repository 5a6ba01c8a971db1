using System;
using System.IO;
using System.Reflection;
using System.Security.Cryptography;
using Mono.Cecil;

namespace CrmFeedback.Tests.LocalOrg;

/// <summary>This test assembly as a signed plug-in assembly: the sandbox takes no unsigned one.</summary>
internal static class PluginAssembly
{
    private static readonly Lazy<(byte[] Content, string FullName)> s_signed = new(Sign);

    public static byte[] Content => s_signed.Value.Content;

    public static string FullName => s_signed.Value.FullName;

    private static (byte[] Content, string FullName) Sign()
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(ScriptedPlugin).Assembly.Location, new ReaderParameters { AssemblyResolver = resolver });
        assembly.Name.Name = "CrmFeedback.Tests.Plugins";
        using var key = new RSACryptoServiceProvider(2048);
        using var content = new MemoryStream();
        assembly.Write(content, new WriterParameters { StrongNameKeyBlob = key.ExportCspBlob(includePrivateParameters: true) });
        content.Position = 0;
        using var signed = AssemblyDefinition.ReadAssembly(content);
        return (content.ToArray(), new AssemblyName(signed.FullName).FullName);
    }
}
