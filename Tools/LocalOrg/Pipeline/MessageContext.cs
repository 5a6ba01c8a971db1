using System;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Security;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>One message on its way through the pipeline.</summary>
internal sealed class MessageContext
{
    private OrganizationTransaction? _transaction;

    public MessageContext(OrganizationCore core, CallScope scope, string messageName, ParameterCollection input)
    {
        Core = core;
        Scope = scope;
        MessageName = messageName;
        Input = input;
        _transaction = scope.Transaction;
    }

    public OrganizationCore Core { get; }

    public CallScope Scope { get; }

    public string MessageName { get; }

    public ParameterCollection Input { get; }

    public ParameterCollection Output { get; } = new();

    public ParameterCollection SharedVariables { get; } = new();

    public Guid OperationId { get; } = Guid.NewGuid();

    /// <summary>The message's table; null for a message without one.</summary>
    public TableDefinition? Table { get; set; }

    public string TableName => Table?.LogicalName ?? "none";

    /// <summary>The row the message is about; empty before a Create.</summary>
    public Guid RecordId { get; set; }

    /// <summary>The context that stages 20 to 40 see as their parent: that of stage 10.</summary>
    public PluginExecutionContext? OuterContext { get; set; }

    /// <summary>The stored row, read once by the main operation's checks.</summary>
    public Entity? Stored { get; set; }

    /// <summary>The transaction; only from stage 20 on.</summary>
    public OrganizationTransaction Transaction
    {
        get => _transaction ?? throw new InvalidOperationException($"{MessageName} has no transaction yet.");
        set => _transaction = value;
    }

    public bool IsInTransaction => _transaction is not null;

    public IStoreSession Session => Transaction.Session;

    public OrganizationMetadata Metadata => Core.Store.Metadata;

    public DateTime Now
    {
        get
        {
            // Dataverse stores whole seconds.
            var now = Core.Clock.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        }
    }

    public Entity Target => Required<Entity>("Target");

    /// <summary>The user the message runs as.</summary>
    public Principal Caller
    {
        get
        {
            var caller = Transaction.FindPrincipal("systemuser", Scope.UserId) ?? throw Faults.Of(Faults.UserNotFound, Scope.UserId);
            return caller.IsEnabled || caller.IsSystem ? caller : throw Faults.Of(Faults.UserDisabled, Scope.UserId);
        }
    }

    /// <summary>The rows the caller may read.</summary>
    public RowAccess ReadAccess()
    {
        var caller = Caller;
        return new RowAccess(caller.Id, caller.BusinessUnitId, table =>
        {
            // A link to a table without read privilege fails the whole query; it does not just find nothing.
            AccessControl.CheckPrivilege(caller, table, AccessRight.Read);
            var access = AccessControl.Rows(caller, table, AccessRight.Read, Transaction.UnitsBelow);
            return access.AllRows ? access : access with { SharedRows = ShareRows.Readable(Session, caller, table) };
        })
        {
            TeamIds = caller.TeamIds,
            TimeZone = () => TimeZones.Of(
                Session.Find("usersettings", caller.Id, new ColumnSet("timezonecode"), ReadOptions.Raw)?.GetAttributeValue<int?>("timezonecode") ?? TimeZones.Utc),
        };
    }

    /// <summary>Faults unless the caller holds the right on the row.</summary>
    /// <param name="row">The row with <see cref="AccessControl.OwnershipColumns"/>.</param>
    public void CheckRow(TableDefinition table, AccessRight right, Entity row) =>
        AccessControl.CheckRow(Caller, table, right, row, Transaction.UnitsBelow, () => ShareRows.RightsOf(Session, Caller, row.Id));

    /// <summary>A parameter the request must carry.</summary>
    public T Required<T>(string name) where T : notnull => Input.TryGetValue(name, out var value) && value is not null
        ? value is T typed ? typed : throw Faults.Of(Faults.ParameterType, MessageName, name, typeof(T).Name, value.GetType().Name)
        : throw Faults.Of(Faults.ParameterMissing, MessageName, name);

    /// <summary>A parameter the request may carry.</summary>
    public T? Optional<T>(string name) => !Input.TryGetValue(name, out var value) || value is null
        ? default
        : value is T typed ? typed : throw Faults.Of(Faults.ParameterType, MessageName, name, typeof(T).Name, value.GetType().Name);

    /// <summary>Sends a message on the platform's own account within this one: same caller, same transaction, same depth.</summary>
    public OrganizationResponse Nested(OrganizationRequest request, bool isPlatform = false) =>
        Core.Messages.Dispatch(request, Scope with
        {
            Transaction = _transaction,
            ParentContext = PluginExecutionContext.Of(this, 30),
            IsPlatform = isPlatform,
            RequestId = null,
        });

    /// <summary>The same message with another target: one part of a split Update.</summary>
    public MessageContext WithTarget(Entity target)
    {
        var input = new ParameterCollection();
        foreach (var (name, value) in Input)
            input[name] = string.Equals(name, "Target", StringComparison.Ordinal) ? target : value;
        return new MessageContext(Core, Scope, MessageName, input)
        {
            Table = Table,
            RecordId = RecordId,
            OuterContext = OuterContext,
            _transaction = _transaction,
        };
    }
}
