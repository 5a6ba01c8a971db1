using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

/// <summary>The assembly that ships, run as Dataverse runs it: on .NET Framework (on Windows) or Mono, which follows it.</summary>
public class FrameworkIdentityTests
{
    private static readonly string[] Cultures = ["tr-TR", "de-DE", "zh-TW", "ar-SA"];

    [Fact]
    public async Task The_shipped_assembly_gives_the_results_of_NET_10_on_NET_Framework_in_every_culture()
    {
        string? mono = OperatingSystem.IsWindows() ? null : OnPath("mono");
        Assert.SkipUnless(OperatingSystem.IsWindows() || mono != null, "Needs .NET Framework or Mono: apt-get install mono-runtime libmono-system4.0-cil.");
        string runner = Path.Combine(Root(), "Tests", "Fixtures", "AnalysisRunner", "bin", "AnalysisRunner.exe");
        string[] texts = [.. TextSamples.Real, .. new[] { "en", "zh-hans", "zh-hant" }.SelectMany(PinnedCase.Read).Select(c => c.Text), .. TextSamples.Random(1200, 200, 20261123), string.Concat(Enumerable.Repeat("The app crashes, 太差了! ", 2000))];
        string folder = Directory.CreateTempSubdirectory("cfb").FullName;
        string input = Path.Combine(folder, "texts"), output = Path.Combine(folder, "results");
        await File.WriteAllLinesAsync(input, texts.Select(t => string.Concat(t.Select(c => ((int)c).ToString("x4", CultureInfo.InvariantCulture)))), TestContext.Current.CancellationToken);

        await Run(mono ?? runner, [.. mono == null ? Array.Empty<string>() : [runner], input, output, .. Cultures]);

        string[] found = await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken);
        string[] expected = [.. texts.Select(t => ResultText.Of(FeedbackAnalyzer.Analyze(t)))];
        Assert.Equal(expected.Length * Cultures.Length, found.Length);
        var differing = Enumerable.Range(0, found.Length).Where(i => found[i] != expected[i % expected.Length]).Select(i => $"{Cultures[i / expected.Length]}, text {i % expected.Length}: {found[i]} instead of {expected[i % expected.Length]}");
        Assert.Empty(differing.Take(3));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {error}");
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at != null && !File.Exists(Path.Combine(at.FullName, "CrmFeedback.sln"))) at = at.Parent;
        return at?.FullName ?? throw new DirectoryNotFoundException("No CrmFeedback.sln above the tests.");
    }
}
