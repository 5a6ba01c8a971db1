using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Tests.LocalOrg.Storage;

/// <summary>A temporary store and short ways to fill and ask it.</summary>
internal static class TestStore
{
    public static SqliteStore Open(TimeProvider? clock = null, bool customerService = true) =>
        SqliteStore.Open(new StoreOptions { Clock = clock ?? TimeProvider.System, CustomerService = customerService });

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static Entity Row(string table, int id, params (string Column, object? Value)[] values)
    {
        var row = new Entity(table, Id(id));
        foreach (var (column, value) in values)
            row[column] = value;
        return row;
    }

    public static IStoreSession Writing(this IStore store) => store.BeginWrite();

    public static void Insert(this IStore store, params Entity[] rows)
    {
        using var session = store.BeginWrite();
        foreach (var row in rows)
            session.Insert(row);
        session.Commit();
    }

    public static EntityCollection Query(this IStore store, QueryBase query, RowAccess? access = null)
    {
        using var session = store.BeginRead();
        return session.Query(query, access ?? RowAccess.Unrestricted());
    }

    public static EntityCollection Fetch(this IStore store, string fetchXml, RowAccess? access = null) => store.Query(new FetchExpression(fetchXml), access);

    /// <summary>The names of accounts that meet FetchXML conditions, in order of name.</summary>
    public static IReadOnlyList<string> AccountsWhere(this IStore store, string conditions, RowAccess? access = null)
    {
        var names = new List<string>();
        foreach (var row in store.Fetch($"<fetch><entity name='account'><attribute name='name'/><order attribute='name'/><filter>{conditions}</filter></entity></fetch>", access).Entities)
            names.Add(row.GetAttributeValue<string>("name"));
        return names;
    }
}

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(string utc) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
