using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using System.Threading;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>An organisation in memory: what the steps use of it and nothing more. Safe for threads.</summary>
public sealed class FakeOrganization : IOrganizationService, IOrganizationServiceFactory
{
    private readonly Dictionary<string, Dictionary<Guid, Entity>> tables = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long version;

    /// <summary>Its id: what the product keeps per organisation is not shared with another test's.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    public List<string> Calls { get; } = [];

    /// <summary>Owners whom the organisation refuses.</summary>
    public HashSet<Guid> OwnersWithoutPrivilege { get; } = [];

    /// <summary>Runs before a write, outside the lock: another transaction that gets in between.</summary>
    public Action<Entity>? BeforeWrite { get; set; }

    public IOrganizationService CreateOrganizationService(Guid? userId) =>
        userId == null ? this : throw new NotSupportedException("Steps work as SYSTEM.");

    /// <summary>Puts a row in, without a call being counted.</summary>
    public Guid Add(Entity row)
    {
        lock (gate)
            return Insert(row);
    }

    public IReadOnlyList<Entity> Rows(string table)
    {
        lock (gate)
            return [.. Table(table).Values.Select(Copy)];
    }

    public Entity Only(string table) => Assert.Single(Rows(table));

    /// <summary>Takes a row out, without a call being counted.</summary>
    public void Remove(string table, Guid id)
    {
        lock (gate)
            DeleteRow(table, id);
    }

    public Guid Create(Entity entity)
    {
        BeforeWrite?.Invoke(entity);
        lock (gate)
        {
            Calls.Add("Create " + entity.LogicalName);
            return Insert(entity);
        }
    }

    public void Update(Entity entity)
    {
        BeforeWrite?.Invoke(entity);
        lock (gate)
        {
            Calls.Add("Update " + entity.LogicalName);
            Change(entity);
        }
    }

