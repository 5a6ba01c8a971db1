using System;
using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CrmFeedback.Analysis;
using CrmFeedback.Benchmarks;

// "cold" measures the first analysis of this process; a benchmark harness would have warmed it up.
if (args.Length == 1 && string.Equals(args[0], "cold", StringComparison.Ordinal))
{
    var process = Process.GetCurrentProcess();
    var processor = process.TotalProcessorTime;
    var watch = Stopwatch.StartNew();
    FeedbackAnalyzer.Analyze(Messages.English);
    watch.Stop();
    process.Refresh();
    // On a busy machine only the processor's time compares.
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first analysis in this process: {watch.Elapsed.TotalMilliseconds:F0} ms, {(process.TotalProcessorTime - processor).TotalMilliseconds:F0} ms of processor time"));
    return 0;
}
// "memory" measures what the first and some further analyses take of this process.
if (args.Length == 1 && string.Equals(args[0], "memory", StringComparison.Ordinal))
{
    foreach (string line in MemoryMeasurement.Lines()) Console.WriteLine(line);
    return 0;
}
// "storage" plays the sample year into a local organisation and tells what a piece of feedback takes in its database.
if (args.Length == 1 && string.Equals(args[0], "storage", StringComparison.Ordinal))
{
    Console.WriteLine(await StorageMeasurement.RunAsync());
    return 0;
}

// A process of its own would be built from a generated project that redirects the outputs of every project referenced, LocalOrg's too.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(AnalyzerBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
return 0;
