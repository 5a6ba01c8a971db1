using System;

namespace CrmFeedback.LocalOrg.Jobs;

/// <summary>When and how asynchronous jobs run.</summary>
public sealed record JobPolicy
{
    /// <summary>For the demo: jobs start by themselves, at once, and key indexes are built with the import.</summary>
    public static readonly JobPolicy Immediate = new() { RunsByItself = true };

    /// <summary>Jobs wait for <see cref="JobQueue.DrainAsync"/> and then run in order, one at a time, once each.</summary>
    public static readonly JobPolicy Manual = new() { MaximumParallel = 1 };

    /// <summary>As hard as Dataverse can be: jobs wait for <see cref="JobQueue.DrainAsync"/>, each is delayed by up to 30 seconds, 20 run at a time, out of order, every fifth runs twice, and key indexes come late.</summary>
    /// <param name="seed">Seed of all random decisions.</param>
    public static JobPolicy Adversarial(int seed) => new()
    {
        MaximumDelay = TimeSpan.FromSeconds(30),
        DuplicateProbability = 0.2,
        KeyIndexDelay = TimeSpan.FromSeconds(20),
        Seed = seed,
    };

    /// <summary>True: jobs start after the commit that made them. False: they wait for <see cref="JobQueue.DrainAsync"/>.</summary>
    public bool RunsByItself { get; init; }

    /// <summary>Every job is delayed by a random time up to this.</summary>
    public TimeSpan MaximumDelay { get; init; }

    /// <summary>How many jobs run at a time; Dataverse runs about 20.</summary>
    public int MaximumParallel { get; init; } = 20;

    /// <summary>How often a job that asks for a retry is run in all.</summary>
    public int MaximumAttempts { get; init; } = 10;

    /// <summary>Wait before the first retry; it doubles with every further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Probability, 0 to 1, that a job that succeeded is run once more: the platform promises "at least once".</summary>
    public double DuplicateProbability { get; init; }

    /// <summary>When the indexes of imported alternate keys are built: null with the import, else this long after it.</summary>
    public TimeSpan? KeyIndexDelay { get; init; }

    /// <summary>Seed of all random decisions.</summary>
    public int Seed { get; init; } = 1;
}
