using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Cli.Organization;

namespace CrmFeedback.Cli.Administration;

/// <summary>What a back-fill has done so far.</summary>
/// <param name="Table">Table being read.</param>
/// <param name="Read">Records read.</param>
/// <param name="Scored">Records scored.</param>
/// <param name="Skipped">Records that have feedback.</param>
/// <param name="Failed">Records that could not be scored.</param>
public sealed record BackfillProgress(string Table, int Read, int Scored, int Skipped, int Failed);

/// <summary>
/// Has cases, e-mails and survey responses scored that were saved before the solution was there, or while its steps were bypassed
/// (<c>cfb_ScoreRecords</c>). What has feedback is left alone, so a run that broke off is simply run again.
/// </summary>
public sealed class Backfill(WebApiClient client, int batchSize, bool all)
{
    /// <summary>Most ids a call.</summary>
    public const int MostRecords = 100;

    /// <summary>Tables with their entity set, primary key and what is worth sending.</summary>
    public static readonly IReadOnlyDictionary<string, (string Set, string Id, string Filter)> Tables = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        ["incident"] = ("incidents", "incidentid", "statecode ne 2"),
        ["email"] = ("emails", "activityid", "directioncode eq false and statecode ne 2"),
        ["cfb_surveyresponse"] = ("cfb_surveyresponses", "cfb_surveyresponseid", "statecode eq 0"),
    };

    private int read;
    private int scored;
    private int skipped;
    private int failed;

    /// <summary>Ids of the records that could not be scored, with what the organisation said.</summary>
    public List<(Guid Id, string Reason)> Failures { get; } = [];

    /// <summary>Scores the records of a table, oldest first.</summary>
    /// <param name="table">One of <see cref="Tables"/>.</param>
    /// <param name="since">Only records created from then on; null for all.</param>
    /// <param name="progress">Told after every call.</param>
    /// <param name="cancellation">Stops between two calls.</param>
    /// <exception cref="WebApiException">The organisation cannot be reached or refuses everything.</exception>
    public async Task RunAsync(string table, DateTimeOffset? since, IProgress<BackfillProgress>? progress, CancellationToken cancellation)
    {
        var (set, id, filter) = Tables[table];
        if (since is { } from)
            filter += " and createdon ge " + from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var ids = new List<Guid>();
        await foreach (var row in client.ReadAsync($"{set}?$select={id}&$filter={filter}&$orderby=createdon,{id}", cancellation))
        {
            ids.Add(row.GetProperty(id).GetGuid());
            read++;
            if (ids.Count == batchSize)
                await ScoreAsync(table, ids, progress, cancellation);
        }

        await ScoreAsync(table, ids, progress, cancellation);
    }

    private async Task ScoreAsync(string table, List<Guid> ids, IProgress<BackfillProgress>? progress, CancellationToken cancellation)
    {
        while (ids.Count > 0)
        {
            try
            {
                var remaining = await CallAsync(table, ids, cancellation);
                // An organisation too slow for one record in a minute will not get faster by asking.
                if (remaining == ids.Count)
                    throw new WebApiException("The organisation had no time for a single record. Try again later.");
                ids.RemoveRange(0, ids.Count - remaining);
            }
            catch (WebApiException error) when (error.Status is 400 or 500 or 409)
            {
                // One record stops its call, so the records of this call go one by one.
                await OneByOneAsync(table, ids, cancellation);
                ids.Clear();
            }

            progress?.Report(new BackfillProgress(table, read, scored, skipped, failed));
        }
    }

    private async Task OneByOneAsync(string table, List<Guid> ids, CancellationToken cancellation)
    {
        var before = failed;
        foreach (var id in ids)
        {
            try
            {
                await CallAsync(table, [id], cancellation);
            }
            catch (WebApiException error) when (error.Status is 400 or 500 or 409)
            {
                failed++;
                Failures.Add((id, error.Message));
            }
        }

        if (failed - before == ids.Count && scored + skipped == 0)
            throw new WebApiException($"No record of {table} could be scored: {Failures[^1].Reason}");
    }

    private async Task<int> CallAsync(string table, List<Guid> ids, CancellationToken cancellation)
    {
        var list = new JsonArray([.. ids.Select(id => (JsonNode)JsonValue.Create(id.ToString("D")))]);
        var body = new JsonObject { ["Table"] = table, ["Ids"] = list.ToJsonString(), ["All"] = all };
        JsonElement answer = await client.CallAsync("cfb_ScoreRecords", body.ToJsonString(), cancellation);
        scored += answer.GetProperty("Scored").GetInt32();
        skipped += answer.GetProperty("Skipped").GetInt32();
        return answer.GetProperty("Remaining").GetInt32();
    }
}
