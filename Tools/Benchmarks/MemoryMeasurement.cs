using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using CrmFeedback.Analysis;

namespace CrmFeedback.Benchmarks;

/// <summary>
/// What analysing takes of a fresh process: bytes allocated, bytes that stay, and the peak of physical memory, which the operating
/// system counts over the whole process, runtime included.
/// </summary>
internal static class MemoryMeasurement
{
    private const double Megabyte = 1 << 20;

    /// <summary>Measures step by step; must be the first thing the process does.</summary>
    public static IEnumerable<string> Lines()
    {
        yield return "after                                allocated     stays      peak";
        yield return Line("start of the runtime", 0);
        yield return Step("first analysis (tables and models)", Messages.English);
        yield return Step("500 English characters", Messages.English);
        yield return Step("500 Chinese characters", Messages.Chinese);
        yield return Step("a megabyte (20,000 characters read)", Messages.Megabyte);
        yield return Step("a megabyte, all 100,000 readable", Messages.Megabyte, new AnalysisContext { Settings = new AnalysisSettings { MaxCharacters = 100_000 } });
    }

    private static string Step(string name, string text, AnalysisContext? context = null)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        FeedbackAnalyzer.Analyze(text, context);
        return Line(name, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Line(string name, long allocated)
    {
        using var process = Process.GetCurrentProcess();
        double peak = process.PeakWorkingSet64 / Megabyte;
        return string.Create(CultureInfo.InvariantCulture, $"{name,-36} {allocated / Megabyte,6:F2} MB {GC.GetTotalMemory(forceFullCollection: true) / Megabyte,6:F2} MB {peak,6:F1} MB");
    }
}
