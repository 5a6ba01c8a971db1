using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>A transaction on one connection, which goes back to the store on dispose.</summary>
internal sealed class SqliteSession : IStoreSession
{
    private readonly SqliteStore store;
    private readonly Database database;
    private bool isOpen = true;

    public SqliteSession(SqliteStore store, Database database, OrganizationMetadata metadata, bool canWrite)
    {
        this.store = store;
        this.database = database;
        Metadata = metadata;
        CanWrite = canWrite;
    }

    public bool CanWrite { get; }

    public OrganizationMetadata Metadata { get; }

    public Entity? Find(string table, Guid id, ColumnSet columns, ReadOptions? options = null)
    {
        Check();
        options ??= ReadOptions.Default;
        var definition = Metadata.RequireTable(table);
        var wanted = ProjectedColumn.Resolve(definition, columns);
        var stored = wanted.Where(column => SchemaWriter.IsStored(column) && !column.IsPrimaryId);
        var projected = RecordReader.WithIdentity(definition, null, stored.Select(column => ProjectedColumn.Of(null, definition, column)).ToArray());
        var sql = $"SELECT {string.Join(", ", projected.Select(column => column.Select))} FROM {SqlNames.Quote(table)} WHERE {SqlNames.Quote(definition.PrimaryId)} = $p0";
        List<Entity> records;
        using (var reader = database.Read(sql, ColumnCodec.Text(id)))
            records = RecordReader.Read(reader, definition, projected);
        if (options.Formatted)
            RecordDecorator.Decorate(database, Metadata, records, projected, options.LanguageCode);
        PartyLists.Fill(database, Metadata, records, wanted.Where(column => column.Type == ColumnType.PartyList).ToArray(), options.Formatted, options.LanguageCode);
        return records.Count == 0 ? null : records[0];
    }

    public bool Exists(string table, Guid id)
    {
        Check();
        var definition = Metadata.RequireTable(table);
        return database.Scalar($"SELECT 1 FROM {SqlNames.Quote(table)} WHERE {SqlNames.Quote(definition.PrimaryId)} = $p0", ColumnCodec.Text(id)) is not null;
    }

    public Entity? FindByKey(string table, KeyAttributeCollection key, ColumnSet columns, ReadOptions? options = null) =>
        FindIdByKey(table, key) is { } id ? Find(table, id, columns, options) : null;

    public Guid? FindIdByKey(string table, KeyAttributeCollection key)
    {
        Check();
        return KeyLookup.FindId(database, Metadata.RequireTable(table), key);
    }

    public long Insert(Entity record)
    {
        CheckWrite();
        var table = Writable(record);
        if (record.Id == Guid.Empty)
            throw new ColumnValueException(table.LogicalName, table.PrimaryId, $"A new row of '{table.LogicalName}' needs an id.");
        var version = store.NextVersion();
        var assignments = new Assignments(table);
        assignments.Add(table.RequireColumn(table.PrimaryId), record.Id);
        foreach (var (name, value) in record.Attributes)
        {
            var column = table.RequireColumn(name);
            if (!column.IsPrimaryId && SchemaWriter.IsStored(column) && !IsVersion(column))
                assignments.Add(column, value);
        }

        if (table.IsActivity && table.FindColumn("activitytypecode") is { } type)
            assignments.Add(type, table.LogicalName);
        if (table.FindColumn("versionnumber") is { } versionColumn)
            assignments.Add(versionColumn, version);
        Guard(table, record, () => database.Execute(assignments.Insert(), assignments.Values));
        WriteParties(table, record, replace: false);
        return version;
    }

    public long? Update(Entity record)
    {
        CheckWrite();
        var table = Writable(record);
        var version = store.NextVersion();
        var assignments = new Assignments(table);
        foreach (var (name, value) in record.Attributes)
        {
            var column = table.RequireColumn(name);
            if (!column.IsPrimaryId && SchemaWriter.IsStored(column) && !IsVersion(column))
                assignments.Add(column, value);
        }

        if (table.FindColumn("versionnumber") is { } versionColumn)
            assignments.Add(versionColumn, version);
        var changed = Guard(table, record, () => database.Execute(assignments.Update(record.Id), assignments.Values));
        if (changed == 0)
            return null;
        WriteParties(table, record, replace: true);
        return version;
    }

    public bool Delete(string table, Guid id)
    {
        CheckWrite();
        var definition = Writable(new Entity(table, id));
        if (definition.IsActivity)
            PartyLists.ClearAll(database, id);
        return database.Execute($"DELETE FROM {SqlNames.Quote(table)} WHERE {SqlNames.Quote(definition.PrimaryId)} = $p0", ColumnCodec.Text(id)) > 0;
    }

    public EntityCollection Query(QueryBase query, RowAccess access)
    {
        Check();
        return QueryRunner.Run(database, Metadata, store.Clock, query, access);
    }

    public void SetSavepoint(string name)
    {
        CheckWrite();
        database.Run($"SAVEPOINT {SqlNames.Quote(name)}");
    }

    public void RollbackTo(string name)
    {
        CheckWrite();
        database.Run($"ROLLBACK TO {SqlNames.Quote(name)}");
    }

    public void Commit()
    {
        Check();
        End(commit: true);
    }

    public void Rollback()
    {
        Check();
        End(commit: false);
    }

    public void Dispose()
    {
        if (isOpen)
            End(commit: false);
    }

    private void End(bool commit)
    {
        isOpen = false;
        store.End(database, CanWrite, commit);
    }

    private void Check() => ObjectDisposedException.ThrowIf(!isOpen, this);

    private void CheckWrite()
    {
        Check();
        if (!CanWrite)
            throw new InvalidOperationException("This session only reads; begin a writing one.");
    }

    private TableDefinition Writable(Entity record)
    {
        var table = Metadata.RequireTable(record.LogicalName);
        return BaseTables.Views.Contains(table.LogicalName)
            ? throw new NotSupportedException($"'{table.LogicalName}' is a view of other tables and cannot be written; write the concrete table (email, task; systemuser, team).")
            : table;
    }

    private static bool IsVersion(ColumnDefinition column) => string.Equals(column.LogicalName, "versionnumber", StringComparison.Ordinal);

    private int Guard(TableDefinition table, Entity record, Func<int> write)
    {
        try
        {
            return write();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            var duplicate = KeyLookup.Violated(table, exception.Message, name => record.Attributes.TryGetValue(name, out var value) ? value : null);
            throw duplicate is null ? new DuplicateRecordException(table.LogicalName, record.Id) : duplicate;
        }
    }

    private void WriteParties(TableDefinition table, Entity record, bool replace)
    {
        if (!table.IsActivity)
            return;
        foreach (var column in table.Columns.Where(column => column.Type == ColumnType.PartyList && record.Attributes.Contains(column.LogicalName)))
        {
            var rows = PartyLists.ToRows(record, column, record[column.LogicalName]).ToArray();
            if (replace && PartyLists.MaskOf(column.LogicalName) is { } mask)
                PartyLists.Clear(database, record.Id, mask);
            foreach (var row in rows)
                Insert(row);
        }
    }
}
