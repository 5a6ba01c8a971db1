using System;

namespace CrmFeedback.LocalOrg.Sample;

/// <summary>How far the sample has played.</summary>
/// <param name="Done">Events played.</param>
/// <param name="Total">Events in all.</param>
public sealed record SampleProgress(int Done, int Total);

/// <summary>What playing the sample did.</summary>
/// <param name="Customers">Accounts and private contacts created.</param>
/// <param name="Sources">Cases, incoming mails and survey answers created: what the plug-ins had to read.</param>
/// <param name="Elapsed">Wall time, asynchronous jobs included.</param>
public sealed record SampleResult(int Customers, int Sources, TimeSpan Elapsed)
{
    /// <summary>Scored sources per second.</summary>
    public double SourcesPerSecond => Elapsed > TimeSpan.Zero ? Sources / Elapsed.TotalSeconds : 0;
}
