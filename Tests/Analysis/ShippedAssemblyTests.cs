using System;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

/// <summary>What the sandbox forbids, and what would make a score depend on the machine, is not in the DLL that ships.</summary>
public sealed class ShippedAssemblyTests : IDisposable
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.Path", "System.Threading.Thread", "System.Threading.ThreadPool",
        "System.Diagnostics.Process", "System.Diagnostics.EventLog", "System.Environment", "System.AppDomain", "System.Text.RegularExpressions.Regex", "System.Globalization.CharUnicodeInfo",
    ];

    private static readonly string[] ForbiddenNamespaces = ["System.Net", "System.Reflection.Emit", "System.Threading.Tasks", "Microsoft.Win32", "System.Configuration", "System.Security.Cryptography.X509Certificates"];
    private static readonly string[] InexactMath = ["Exp", "Log", "Log10", "Pow", "Sqrt", "Tanh", "Sin", "Cos"];
    private readonly ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(Root(), "Plugins", "bin", "net462", "CrmFeedback.Plugins.dll"));

    public void Dispose() => module.Dispose();

    [Fact]
    public void No_network_file_process_or_thread_type_is_used()
    {
        string[] found = module.GetTypeReferences().Select(t => t.FullName)
            .Where(name => (ForbiddenTypes.Contains(name) && !IsAllowedOutsideAnalysis(name)) || ForbiddenNamespaces.Any(n => name.StartsWith(n + ".", StringComparison.Ordinal)))
            .ToArray();
        Assert.Empty(found);
    }

    [Fact]
    public void No_native_code_is_called()
    {
        string[] found = module.GetTypes().SelectMany(t => t.Methods).Where(m => m.IsPInvokeImpl).Select(m => m.FullName).ToArray();
        Assert.Empty(found);
    }

    [Fact]
    public void The_analyser_calls_no_inexact_math_and_no_platform_text_tables()
    {
        var calls = module.GetTypes()
            .Where(t => t.FullName.StartsWith("CrmFeedback.Analysis.", StringComparison.Ordinal))
            .SelectMany(t => t.Methods).Where(m => m.HasBody)
            .SelectMany(m => m.Body.Instructions.Select(i => (Method: m, Call: i.Operand as MethodReference)))
            .Where(c => c.Call != null);
        string[] found = calls.Where(c => IsInexact(c.Call!)).Select(c => $"{c.Method.FullName} -> {c.Call!.FullName}").ToArray();
        Assert.Empty(found);
    }

    [Fact]
    public void The_dll_is_smaller_than_four_megabytes() =>
        Assert.InRange(new FileInfo(module.FileName).Length, 500_000, 4_000_000);

    // Cutting mail and naming rows may look at patterns and line ends; a score may not.
    private static bool IsAllowedOutsideAnalysis(string name) => name is "System.Text.RegularExpressions.Regex" or "System.Environment";

    private static bool IsInexact(MethodReference call)
    {
        string type = call.DeclaringType.FullName;
        return (type == "System.Math" && InexactMath.Contains(call.Name))
            || (type == "System.String" && call.Name is "Normalize" or "ToLower" or "ToUpper")
            || (type == "System.Char" && call.Name is "IsLetter" or "IsLetterOrDigit" or "GetUnicodeCategory" or "ToLower" or "ToUpper")
            || type is "System.Text.RegularExpressions.Regex" or "System.Globalization.CharUnicodeInfo" or "System.Environment";
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at != null && !File.Exists(Path.Combine(at.FullName, "CrmFeedback.sln"))) at = at.Parent;
        return at?.FullName ?? throw new DirectoryNotFoundException("No CrmFeedback.sln above the tests.");
    }
}
