using System;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Assign: the older message for an Update of <c>ownerid</c>; steps of both run.</summary>
internal sealed class AssignHandler : PipelineHandler
{
    public override string MessageName => "Assign";

    public override bool HasPreImage => true;

    public override bool HasPostImage => true;

    public override void Prepare(MessageContext message) => TargetRow.Prepare(message, "Target");

    public override void Main(MessageContext message) =>
        message.Nested(new OrganizationRequest("Update")
        {
            ["Target"] = new Entity(message.TableName, message.RecordId) { ["ownerid"] = message.Required<EntityReference>("Assignee") },
        });
}

/// <summary>SetState: the older message for an Update of <c>statecode</c> and <c>statuscode</c>; steps of both run.</summary>
internal sealed class SetStateHandler : PipelineHandler
{
    public override string MessageName => "SetState";

    public override bool HasPreImage => true;

    public override bool HasPostImage => true;

    public override void Prepare(MessageContext message) => TargetRow.Prepare(message, "EntityMoniker");

    public override void Main(MessageContext message)
    {
        var change = new Entity(message.TableName, message.RecordId) { [StateRules.State] = message.Required<OptionSetValue>("State") };
        // Status -1 means: the state's default reason.
        if (message.Required<OptionSetValue>("Status") is { Value: >= 0 } status)
            change[StateRules.Status] = status;
        message.Nested(new OrganizationRequest("Update") { ["Target"] = change });
    }
}

/// <summary>CloseIncident: stores the resolution and resolves the case. The only way to resolve one.</summary>
internal sealed class CloseIncidentHandler : PipelineHandler
{
    public override string MessageName => "Close";

    public override System.Collections.Generic.IReadOnlyList<string> Aliases => ["CloseIncident"];

    public override void Prepare(MessageContext message)
    {
        var resolution = message.Required<Entity>("IncidentResolution");
        var incident = resolution.GetAttributeValue<EntityReference>("incidentid") ?? throw Faults.Of(Faults.ParameterMissing, "CloseIncident", "IncidentResolution.incidentid");
        message.Table = message.Metadata.RequireTable("incident");
        message.RecordId = incident.Id;
    }

    public override void Main(MessageContext message)
    {
        var resolution = message.Required<Entity>("IncidentResolution");
        var id = (Guid)message.Nested(new OrganizationRequest("Create") { ["Target"] = resolution })["id"];
        message.Nested(new OrganizationRequest("Update") { ["Target"] = new Entity("incidentresolution", id) { [StateRules.State] = new OptionSetValue(1) } });
        var change = new Entity("incident", message.RecordId) { [StateRules.State] = new OptionSetValue(1) };
        if (message.Required<OptionSetValue>("Status") is { Value: >= 0 } status)
            change[StateRules.Status] = status;
        message.Nested(new OrganizationRequest("Update") { ["Target"] = change }, isPlatform: true);
    }
}

/// <summary>Messages whose parameter is a reference to the row they are about.</summary>
internal static class TargetRow
{
    public static void Prepare(MessageContext message, string parameter)
    {
        var target = message.Required<EntityReference>(parameter);
        message.Table = message.Metadata.RequireTable(target.LogicalName ?? "");
        target.Id = RecordKeys.Resolve(message, message.Table, target.Id, target.KeyAttributes);
        message.RecordId = target.Id;
    }
}
