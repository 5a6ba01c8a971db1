using BenchmarkDotNet.Attributes;
using CrmFeedback.Analysis;

namespace CrmFeedback.Benchmarks;

/// <summary>Budget: 100 µs and 4 KB for 500 characters on one thread.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    /// <summary>500 English characters.</summary>
    [Benchmark]
    public FeedbackAnalysis English() => FeedbackAnalyzer.Analyze(Messages.English);

    /// <summary>500 Chinese characters.</summary>
    [Benchmark]
    public FeedbackAnalysis Chinese() => FeedbackAnalyzer.Analyze(Messages.Chinese);

    /// <summary>One short sentence.</summary>
    [Benchmark]
    public FeedbackAnalysis Short() => FeedbackAnalyzer.Analyze("你们的审批太慢了，再不解决我就销户！");

    /// <summary>A megabyte, which is cut.</summary>
    [Benchmark]
    public FeedbackAnalysis Megabyte() => FeedbackAnalyzer.Analyze(Messages.Megabyte);
}
