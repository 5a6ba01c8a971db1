using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Tests.Solution;
using Mono.Cecil;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>What the DLL that ships may hold: the sandbox runs it, and no word leaves the tenant.</summary>
public sealed class ShippedAssemblyTests
{
    private static readonly string[] Forbidden =
    [
        "System.Net.", "System.Web.", "System.IO.File", "System.IO.Directory", "System.IO.DriveInfo", "System.IO.Pipes", "System.IO.IsolatedStorage", "System.IO.MemoryMappedFiles",
        "System.Diagnostics.Process", "System.Reflection.Emit", "System.Runtime.InteropServices.Marshal", "System.Runtime.InteropServices.DllImport", "Microsoft.Win32.",
        "System.Threading.Thread", "System.Threading.Tasks.", "System.Threading.Timer", "System.Timers.", "System.AppDomain", "System.CodeDom", "System.Data.",
        "System.Environment.", "System.ServiceModel.Channels", "System.ServiceModel.ClientBase", "System.ServiceModel.ChannelFactory",
    ];

    private static string Path => System.IO.Path.Combine(SolutionSource.Folder, "..", "Plugins", "bin", "net462", "CrmFeedback.Plugins.dll");

    [Fact]
    public void No_type_that_reaches_out_of_the_sandbox_is_used()
    {
        using var module = ModuleDefinition.ReadModule(Path);
        var used = module.GetTypeReferences().Select(t => t.FullName).Where(n => Forbidden.Any(f => n.StartsWith(f, StringComparison.Ordinal)));
        // Named by compiler-made iterators only.
        Assert.Empty(used);
        Assert.DoesNotContain(module.Types.SelectMany(Nested).SelectMany(t => t.Methods), m => m.IsPInvokeImpl);
    }

    [Fact]
    public void Only_the_framework_and_the_sdk_are_referenced()
    {
        using var module = ModuleDefinition.ReadModule(Path);
        Assert.All(module.AssemblyReferences, r => Assert.True(
            r.Name is "mscorlib" or "Microsoft.Xrm.Sdk" || r.Name == "System" || r.Name.StartsWith("System.", StringComparison.Ordinal), r.FullName));
        Assert.All(module.AssemblyReferences, r => Assert.NotEmpty(r.PublicKeyToken));
        Assert.DoesNotContain(module.AssemblyReferences, r => r.Name is "System.Memory" or "System.ValueTuple" or "System.Runtime" or "netstandard");
    }

    [Fact]
    public void The_assembly_keeps_its_version_and_name()
    {
        using var module = ModuleDefinition.ReadModule(Path);
        Assert.Equal("CrmFeedback.Plugins", module.Assembly.Name.Name);
        Assert.Equal(new Version(1, 0, 0, 0), module.Assembly.Name.Version);
        Assert.Equal(8, module.Assembly.Name.PublicKeyToken.Length);
    }

    [Fact]
    public void Plugins_hold_nothing_that_a_run_could_change()
    {
        using var module = ModuleDefinition.ReadModule(Path);
        var fields = module.Types.Where(t => t.Namespace == "CrmFeedback.Steps" && Inherits(t)).SelectMany(t => t.Fields);
        Assert.All(fields, f => Assert.True(f.IsInitOnly || f.IsLiteral, f.FullName));
    }

    [Fact]
    public void Statics_are_read_only_or_each_thread_s_own()
    {
        using var module = ModuleDefinition.ReadModule(Path);
        var open = module.Types.SelectMany(Nested).Where(t => !t.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(t => t.Fields).Where(f => f.IsStatic && !f.IsInitOnly && !f.IsLiteral && !f.Name.Contains('<', StringComparison.Ordinal))
            .Where(f => f.CustomAttributes.All(a => a.AttributeType.Name != nameof(ThreadStaticAttribute))).Select(f => f.FullName);
        Assert.Empty(open);
    }

    private static bool Inherits(TypeDefinition type) =>
        type.Name == "PluginBase" || type.BaseType?.Name == "PluginBase";

    private static IEnumerable<TypeDefinition> Nested(TypeDefinition type) => type.NestedTypes.SelectMany(Nested).Prepend(type);
}
