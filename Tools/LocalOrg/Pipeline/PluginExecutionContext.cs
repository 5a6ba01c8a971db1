using System;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>What a plug-in sees of the message it runs for.</summary>
internal sealed class PluginExecutionContext : IPluginExecutionContext4
{
    private static readonly EntityImageCollection[] s_noCollections = [];

    public int Stage { get; init; }

    public int Mode { get; init; }

    /// <summary>2: the sandbox, where all online plug-ins run.</summary>
    public int IsolationMode => 2;

    public int Depth { get; init; }

    public required string MessageName { get; init; }

    public required string PrimaryEntityName { get; init; }

    public Guid PrimaryEntityId { get; init; }

    public string SecondaryEntityName => "none";

    public Guid? RequestId { get; init; }

    public required ParameterCollection InputParameters { get; init; }

    public required ParameterCollection OutputParameters { get; init; }

    public required ParameterCollection SharedVariables { get; init; }

    public EntityImageCollection PreEntityImages { get; init; } = new();

    public EntityImageCollection PostEntityImages { get; init; } = new();

    // Filled for CreateMultiple and UpdateMultiple only, which are refused by name.
    public EntityImageCollection[] PreEntityImagesCollection => s_noCollections;

    public EntityImageCollection[] PostEntityImagesCollection => s_noCollections;

    public Guid UserId { get; init; }

    public Guid InitiatingUserId { get; init; }

    public Guid AuthenticatedUserId => InitiatingUserId;

    public Guid BusinessUnitId { get; init; }

    public Guid OrganizationId => WellKnown.OrganizationId;

    public string OrganizationName => OrganizationCore.OrganizationName;

    public EntityReference? OwningExtension { get; init; }

    public Guid CorrelationId { get; init; }

    public Guid OperationId { get; init; }

    public DateTime OperationCreatedOn { get; init; }

    public bool IsExecutingOffline => false;

    public bool IsOfflinePlayback => false;

    public bool IsInTransaction { get; init; }

    public IPluginExecutionContext? ParentContext { get; init; }

    public Guid UserAzureActiveDirectoryObjectId => Guid.Empty;

    public Guid InitiatingUserAzureActiveDirectoryObjectId => Guid.Empty;

    public Guid InitiatingUserApplicationId => Guid.Empty;

    public Guid PortalsContactId => Guid.Empty;

    public bool IsPortalsClientCall => false;

    /// <summary>The context of a message at a stage, without step and images.</summary>
    public static PluginExecutionContext Of(MessageContext message, int stage) => For(message, stage, null, new EntityImageCollection(), new EntityImageCollection());

    /// <summary>
    /// The context of stage 10 of Create, Update and Delete, with shared variables of its own: the later stages reach them
    /// through ParentContext only.
    /// </summary>
    public static PluginExecutionContext Outer(MessageContext message) => For(message, (int)PipelineStage.PreValidation, null, new EntityImageCollection(), new EntityImageCollection(), new ParameterCollection());

    /// <summary>The context of a step that runs for a message.</summary>
    public static PluginExecutionContext For(MessageContext message, int stage, StepDefinition? step, EntityImageCollection preImages, EntityImageCollection postImages, ParameterCollection? shared = null)
    {
        var isAsynchronous = step?.IsAsynchronous == true;
        var outside = stage == (int)PipelineStage.PreValidation;
        return new PluginExecutionContext
        {
            Stage = stage,
            Mode = isAsynchronous ? 1 : 0,
            Depth = message.Scope.Depth,
            MessageName = message.MessageName,
            PrimaryEntityName = message.TableName,
            PrimaryEntityId = message.RecordId,
            RequestId = message.Scope.RequestId,
            InputParameters = message.Input,
            OutputParameters = message.Output,
            SharedVariables = shared ?? (outside ? message.OuterContext?.SharedVariables : null) ?? message.SharedVariables,
            PreEntityImages = preImages,
            PostEntityImages = postImages,
            UserId = message.Scope.UserId,
            InitiatingUserId = message.Scope.InitiatingUserId,
            BusinessUnitId = message.IsInTransaction
                ? message.Transaction.FindPrincipal("systemuser", message.Scope.UserId)?.BusinessUnitId ?? WellKnown.RootBusinessUnitId
                : message.Core.BusinessUnitOf(message.Scope.UserId),
            OwningExtension = step is null ? null : new EntityReference("sdkmessageprocessingstep", step.Id) { Name = step.Name },
            CorrelationId = message.Scope.CorrelationId,
            OperationId = message.OperationId,
            OperationCreatedOn = message.Now,
            IsInTransaction = !isAsynchronous && message.IsInTransaction,
            ParentContext = outside ? message.Scope.ParentContext : message.OuterContext ?? message.Scope.ParentContext,
        };
    }
}
