using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace CrmFeedback.Cli.Organization;

/// <summary>Reads an organisation over its Web API (Dataverse, or the local organisation, which asks for no token).</summary>
public sealed class WebApiClient : IDisposable
{
    /// <summary>Environment variable that holds the bearer token, so that it stands in no command line and no history.</summary>
    public const string TokenVariable = "CRMFEEDBACK_TOKEN";

    private const int PageSize = 500;

    private readonly HttpClient http;
    private readonly Uri root;

    /// <summary>Opens a client.</summary>
    /// <param name="organization">Address of the organisation, such as <c>https://contoso.crm.dynamics.com</c>.</param>
    /// <param name="token">Bearer token; null for the local organisation.</param>
    /// <exception cref="ArgumentException">Not an http address, or a token would travel unencrypted.</exception>
    public WebApiClient(Uri organization, string? token)
    {
        if (!organization.IsAbsoluteUri || organization.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{organization}' is not the address of an organisation. Give for example https://contoso.crm.dynamics.com.");
        if (organization.Scheme == "http" && !organization.IsLoopback)
            throw new ArgumentException($"'{organization}' is not encrypted: customers' words travel over https only (http is for the local organisation).");
        root = new Uri(organization, "/api/data/v9.2/");
        http = new HttpClient();
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        http.DefaultRequestHeaders.Add("OData-Version", "4.0");
        http.DefaultRequestHeaders.Add("OData-MaxVersion", "4.0");
        http.DefaultRequestHeaders.Add("Prefer", "odata.maxpagesize=" + PageSize.ToString(CultureInfo.InvariantCulture));
        if (!string.IsNullOrWhiteSpace(token))
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
    }

    /// <summary>Reads every row of a query, page by page.</summary>
    /// <exception cref="WebApiException">The organisation cannot be reached or refuses; says what it answered.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync(string query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (Uri? next = new(root, query); next != null;)
        {
            using var page = await GetAsync(next, cancellation);
            foreach (var row in page.RootElement.GetProperty("value").EnumerateArray())
                yield return row.Clone();
            next = page.RootElement.TryGetProperty("@odata.nextLink", out var link) ? Within(new Uri(link.GetString()!)) : null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    // The token goes with the request: a link to somewhere else is not followed.
    private Uri Within(Uri next) => next.Host == root.Host && next.Port == root.Port && next.Scheme == root.Scheme
        ? next
        : throw new WebApiException($"The organisation's next page is at {next.Host}, not at {root.Host}; not followed.");

    private async Task<JsonDocument> GetAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(address, cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            if (!response.IsSuccessStatusCode)
                throw new WebApiException($"{root.Host} answered {(int)response.StatusCode}: {Message(body)}{Advice((int)response.StatusCode)}");
            return JsonDocument.Parse(body);
        }
        catch (HttpRequestException error)
        {
            throw new WebApiException($"{root.Host} cannot be reached: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new WebApiException($"{root} did not answer with JSON. Is it the address of an organisation?", error);
        }
    }

    private static string Advice(int status) => status == 401 ? $" Put a bearer token into the environment variable {TokenVariable}." : string.Empty;

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

/// <summary>An organisation could not be read; the message is for the person at the command line.</summary>
public sealed class WebApiException : Exception
{
    /// <summary>Creates the error.</summary>
    public WebApiException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
