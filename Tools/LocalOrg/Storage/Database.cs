using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>One connection to the data file with its prepared statements.</summary>
internal sealed class Database : IDisposable
{
    // Queries are made of what callers send, so their number has no bound of its own.
    private const int MostStatements = 500;

    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);

    public Database(string path, bool durable)
    {
        Connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadWriteCreate }.ToString());
        Connection.Open();
        Connection.CreateCollation(SqlNames.Collation, FoldedText.Compare);
        Connection.CreateFunction<string?, string?, bool?>(SqlNames.LikeFunction, (pattern, text) => pattern is null || text is null ? null : FoldedText.Like(pattern, text), isDeterministic: true);
        Connection.CreateFunction<string?, string, string?>(SqlNames.LocalTimeFunction, LocalTime, isDeterministic: true);
        Run($"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(durable ? "NORMAL" : "OFF")}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;");
    }

    public SqliteConnection Connection { get; }

    private static string? LocalTime(string? utc, string zone) => utc is null ? null
        : TimeZoneInfo.ConvertTimeFromUtc(DateTime.ParseExact(utc, ColumnCodec.DateFormat, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone))
            .ToString(ColumnCodec.DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Runs statements without parameters, not kept.</summary>
    public void Run(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a kept statement and gives the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Statement(sql, values).ExecuteNonQuery();

    /// <summary>The first value of a kept query, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Statement(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Reads a kept query. Read to the end and dispose before the same text is run again.</summary>
    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Statement(sql, values).ExecuteReader();

    public void Dispose()
    {
        Forget();
        Connection.Dispose();
    }

    private SqliteCommand Statement(string sql, ReadOnlySpan<object?> values)
    {
        if (!statements.TryGetValue(sql, out var command))
        {
            if (statements.Count >= MostStatements)
                Forget();
            command = Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter(ParameterName(i), null));
            statements[sql] = command;
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    /// <summary>Name of the parameter with this position.</summary>
    public static string ParameterName(int position) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"$p{position}");

    private void Forget()
    {
        foreach (var command in statements.Values)
            command.Dispose();
        statements.Clear();
    }
}
