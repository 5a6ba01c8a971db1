using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace CrmFeedback.Cli.Organization;

/// <summary>
/// When a request is sent again: Dataverse's service protection (429 with Retry-After), a conflict of two calls (409), and what
/// passes by itself (408, 502, 503, 504, a broken connection). Nine attempts in all, one second apart at first, then twice as long each time.
/// </summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>The policy.</summary>
    /// <param name="hasAnswered">Whether the organisation has answered before: an address that never did is wrong, not busy.</param>
    /// <param name="waiting">Told how long it waits and why.</param>
    /// <param name="time">The clock.</param>
    public static ResiliencePipeline<HttpResponseMessage> Create(Func<bool> hasAnswered, Action<TimeSpan, string> waiting, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 8,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromMinutes(1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome switch
                {
                    { Exception: HttpRequestException } => hasAnswered(),
                    { Result: { } response } => IsPassing(response.StatusCode),
                    _ => false,
                }),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } response ? Asked(response, time) : null),
                OnRetry = args =>
                {
                    waiting(args.RetryDelay, args.Outcome.Result is { } response ? $"HTTP {(int)response.StatusCode}" : args.Outcome.Exception!.Message);
                    args.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict or HttpStatusCode.RequestTimeout
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    // Null leaves the pause to the policy.
    private static TimeSpan? Asked(HttpResponseMessage response, TimeProvider time)
    {
        var after = response.Headers.RetryAfter;
        var pause = after?.Delta ?? (after?.Date - time.GetUtcNow());
        return pause is not { } asked || asked < TimeSpan.Zero ? null : asked > LongestPause ? LongestPause : asked;
    }
}
