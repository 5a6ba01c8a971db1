using CrmFeedback.Feedback;
using CrmFeedback.FollowUp;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>Two accounts or contacts became one: what the loser said is the winner's.</summary>
public sealed class MergeCustomer : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public MergeCustomer()
        : base(Step.Later(Message.Merge, AccountTable.Table), Step.Later(Message.Merge, ContactTable.Table))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var table = run.Context.PrimaryEntityName;
        var moved = CustomerMerge.Run(run.Service, table, run.SubordinateId) + "; " + FollowUpMerge.Run(run.Service, table, run.SubordinateId);
        // Feedback of the loser's contacts moved by its account lookup alone, which no step is told of.
        var winner = new EntityReference(table, MergedRecord.Survivor(run.Service, table, run.SubordinateId));
        return moved + "; " + new StandingRollUp(run.Service, StandingSettings.Read(run.Service, run.Variables), run.Now, mayFault: true).Run(winner, skipIfReadLater: false);
    }
}
