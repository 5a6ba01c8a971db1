using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>
/// Runs a message: stage 10 outside its transaction, then inside it stage 20, the main operation and synchronous stage 40;
/// asynchronous steps are written down in the same transaction and start after it committed.
/// </summary>
internal sealed class MessagePipeline(OrganizationCore core)
{
    public void Run(MessageContext message, PipelineHandler handler)
    {
        message.Scope.CheckTime(core.Clock, message.MessageName);
        handler.Prepare(message);
        var steps = StepsOf(message);
        if (handler.SeparatesPreValidation)
            message.OuterContext = PluginExecutionContext.Outer(message);
        RunStage(message, handler, steps, PipelineStage.PreValidation, null, null);
        core.InTransaction(message, handler.Writes || steps.Any(s => !s.IsAsynchronous && s.Stage != PipelineStage.PreValidation), () =>
        {
            foreach (var part in handler.Split(message))
            {
                RunPart(part, handler, steps);
                if (!ReferenceEquals(part, message))
                    Merge(part.Output, message.Output);
            }

            handler.Complete(message);
        });
    }

    private void RunPart(MessageContext message, PipelineHandler handler, IReadOnlyList<StepDefinition> steps)
    {
        handler.Authorize(message);
        var before = handler.HasPreImage ? StepImages.Read(message, steps, StepImageType.PreImage) : null;
        RunStage(message, handler, steps, PipelineStage.PreOperation, before, null);
        handler.Main(message);
        var after = handler.HasPostImage ? StepImages.Read(message, steps, StepImageType.PostImage) : null;
        RunStage(message, handler, steps, PipelineStage.PostOperation, before, after);
        message.Scope.CheckTime(core.Clock, message.MessageName);
        foreach (var step in steps.Where(s => s.IsAsynchronous && IsWanted(s, handler.SentColumns(message))))
        {
            var context = PluginExecutionContext.For(message, (int)step.Stage, step,
                StepImages.For(step, before, StepImageType.PreImage), StepImages.For(step, after, StepImageType.PostImage));
            core.Jobs.Enqueue(message, step, context);
        }
    }

    private void RunStage(MessageContext message, PipelineHandler handler, IReadOnlyList<StepDefinition> steps, PipelineStage stage, Entity? before, Entity? after)
    {
        foreach (var step in steps)
        {
            // Filters look at what the Target holds now: a step of an earlier stage may have added a column.
            if (step.IsAsynchronous || step.Stage != stage || !IsWanted(step, handler.SentColumns(message)))
                continue;
            message.Scope.CheckTime(core.Clock, message.MessageName);
            var context = PluginExecutionContext.For(message, (int)stage, step,
                StepImages.For(step, before, StepImageType.PreImage), StepImages.For(step, after, StepImageType.PostImage));
            core.Plugins.RunStep(step, context, PluginCalls.Within(message, step));
            message.Scope.CheckTime(core.Clock, step.TypeName);
            if (message.IsInTransaction)
                message.Transaction.ThrowIfDoomed();
        }
    }

    private List<StepDefinition> StepsOf(MessageContext message) => core.Store.Catalog.Steps
        .Where(s => s.IsEnabled
            && string.Equals(s.Message, message.MessageName, StringComparison.OrdinalIgnoreCase)
            && (s.Table is null || string.Equals(s.Table, message.Table?.LogicalName, StringComparison.Ordinal)))
        .OrderBy(s => s.Rank).ThenBy(s => s.Id)
        .ToList();

    private static bool IsWanted(StepDefinition step, ICollection<string>? sent) =>
        sent is null || step.FilteringColumns.Count == 0 || step.FilteringColumns.Any(sent.Contains);

    private static void Merge(ParameterCollection from, ParameterCollection to)
    {
        foreach (var (name, value) in from)
            to[name] = value;
    }
}
