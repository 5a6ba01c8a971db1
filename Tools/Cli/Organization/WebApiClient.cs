using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Polly;

namespace CrmFeedback.Cli.Organization;

/// <summary>Calls an organisation over its Web API (Dataverse, or the local organisation, which asks for no token).</summary>
public sealed class WebApiClient : IDisposable
{
    /// <summary>Environment variable that holds the bearer token, so that it stands in no command line and no history.</summary>
    public const string TokenVariable = "CRMFEEDBACK_TOKEN";

    private const int PageSize = 500;

    private readonly HttpClient http;
    private readonly Uri root;
    private readonly Func<CancellationToken, ValueTask<string>>? token;
    private readonly ResiliencePipeline<HttpResponseMessage> retry;
    private bool hasAnswered;

    /// <summary>Opens a client.</summary>
    /// <param name="organization">Address of the organisation, such as <c>https://contoso.crm.dynamics.com</c>.</param>
    /// <param name="token">Bearer token; null for the local organisation.</param>
    /// <exception cref="ArgumentException">Not an http address, or a token would travel unencrypted.</exception>
    public WebApiClient(Uri organization, string? token)
        : this(organization, string.IsNullOrWhiteSpace(token) ? null : _ => ValueTask.FromResult(token.Trim()), new HttpClientHandler(), TimeProvider.System)
    {
    }

    /// <summary>Opens a client on a connection of the caller's.</summary>
    /// <exception cref="ArgumentException">Not an http address, or a token would travel unencrypted.</exception>
    public WebApiClient(Uri organization, Func<CancellationToken, ValueTask<string>>? token, HttpMessageHandler connection, TimeProvider time)
    {
        if (!organization.IsAbsoluteUri || organization.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{organization}' is not the address of an organisation. Give for example https://contoso.crm.dynamics.com.");
        if (organization.Scheme == "http" && !organization.IsLoopback)
            throw new ArgumentException($"'{organization}' is not encrypted: customers' words travel over https only (http is for the local organisation).");
        root = new Uri(organization, "/api/data/v9.2/");
        this.token = token;
        // A custom API may take its sixty seconds and the platform's two minutes.
        http = new HttpClient(connection) { Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        http.DefaultRequestHeaders.Add("OData-Version", "4.0");
        http.DefaultRequestHeaders.Add("OData-MaxVersion", "4.0");
        http.DefaultRequestHeaders.Add("Prefer", "odata.maxpagesize=" + PageSize.ToString(CultureInfo.InvariantCulture));
        retry = RetryPolicy.Create(() => hasAnswered, (pause, why) => Waiting?.Invoke(pause, why), time);
    }

    /// <summary>Told when a request waits to be sent again: for how long, and why.</summary>
    public Action<TimeSpan, string>? Waiting { get; set; }

    /// <summary>A client for the person at the command line (<see cref="Credentials"/>).</summary>
    /// <exception cref="ArgumentException">Not an http address, or a token would travel unencrypted.</exception>
    public static WebApiClient Open(Uri organization) => new(organization, Credentials.For(organization), new HttpClientHandler(), TimeProvider.System);

    /// <summary>Reads every row of a query, page by page.</summary>
    /// <exception cref="WebApiException">The organisation cannot be reached or refuses; says what it answered.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync(string query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (Uri? next = new(root, query); next != null;)
        {
            using var page = await SendAsync(HttpMethod.Get, next, null, cancellation);
            foreach (var row in page!.RootElement.GetProperty("value").EnumerateArray())
                yield return row.Clone();
            next = page.RootElement.TryGetProperty("@odata.nextLink", out var link) ? Within(new Uri(link.GetString()!)) : null;
        }
    }

    /// <summary>Calls an action or custom API.</summary>
    /// <returns>The response's properties; an undefined element if it has none.</returns>
    /// <exception cref="WebApiException">The organisation cannot be reached or refuses; says what it answered.</exception>
    public async Task<JsonElement> CallAsync(string action, string json, CancellationToken cancellation = default)
    {
        using var answer = await SendAsync(HttpMethod.Post, new Uri(root, action), json, cancellation);
        return answer?.RootElement.Clone() ?? default;
    }

    /// <summary>Creates or updates a row that an alternate key names, such as <c>cfb_settings(cfb_code='x')</c>.</summary>
    /// <exception cref="WebApiException">The organisation cannot be reached or refuses; says what it answered.</exception>
    public async Task StoreAsync(string row, string json, CancellationToken cancellation = default) =>
        (await SendAsync(HttpMethod.Patch, new Uri(root, row), json, cancellation))?.Dispose();

    /// <summary>Deletes a row.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="WebApiException">The organisation cannot be reached or refuses; says what it answered.</exception>
    public async Task<bool> DeleteAsync(string row, CancellationToken cancellation = default)
    {
        try
        {
            (await SendAsync(HttpMethod.Delete, new Uri(root, row), null, cancellation))?.Dispose();
            return true;
        }
        catch (WebApiException gone) when (gone.Status == 404)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    // The token goes with the request: a link to somewhere else is not followed.
    private Uri Within(Uri next) => next.Host == root.Host && next.Port == root.Port && next.Scheme == root.Scheme
        ? next
        : throw new WebApiException($"The organisation's next page is at {next.Host}, not at {root.Host}; not followed.");

    private async Task<JsonDocument?> SendAsync(HttpMethod method, Uri address, string? json, CancellationToken cancellation)
    {
        try
        {
            using var response = await retry.ExecuteAsync(async cancel => await TryAsync(method, address, json, cancel), cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            if (!response.IsSuccessStatusCode)
                throw new WebApiException($"{root.Host} answered {(int)response.StatusCode}: {Message(body)}{Advice((int)response.StatusCode)}") { Status = (int)response.StatusCode };
            return body.Length == 0 ? null : JsonDocument.Parse(body);
        }
        catch (HttpRequestException error)
        {
            throw new WebApiException($"{root.Host} cannot be reached: {error.Message}", error);
        }
        catch (TaskCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new WebApiException($"{root.Host} did not answer within {http.Timeout.TotalMinutes:0} minutes.", error);
        }
        catch (JsonException error)
        {
            throw new WebApiException($"{root} did not answer with JSON. Is it the address of an organisation?", error);
        }
    }

    private async Task<HttpResponseMessage> TryAsync(HttpMethod method, Uri address, string? json, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address);
        if (token != null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(cancellation));
        if (json != null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        try
        {
            var response = await http.SendAsync(request, cancellation);
            hasAnswered = true;
            return response;
        }
        catch (IOException error)
        {
            throw new HttpRequestException(error.Message, error);
        }
    }

    private static string Advice(int status) => status == 401 ? $" Sign in again, or put a bearer token into the environment variable {TokenVariable}." : string.Empty;

    private static string Message(string body)
    {
        try
        {
            using var error = JsonDocument.Parse(body);
            return error.RootElement.GetProperty("error").GetProperty("message").GetString() ?? "no message";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "no message";
        }
    }
}

/// <summary>An organisation could not be read or refused; the message is for the person at the command line.</summary>
public sealed class WebApiException : Exception
{
    /// <summary>Creates the error.</summary>
    public WebApiException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>The HTTP status; 0 without an answer.</summary>
    public int Status { get; init; }
}
