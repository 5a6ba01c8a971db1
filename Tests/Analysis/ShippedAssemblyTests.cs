using System;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
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
        Assert.Empty(ForbiddenIn(module));
    }

    [Fact]
    public void No_native_code_is_called()
    {
        Assert.Empty(NativeIn(module));
    }

    [Fact]
    public void The_analyser_calls_no_inexact_math_and_no_platform_text_tables()
    {
        Assert.Empty(InexactIn(module, "CrmFeedback.Analysis."));
    }

    [Fact]
    public void Each_scan_finds_what_it_forbids_where_it_is()
    {
        using var dirty = ModuleDefinition.CreateModule("dirty", ModuleKind.Dll);
        var type = new TypeDefinition("Dirty", "Code", TypeAttributes.Public | TypeAttributes.Class, dirty.TypeSystem.Object);
        var exp = new MethodDefinition("Exp", MethodAttributes.Public | MethodAttributes.Static, dirty.TypeSystem.Void);
        var body = exp.Body.GetILProcessor();
        body.Emit(OpCodes.Ldc_R8, 1.0);
        body.Emit(OpCodes.Call, dirty.ImportReference(typeof(Math).GetMethod(nameof(Math.Exp))!));
        body.Emit(OpCodes.Call, dirty.ImportReference(typeof(File).GetMethod(nameof(File.ReadAllText), [typeof(string)])!));
        body.Emit(OpCodes.Call, dirty.ImportReference(typeof(System.Net.Dns).GetMethod(nameof(System.Net.Dns.GetHostName))!));
        body.Emit(OpCodes.Call, dirty.ImportReference(typeof(System.Threading.Thread).GetMethod(nameof(System.Threading.Thread.Sleep), [typeof(int)])!));
        body.Emit(OpCodes.Call, dirty.ImportReference(typeof(System.Diagnostics.Process).GetMethod(nameof(System.Diagnostics.Process.GetCurrentProcess))!));
        body.Emit(OpCodes.Ret);
        type.Methods.Add(exp);
        type.Methods.Add(new MethodDefinition("beep", MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.PInvokeImpl, dirty.TypeSystem.Void)
        {
            PInvokeInfo = new PInvokeInfo(PInvokeAttributes.CallConvWinapi, "beep", new ModuleReference("kernel32")),
        });
        dirty.Types.Add(type);

        using var stream = new MemoryStream();
        dirty.Write(stream);
        stream.Position = 0;
        using var read = ModuleDefinition.ReadModule(stream);
        Assert.Equal(["System.Diagnostics.Process", "System.IO.File", "System.Net.Dns", "System.Threading.Thread"], ForbiddenIn(read).Order(StringComparer.Ordinal));
        Assert.Contains("beep", Assert.Single(NativeIn(read)), StringComparison.Ordinal);
        Assert.Contains("System.Math::Exp", Assert.Single(InexactIn(read, "Dirty.")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dll_is_smaller_than_four_megabytes() =>
        Assert.InRange(new FileInfo(module.FileName).Length, 500_000, 4_000_000);

    private static string[] ForbiddenIn(ModuleDefinition scanned) => scanned.GetTypeReferences().Select(t => t.FullName)
        .Where(name => (ForbiddenTypes.Contains(name) && !IsAllowedOutsideAnalysis(name)) || ForbiddenNamespaces.Any(n => name.StartsWith(n + ".", StringComparison.Ordinal)))
        .ToArray();

    private static string[] NativeIn(ModuleDefinition scanned) =>
        scanned.GetTypes().SelectMany(t => t.Methods).Where(m => m.IsPInvokeImpl).Select(m => m.FullName).ToArray();

    private static string[] InexactIn(ModuleDefinition scanned, string space) => scanned.GetTypes()
        .Where(t => t.FullName.StartsWith(space, StringComparison.Ordinal))
        .SelectMany(t => t.Methods).Where(m => m.HasBody)
        .SelectMany(m => m.Body.Instructions.Select(i => (Method: m, Call: i.Operand as MethodReference)))
        .Where(c => c.Call != null && IsInexact(c.Call))
        .Select(c => $"{c.Method.FullName} -> {c.Call!.FullName}").ToArray();

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
