using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Steps;

/// <summary>Two cases became one: what was said about the loser is about the winner.</summary>
public sealed class MergeCase : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public MergeCase()
        : base(Step.Later(Message.Merge, IncidentTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run) => CaseMerge.Run(run.Service, run.SubordinateId);
}
