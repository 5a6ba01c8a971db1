using System;
using CrmFeedback.Feedback;
using CrmFeedback.FollowUp;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>Completes a new follow-up and guards its course: illegal transitions are refused, times stamped, the open key kept.</summary>
public sealed class StampFollowUp : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public StampFollowUp()
        : base(
            Step.Before(Message.Create, FollowUpTable.Table),
            Step.Before(Message.Update, FollowUpTable.Table).When(FollowUpStamp.Watched).WithPreImage(FollowUpStamp.Watched))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        if (string.Equals(run.Context.MessageName, Message.Create, StringComparison.OrdinalIgnoreCase))
            FollowUpStamp.OnCreate(run.Target, customer => CustomerNames.Find(run.Service, customer), run.Now);
        else if (run.Context.PreEntityImages.TryGetValue(Step.PreImage, out var before))
            FollowUpStamp.OnUpdate(run.Target, before, () => SystemUser.IsCaller(run.Service, run.Context.UserId), run.Now);
        else
            throw new InvalidPluginExecutionException("The step on Update of cfb_followup lacks its pre-image. Import the solution again.");
        return "stamped";
    }
}