    public void Delete(string entityName, Guid id)
    {
        lock (gate)
        {
            Calls.Add("Delete " + entityName);
            DeleteRow(entityName, id);
        }
    }

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        lock (gate)
        {
            var expression = query as QueryExpression ?? throw new NotSupportedException(query.GetType().Name);
            Calls.Add("RetrieveMultiple " + expression.EntityName);
            var rows = Table(expression.EntityName).Values.Where(r => Matches(r, expression.Criteria)).ToList();
            foreach (var order in expression.Orders.Reverse())
                rows = order.OrderType == OrderType.Ascending
                    ? [.. rows.OrderBy(r => Key(r, order.AttributeName))]
                    : [.. rows.OrderByDescending(r => Key(r, order.AttributeName))];
            var found = rows.SelectMany(r => Join(r, expression)).Take(expression.TopCount ?? int.MaxValue);
            return new EntityCollection([.. found]) { EntityName = expression.EntityName };
        }
    }

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        if (request is not UpdateRequest { ConcurrencyBehavior: ConcurrencyBehavior.IfRowVersionMatches } update)
            throw new NotSupportedException(request.RequestName);
        BeforeWrite?.Invoke(update.Target);
        lock (gate)
        {
            Calls.Add("Update " + update.Target.LogicalName);
            if (Existing(update.Target.LogicalName, update.Target.Id).RowVersion != update.Target.RowVersion)
                throw Fault(Faults.ConcurrencyVersionMismatch, "The version of the existing record doesn't match the RowVersion property provided.");
            Change(update.Target);
            return new UpdateResponse();
        }
    }

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException(nameof(Retrieve));

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException(nameof(Associate));

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException(nameof(Disassociate));

    public static FaultException<OrganizationServiceFault> Fault(int code, string message) =>
        new(new OrganizationServiceFault { ErrorCode = code, Message = message }, message);

    private Dictionary<Guid, Entity> Table(string name) =>
        tables.TryGetValue(name, out var rows) ? rows : tables[name] = [];

    private Guid Insert(Entity source)
    {
        var row = Copy(source);
        row.Id = source.Id == Guid.Empty ? Guid.NewGuid() : source.Id;
        row[IdColumn(row.LogicalName)] = row.Id;
        if (!row.Contains(CommonColumns.StateCode))
            row[CommonColumns.StateCode] = new OptionSetValue(0);
        if (row.LogicalName == FeedbackTable.Table
            && Table(FeedbackTable.Table).Values.Any(r => Equals(r[FeedbackTable.SourceKey], row[FeedbackTable.SourceKey])))
            throw Fault(Faults.DuplicateRecordEntityKey, "A record that has the attribute values Source key already exists.");
        Stamp(row);
        Table(row.LogicalName).Add(row.Id, row);
        foreach (var related in source.RelatedEntities)
        {
            if (related.Key.SchemaName != MentionTable.FeedbackRelationship)
                throw new NotSupportedException(related.Key.SchemaName);
            foreach (var mention in related.Value.Entities)
            {
                var child = Copy(mention);
                child[MentionTable.FeedbackId] = new EntityReference(FeedbackTable.Table, row.Id);
                Insert(child);
            }
        }

        return row.Id;
    }

    private void Change(Entity change)
    {
        var row = Existing(change.LogicalName, change.Id);
        if (change.GetAttributeValue<EntityReference>(CommonColumns.OwnerId) is { } owner && OwnersWithoutPrivilege.Contains(owner.Id))
            throw Fault(unchecked((int)0x80040220), "Principal is missing prvReadcfb_Feedback privilege.");
        foreach (var attribute in change.Attributes)
            row[attribute.Key] = attribute.Value;
        Stamp(row);
    }

    private void DeleteRow(string table, Guid id)
    {
        Existing(table, id);
        Table(table).Remove(id);
        if (table != FeedbackTable.Table)
            return;
        foreach (var mention in Table(MentionTable.Table).Values.Where(m => m.GetAttributeValue<EntityReference>(MentionTable.FeedbackId)?.Id == id).ToList())
            Table(MentionTable.Table).Remove(mention.Id);
        foreach (var row in Table(FeedbackTable.Table).Values.Where(r => r.GetAttributeValue<EntityReference>(FeedbackTable.DuplicateOfId)?.Id == id))
            row[FeedbackTable.DuplicateOfId] = null;
    }

    private Entity Existing(string table, Guid id) =>
        Table(table).TryGetValue(id, out var row) ? row : throw Fault(Faults.ObjectDoesNotExist, $"{table} With Id = {id} Does Not Exist");

    private void Stamp(Entity row)
    {
        row.RowVersion = (++version).ToString(System.Globalization.CultureInfo.InvariantCulture);
        row[CommonColumns.VersionNumber] = version;
    }

    private IEnumerable<Entity> Join(Entity row, QueryExpression query)
    {
        IEnumerable<Entity> found = [Cut(row, query.ColumnSet)];
        foreach (var link in query.LinkEntities)
            found = found.SelectMany(f => Join(row, f, link)).ToList();
        return found;
    }

    private IEnumerable<Entity> Join(Entity row, Entity cut, LinkEntity link)
    {
        if (link.JoinOperator != JoinOperator.LeftOuter)
            throw new NotSupportedException(link.JoinOperator.ToString());
        var joined = Table(link.LinkToEntityName).Values
            .Where(r => Equals(Plain(r, link.LinkToAttributeName), Plain(row, link.LinkFromAttributeName)) && Matches(r, link.LinkCriteria))
            .Select(r =>
            {
                var both = Copy(cut);
                foreach (var column in link.Columns.Columns.Where(c => r.Contains(c) && r[c] != null))
                    both[link.EntityAlias + "." + column] = new AliasedValue(link.LinkToEntityName, column, r[column]);
                return both;
            }).ToList();
        return joined.Count == 0 ? [cut] : joined;
    }

    private static Entity Cut(Entity row, ColumnSet columns)
    {
        var cut = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion };
        foreach (var column in columns.Columns.Where(c => row.Contains(c) && row[c] != null))
            cut[column] = row[column];
        return cut;
    }

    private static Entity Copy(Entity row)
    {
        var copy = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion };
        foreach (var attribute in row.Attributes)
            copy[attribute.Key] = attribute.Value;
        return copy;
    }

    private static bool Matches(Entity row, FilterExpression filter) => filter.Conditions.All(c => c.Operator switch
    {
        ConditionOperator.Equal => Equals(Plain(row, c.AttributeName), c.Values[0]),
        ConditionOperator.In => c.Values.Contains(Plain(row, c.AttributeName)),
        _ => throw new NotSupportedException(c.Operator.ToString()),
    });

    private static object? Plain(Entity row, string column) => (row.Contains(column) ? row[column] : null) switch
    {
        EntityReference reference => reference.Id,
        OptionSetValue option => option.Value,
        var value => value,
    };

    private static object? Key(Entity row, string column) => Plain(row, column);

    private static string IdColumn(string table) => table == EmailTable.Table ? EmailTable.Id : table + "id";
}
