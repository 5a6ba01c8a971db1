using System;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>Checks a correction before it is stored and notes what was, who and when; afterwards it can only be undone.</summary>
public sealed class StampCorrection : PluginBase
{
    private static readonly string[] Kept =
    {
        CorrectionTable.FeedbackId, CorrectionTable.Sentiment, CorrectionTable.Themes, CorrectionTable.WasSentiment,
        CorrectionTable.WasScore, CorrectionTable.WasThemes, CorrectionTable.CorrectedById, CorrectionTable.CorrectedOn,
        CorrectionTable.IsUndone, CorrectionTable.UndoneOn,
    };

    /// <summary>Declares the registrations.</summary>
    public StampCorrection()
        : base(
            Step.Before(Message.Create, CorrectionTable.Table),
            Step.Before(Message.Update, CorrectionTable.Table).When(Kept).WithPreImage(Kept))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        if (string.Equals(run.Context.MessageName, Message.Create, StringComparison.OrdinalIgnoreCase))
            CorrectionStamp.OnCreate(run.Service, run.Target, run.Context.InitiatingUserId, run.Now);
        else if (run.Context.PreEntityImages.TryGetValue(Step.PreImage, out var before))
            CorrectionStamp.OnUpdate(run.Target, before, run.Now);
        else
            throw new InvalidPluginExecutionException("The step on Update of cfb_correction lacks its pre-image. Import the solution again.");
        return "stamped";
    }
}
