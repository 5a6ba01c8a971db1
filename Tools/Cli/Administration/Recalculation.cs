using System;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Cli.Organization;

namespace CrmFeedback.Cli.Administration;

/// <summary>Calls <c>cfb_RecalculateSatisfaction</c> until no standing is due.</summary>
public static class Recalculation
{
    // A call that recalculates nothing while rows remain is held up by another; a few in a row will not end.
    private const int MostIdleCalls = 5;

    /// <summary>Runs to the end.</summary>
    /// <param name="client">The organisation.</param>
    /// <param name="maxRows">Standings a call, 1 to 500.</param>
    /// <param name="progress">Told after each call: recalculated so far, and what remains.</param>
    /// <param name="cancellation">Stops between two calls.</param>
    /// <returns>Number of standings recalculated.</returns>
    /// <exception cref="WebApiException">The organisation refuses, or makes no progress.</exception>
    public static async Task<int> RunAsync(WebApiClient client, int maxRows, IProgress<(int Done, int Remaining)>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var idle = 0;
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"maxRows":{{maxRows}}}""");
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            JsonElement answer = await client.CallAsync("cfb_RecalculateSatisfaction", body, cancellation);
            var now = answer.GetProperty("Recalculated").GetInt32();
            var remaining = answer.GetProperty("Remaining").GetInt32();
            done += now;
            progress?.Report((done, remaining));
            if (remaining == 0)
                return done;
            idle = now == 0 ? idle + 1 : 0;
            if (idle == MostIdleCalls)
                throw new WebApiException($"{remaining} standings are due, and {MostIdleCalls} calls recalculated none of them. See the plug-in trace of cfb_RecalculateSatisfaction.");
        }
    }
}
