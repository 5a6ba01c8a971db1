using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Cli.Input;
using CrmFeedback.Cli.Organization;

namespace CrmFeedback.Cli.Ingest;

/// <summary>How many rows ended how.</summary>
public sealed class IngestTotals
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Rows with a status.</summary>
    public int this[string status] => counts.GetValueOrDefault(status);

    /// <summary>All rows.</summary>
    public int Rows => counts.Values.Sum();

    /// <summary>Counts a row.</summary>
    public void Add(string status) => counts[status] = this[status] + 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Rows} rows: {string.Join(", ", counts.Select(pair => $"{pair.Value} {pair.Key}"))}";
}

/// <summary>
/// Sends rows to <c>cfb_IngestFeedback</c>, a hundred a call. A bad row is reported and never stops the others; rows there was no
/// time for are sent again; the same file may be sent any number of times.
/// </summary>
public sealed class FeedbackUpload(WebApiClient client, IngestMapping mapping, IngestReport report, int batchSize)
{
    /// <summary>Most rows the custom API takes in one call.</summary>
    public const int MostRows = 100;

    // A call carries one text parameter; Dataverse refuses requests beyond some megabytes.
    private const int MostCharacters = 2_000_000;

    // Each call stores at least one row, or the organisation is too slow to go on.
    private const int MostCallsWithoutProgress = 3;

    private readonly List<(long Line, JsonObject Row)> batch = [];
    private int characters;

    /// <summary>What became of the rows so far.</summary>
    public IngestTotals Totals { get; } = new();

    /// <summary>Sends all rows; <paramref name="progress"/> is told after every call.</summary>
    /// <exception cref="WebApiException">The organisation refuses or stays unreachable: what the report holds is stored, the rest is not.</exception>
    public async Task RunAsync(IEnumerable<InputRecord> records, IProgress<IngestTotals>? progress, CancellationToken cancellation)
    {
        foreach (var record in records)
        {
            var (row, error) = mapping.Row(record);
            if (row == null)
            {
                Note(record.Number, null, "rejected", null, null, error);
                continue;
            }

            if (report.IsStored(Text(row, "channel")!, Text(row, "externalId")!))
            {
                Totals.Add("stored before");
                continue;
            }

            var length = row.ToJsonString().Length;
            if (batch.Count == batchSize || batch.Count > 0 && characters + length > MostCharacters)
                await SendAsync(progress, cancellation);
            batch.Add((record.Number, row));
            characters += length;
        }

        await SendAsync(progress, cancellation);
    }

    private async Task SendAsync(IProgress<IngestTotals>? progress, CancellationToken cancellation)
    {
        var idle = 0;
        while (batch.Count > 0)
        {
            var rows = new JsonArray([.. batch.Select(item => item.Row.DeepClone())]);
            var body = new JsonObject { ["Rows"] = rows.ToJsonString() };
            var answer = await client.CallAsync("cfb_IngestFeedback", body.ToJsonString(), cancellation);
            using var results = JsonDocument.Parse(answer.GetProperty("Results").GetString()!);
            var left = new List<(long, JsonObject)>();
            foreach (var (item, result) in batch.Zip(results.RootElement.EnumerateArray()))
            {
                var status = Text(result, "status")!;
                if (string.Equals(status, "remaining", StringComparison.Ordinal))
                    left.Add(item);
                else
                    Note(item.Line, item.Row, status, Text(result, "id"), Text(result, "customer"), Text(result, "reason"));
            }

            idle = left.Count == batch.Count ? idle + 1 : 0;
            if (idle == MostCallsWithoutProgress)
                throw new WebApiException($"The organisation had no time for a single row in {MostCallsWithoutProgress} calls. Try again later, with a smaller --batch.");
            batch.Clear();
            batch.AddRange(left);
            progress?.Report(Totals);
        }

        characters = 0;
    }

    private void Note(long line, JsonObject? row, string status, string? id, string? customer, string? reason)
    {
        Totals.Add(status);
        report.Add(line, row == null ? null : Text(row, "channel"), row == null ? null : Text(row, "externalId"), status, id, customer, reason);
    }

    private static string? Text(JsonObject row, string name) => row[name]?.ToString();

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;
}
