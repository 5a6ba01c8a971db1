using System;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>A custom API out of an imported solution: its plug-in type is the main operation.</summary>
internal sealed class CustomApiHandler(CustomApiDefinition api) : PipelineHandler
{
    public override string MessageName => api.UniqueName;

    public override void Prepare(MessageContext message)
    {
        foreach (var name in message.Input.Keys)
        {
            if (!(string.Equals(name, "Target", StringComparison.Ordinal) && api.Binding != CustomApiBinding.Global) && !api.RequestParameters.Any(p => string.Equals(p.Name, name, StringComparison.Ordinal)))
                throw Faults.Of(Faults.ParameterUnknown, api.UniqueName, name);
        }

        foreach (var parameter in api.RequestParameters)
        {
            var isSent = message.Input.TryGetValue(parameter.Name, out var value) && value is not null;
            if (!isSent && !parameter.IsOptional)
                throw Faults.Of(Faults.ParameterMissing, api.UniqueName, parameter.Name);
            if (isSent)
                CheckType(parameter, value!);
        }

        if (api.Binding == CustomApiBinding.Global)
            return;
        message.Table = message.Metadata.RequireTable(api.BoundTable ?? "");
        if (api.Binding == CustomApiBinding.EntityCollection)
            return;
        var target = message.Required<EntityReference>("Target");
        if (!string.Equals(target.LogicalName, api.BoundTable, StringComparison.Ordinal))
            throw Faults.Of(Faults.ParameterType, api.UniqueName, "Target", $"a reference to {api.BoundTable}", $"a reference to {target.LogicalName}");
        target.Id = RecordKeys.Resolve(message, message.Table, target.Id, target.KeyAttributes);
        message.RecordId = target.Id;
    }

    public override void Authorize(MessageContext message)
    {
        if (!string.IsNullOrEmpty(api.ExecutePrivilegeName))
            AccessControl.CheckPrivilege(message.Caller, api.UniqueName, api.ExecutePrivilegeName);
        if (api.Binding == CustomApiBinding.Entity && !message.Session.Exists(message.TableName, message.RecordId))
            throw Faults.Of(Faults.RecordNotFound, message.TableName, message.RecordId);
    }

    public override void Main(MessageContext message)
    {
        if (api.PluginTypeId is { } typeId)
        {
            var type = message.Core.Store.Catalog.FindPluginType(typeId)
                ?? throw Faults.Of(Faults.PluginUnavailable, typeId, api.Solution, $"custom API {api.UniqueName} refers to a plug-in type that no imported assembly registers");
            // The main operation is no step; the lock record names it like one.
            var step = new StepDefinition
            {
                Id = type.Id,
                Name = api.UniqueName,
                PluginTypeId = type.Id,
                TypeName = type.TypeName,
                Message = api.UniqueName,
                Stage = PipelineStage.MainOperation,
                Solution = api.Solution,
            };
            message.Core.Plugins.Run(type, type.Id, null, PluginExecutionContext.Of(message, (int)PipelineStage.MainOperation), PluginCalls.Within(message, step));
            message.Transaction.ThrowIfDoomed();
        }

        foreach (var name in message.Output.Keys)
        {
            var property = api.ResponseProperties.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal))
                ?? throw Faults.Of(Faults.ParameterUnknown, api.UniqueName, name);
            if (message.Output[name] is { } value)
                CheckType(property, value);
        }
    }

    private void CheckType(CustomApiField field, object value)
    {
        var type = TypeOf(field.Type);
        if (!type.IsInstanceOfType(value))
            throw Faults.Of(Faults.ParameterType, api.UniqueName, field.Name, type.Name, value.GetType().Name);
    }

    private static Type TypeOf(CustomApiFieldType type) => type switch
    {
        CustomApiFieldType.Boolean => typeof(bool),
        CustomApiFieldType.DateTime => typeof(DateTime),
        CustomApiFieldType.Decimal => typeof(decimal),
        CustomApiFieldType.Entity => typeof(Entity),
        CustomApiFieldType.EntityCollection => typeof(EntityCollection),
        CustomApiFieldType.EntityReference => typeof(EntityReference),
        CustomApiFieldType.Float => typeof(double),
        CustomApiFieldType.Integer => typeof(int),
        CustomApiFieldType.Money => typeof(Money),
        CustomApiFieldType.Picklist => typeof(OptionSetValue),
        CustomApiFieldType.StringArray => typeof(string[]),
        CustomApiFieldType.Guid => typeof(Guid),
        _ => typeof(string),
    };
}
