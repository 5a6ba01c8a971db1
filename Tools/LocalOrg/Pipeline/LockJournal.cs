using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>One row written inside a transaction: on SQL Server it stays locked until that transaction ends.</summary>
/// <param name="Order">Position within the transaction, from 0.</param>
/// <param name="Table">The row's table.</param>
/// <param name="Id">The row's id.</param>
/// <param name="Operation">Insert, Update or Delete.</param>
/// <param name="MessageName">The message whose main operation wrote the row.</param>
/// <param name="StepName">The plug-in step that asked for it, or null if no plug-in did.</param>
/// <param name="StepIsSynchronous">True if that step runs inside the save's own transaction.</param>
public sealed record RowLock(int Order, string Table, Guid Id, RowOperation Operation, string MessageName, string? StepName, bool StepIsSynchronous);

/// <summary>What was done to a row.</summary>
public enum RowOperation
{
    Insert,
    Update,
    Delete,
}

/// <summary>The rows one transaction wrote, in order.</summary>
/// <param name="Number">Running number of the transaction in this process.</param>
/// <param name="Message">The message that opened it, for example <c>Create incident</c>.</param>
/// <param name="Committed">False if it was rolled back.</param>
/// <param name="Locks">The rows, in the order they were first locked.</param>
public sealed record TransactionLocks(long Number, string Message, bool Committed, ImmutableArray<RowLock> Locks);

/// <summary>
/// Records which rows each transaction wrote, in which order, and on whose behalf. SQLite has one writer and so never
/// shows what SQL Server's row locks would do to two saves at once; this record lets a test look.
/// Keeps the last <see cref="Capacity"/> transactions. Safe for many threads.
/// </summary>
public sealed class LockJournal
{
    /// <summary>How many transactions are kept.</summary>
    public const int Capacity = 20_000;

    private readonly object _gate = new();
    private readonly Queue<TransactionLocks> _transactions = new();
    private long _number;

    /// <summary>The recorded transactions, oldest first.</summary>
    public IReadOnlyList<TransactionLocks> Transactions
    {
        get
        {
            lock (_gate)
                return _transactions.ToArray();
        }
    }

    /// <summary>The rows written by synchronous plug-in steps that existed before their transaction: the ones other saves may wait for.</summary>
    public IReadOnlyList<RowLock> SharedRowsWrittenSynchronously() =>
        Transactions.SelectMany(t => t.Locks
            .Where(l => l.StepIsSynchronous && l.Operation != RowOperation.Insert)
            .Where(l => !t.Locks.Any(o => o.Operation == RowOperation.Insert && o.Order < l.Order && o.Id == l.Id && string.Equals(o.Table, l.Table, StringComparison.Ordinal))))
        .ToArray();

    /// <summary>Forgets what was recorded so far.</summary>
    public void Clear()
    {
        lock (_gate)
            _transactions.Clear();
    }

    internal void Add(string message, bool committed, ImmutableArray<RowLock> locks)
    {
        lock (_gate)
        {
            _transactions.Enqueue(new TransactionLocks(_number++, message, committed, locks));
            if (_transactions.Count > Capacity)
                _transactions.Dequeue();
        }
    }
}
