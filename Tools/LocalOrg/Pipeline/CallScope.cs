using System;
using System.Diagnostics;
using System.Threading;
using CrmFeedback.LocalOrg.Import;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>The plug-in step on whose behalf a message is sent.</summary>
/// <param name="Step">The step.</param>
/// <param name="JoinsTransaction">True if the message runs inside the transaction of the message the step belongs to.</param>
internal sealed record StepOrigin(StepDefinition Step, bool JoinsTransaction);

/// <summary>Who sends a message, from where, and within what.</summary>
internal sealed record CallScope
{
    /// <summary>How many messages may follow from one another through plug-ins.</summary>
    public const int MaximumDepth = 8;

    /// <summary>A message with all its synchronous steps, or one asynchronous job, may take this long.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>The user the message runs as.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The user whose action began it all.</summary>
    public required Guid InitiatingUserId { get; init; }

    public int Depth { get; init; } = 1;

    public Guid CorrelationId { get; init; } = Guid.NewGuid();

    public Guid? RequestId { get; init; }

    /// <summary>The transaction to join; null to run in one of its own.</summary>
    public OrganizationTransaction? Transaction { get; init; }

    /// <summary>The context of the plug-in or message that sends this one.</summary>
    public PluginExecutionContext? ParentContext { get; init; }

    /// <summary>When the two minutes end by the organisation's clock.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When they end in real time, in milliseconds of <see cref="Environment.TickCount64"/>: the organisation's clock may stand still.</summary>
    public required long RealDeadline { get; init; }

    public StepOrigin? Origin { get; init; }

    /// <summary>Parts of the platform's own doing that a caller's request may not do, such as resolving a case by Update.</summary>
    public bool IsPlatform { get; init; }

    /// <summary>Faults if the two minutes are over.</summary>
    public void CheckTime(TimeProvider clock, string what)
    {
        if (clock.GetUtcNow() > Deadline || RealTimeLeft() == TimeSpan.Zero)
            throw Faults.Of(Faults.TimedOut, what);
    }

    /// <summary>What is left of the two minutes in real time; for ever while somebody steps through a plug-in.</summary>
    public TimeSpan RealTimeLeft() => Debugger.IsAttached
        ? Timeout.InfiniteTimeSpan
        : TimeSpan.FromMilliseconds(Math.Max(0, RealDeadline - Environment.TickCount64));
}
