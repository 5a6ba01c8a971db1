using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>Refuses to delete a theme that ships: scores name its code for ever. An admin may deactivate it.</summary>
public sealed class KeepShippedThemes : PluginBase
{
    /// <summary>Declares the registration.</summary>
    public KeepShippedThemes()
        : base(Step.Before(Message.Delete, ThemeTable.Table).WithPreImage(ThemeTable.IsShipped, ThemeTable.Code))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        if (!run.Context.PreEntityImages.TryGetValue(Step.PreImage, out var theme) || !theme.GetAttributeValue<bool>(ThemeTable.IsShipped))
            return "an own theme may go";
        throw new InvalidPluginExecutionException(
            "The theme \"" + theme.GetAttributeValue<string>(ThemeTable.Code) + "\" ships with Customer Feedback and cannot be deleted. Deactivate it instead.");
    }
}
