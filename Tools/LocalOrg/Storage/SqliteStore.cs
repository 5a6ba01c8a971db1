using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>The data file in SQLite: one writer at a time, readers beside it (write-ahead log).</summary>
public sealed partial class SqliteStore : IStore
{
    private const string InitializedName = "\u0001initialized";

    // More idle readers than this are closed instead of kept.
    private const int MostIdleReaders = 16;

    private readonly StoreOptions options;
    private readonly string path;
    private readonly Database writer;
    private readonly SemaphoreSlim writerTurn = new(1, 1);
    private readonly ConcurrentBag<Database> idleReaders = new();

    // An import changes tables and metadata together; a reader must not begin between the two.
    private readonly Lock snapshotGate = new();
    private long rowVersion;
    private long committedRowVersion;
    private Snapshot snapshot;
    private bool isDisposed;

    private SqliteStore(StoreOptions options)
    {
        this.options = options;
        path = options.Path ?? Path.Combine(Path.GetTempPath(), $"crmfeedback-{Guid.NewGuid():N}.db");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        writer = new(path, durable: options.Path is not null);
        try
        {
            SystemTables.Create(writer);
            rowVersion = committedRowVersion = SystemTables.RowVersion(writer);
            snapshot = Compose(SystemTables.Packages(writer));
            writer.Run("BEGIN IMMEDIATE");
            SchemaWriter.Apply(writer, snapshot.Metadata);
            writer.Run("COMMIT");
            IsNew = SystemTables.Value(writer, InitializedName) is null;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public OrganizationMetadata Metadata => snapshot.Metadata;

    /// <inheritdoc />
    public SolutionCatalog Catalog => snapshot.Catalog;

    /// <inheritdoc />
    public TimeProvider Clock => options.Clock;

    /// <inheritdoc />
    public bool IsNew { get; private set; }

    /// <summary>Opens the data file, or creates it with the base tables. Imported solutions are read again from their zips.</summary>
    public static SqliteStore Open(StoreOptions options) => new(options);

    /// <inheritdoc />
    public void MarkInitialized() => Change(() =>
    {
        SystemTables.SaveValue(writer, InitializedName, "1");
        IsNew = false;
        return true;
    });

    /// <inheritdoc />
    public IStoreSession BeginWrite(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        writerTurn.Wait(cancellationToken);
        return BeginWriteNow();
    }

    /// <inheritdoc />
    public async Task<IStoreSession> BeginWriteAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        await writerTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return BeginWriteNow();
    }

    /// <inheritdoc />
    public IStoreSession BeginRead()
    {
        var reader = TakeReader();
        lock (snapshotGate)
        {
            // SQLite takes its snapshot with the first read, not with BEGIN.
            reader.Run("BEGIN");
            reader.Scalar("SELECT 1 FROM _value LIMIT 1");
            return new SqliteSession(this, reader, snapshot.Metadata, canWrite: false);
        }
    }

    /// <inheritdoc />
    public byte[]? FindSolutionZip(string uniqueName) => Peek(database => SystemTables.Zip(database, uniqueName));

    /// <inheritdoc />
    public string? ReadValue(string name) => Peek(database => SystemTables.Value(database, name));

    /// <inheritdoc />
    public void WriteValue(string name, string? value) => Change(() =>
    {
        SystemTables.SaveValue(writer, name, value);
        return true;
    });

    /// <inheritdoc />
    public void Dispose()
    {
        if (isDisposed)
            return;
        writerTurn.Wait();
        isDisposed = true;
        while (idleReaders.TryTake(out var reader))
            reader.Dispose();
        writer.Dispose();
        if (options.Path is null)
        {
            foreach (var file in new[] { path, path + "-wal", path + "-shm" })
                File.Delete(file);
        }

        writerTurn.Dispose();
    }

    /// <summary>The next row version; only the writer asks.</summary>
    internal long NextVersion() => ++rowVersion;

    /// <summary>Ends a session's transaction and takes its connection back.</summary>
    internal void End(Database database, bool isWriter, bool commit)
    {
        if (isWriter)
        {
            try
            {
                EndWrite(commit);
            }
            finally
            {
                writerTurn.Release();
            }
        }
        else
        {
            database.Run("ROLLBACK");
            if (isDisposed || idleReaders.Count >= MostIdleReaders)
                database.Dispose();
            else
                idleReaders.Add(database);
        }
    }

    private SqliteSession BeginWriteNow()
    {
        try
        {
            writer.Run("BEGIN IMMEDIATE");
            return new(this, writer, snapshot.Metadata, canWrite: true);
        }
        catch
        {
            writerTurn.Release();
            throw;
        }
    }

    private void EndWrite(bool commit)
    {
        if (!commit)
        {
            writer.Run("ROLLBACK");
            rowVersion = committedRowVersion;
            return;
        }

        if (rowVersion != committedRowVersion)
            SystemTables.SaveRowVersion(writer, rowVersion);
        writer.Run("COMMIT");
        committedRowVersion = rowVersion;
    }

    private Database TakeReader()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return idleReaders.TryTake(out var reader) ? reader : new(path, durable: options.Path is not null);
    }

    // What is committed, without waiting for the writer: a caller may be the writer.
    private T Peek<T>(Func<Database, T> read)
    {
        var reader = TakeReader();
        try
        {
            return read(reader);
        }
        finally
        {
            idleReaders.Add(reader);
        }
    }

    // Runs a change of the store itself in the writer's turn; what it throws undoes it, snapshot included.
    private T Change<T>(Func<T> change)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        writerTurn.Wait();
        try
        {
            lock (snapshotGate)
            {
                var before = snapshot;
                writer.Run("BEGIN IMMEDIATE");
                try
                {
                    var result = change();
                    EndWrite(commit: true);
                    return result;
                }
                catch
                {
                    snapshot = before;
                    EndWrite(commit: false);
                    throw;
                }
            }
        }
        finally
        {
            writerTurn.Release();
        }
    }

    private sealed record Snapshot(OrganizationMetadata Metadata, SolutionCatalog Catalog);
}
