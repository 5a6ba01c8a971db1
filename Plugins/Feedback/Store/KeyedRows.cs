using System;
using System.Collections.Generic;
using System.Diagnostics;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>
/// The rows of a table that carry a text key, batch by batch. For asynchronous steps: a customer may have more rows than
/// two minutes suffice for, so the work stops in time and the platform is asked to run the step again, which goes on.
/// </summary>
public sealed class KeyedRows
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly IOrganizationService service;
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>Starts the clock.</summary>
    public KeyedRows(IOrganizationService service) => this.service = service;

    /// <summary>Hands every row to <paramref name="change"/>, which must take the key away from it or delete it.</summary>
    /// <param name="table">Logical name.</param>
    /// <param name="column">The column of the key.</param>
    /// <param name="key">The value looked for.</param>
    /// <param name="columns">Columns to read.</param>
    /// <param name="change">What to do with a row.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="InvalidPluginExecutionException">Time is up; with <see cref="OperationStatus.Retry"/>.</exception>
    public int Each(string table, string column, string key, string[] columns, Action<Entity> change)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(columns), TopCount = BatchSize };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, key);
        var seen = new HashSet<Guid>();
        while (true)
        {
            var rows = service.RetrieveMultiple(query).Entities;
            var fresh = 0;
            foreach (var row in rows)
            {
                if (watch.Elapsed > Longest)
                    throw new InvalidPluginExecutionException(OperationStatus.Retry, "Customer feedback: " + table + " has more rows of one customer than one run can change; going on.");
                if (!seen.Add(row.Id))
                    continue;
                change(row);
                fresh++;
            }

            if (rows.Count < BatchSize || fresh == 0)
                return seen.Count;
        }
    }

    /// <summary>Deletes every row with the key. One that another job deletes meanwhile faults, and the step runs again.</summary>
    /// <returns>Number of rows.</returns>
    public int Delete(string table, string column, string key) =>
        Each(table, column, key, Array.Empty<string>(), row => service.Delete(table, row.Id));
}
