using System;
using System.Globalization;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>Fills the text key of the customer and an empty name of a survey response before it is stored. No service call.</summary>
public sealed class StampSurveyResponse : PluginBase
{
    /// <summary>Declares the registrations.</summary>
    public StampSurveyResponse()
        : base(
            Step.Before(Message.Create, SurveyResponseTable.Table),
            Step.Before(Message.Update, SurveyResponseTable.Table).When(SurveyResponseTable.CustomerId))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var target = run.Target;
        var creating = string.Equals(run.Context.MessageName, Message.Create, StringComparison.OrdinalIgnoreCase);
        if (creating || target.Contains(SurveyResponseTable.CustomerId))
            target[SurveyResponseTable.CustomerKey] = Key(target.GetAttributeValue<EntityReference>(SurveyResponseTable.CustomerId));
        if (creating && string.IsNullOrWhiteSpace(target.GetAttributeValue<string>(SurveyResponseTable.Name)))
            target[SurveyResponseTable.Name] = Name(target.GetAttributeValue<DateTime?>(SurveyResponseTable.RespondedOn) ?? run.Now);
        return "stamped";
    }

    private static string? Key(EntityReference? customer) =>
        CustomerReader.CustomerOrNull(customer) == null ? null : SourceKeys.Of(customer!.LogicalName, customer.Id);

    private static string Name(DateTime on) =>
        "Survey response " + SourceTime.Utc(on).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
