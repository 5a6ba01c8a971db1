using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary>Literal requests over HTTP, literal responses.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    public ApiClient(Uri server)
    {
        Server = server;
        Root = new Uri(server, "api/data/v9.2/");
        _http = new HttpClient { BaseAddress = Root, Timeout = TimeSpan.FromMinutes(2) };
    }

    public Uri Server { get; }

    public Uri Root { get; }

    public Task<Answer> Get(string path, params string[] headers) => Send("GET", path, null, headers);

    public Task<Answer> Post(string path, string json, params string[] headers) => Send("POST", path, json, headers);

    public Task<Answer> Patch(string path, string json, params string[] headers) => Send("PATCH", path, json, headers);

    public async Task<Answer> Send(string method, string path, string? body, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Root, path));
        if (body != null)
        {
            var type = headers.FirstOrDefault(header => header.StartsWith("Content-Type: ", StringComparison.Ordinal))?["Content-Type: ".Length..] ?? "application/json";
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        foreach (var header in headers.Where(header => !header.StartsWith("Content-Type: ", StringComparison.Ordinal)))
        {
            var colon = header.IndexOf(": ", StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 2)..]);
        }
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var all = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, text.Replace(Root.AbsoluteUri, "[root]/", StringComparison.Ordinal), all, Root);
    }

    /// <summary>Creates a row and gives its id; fails unless the answer is 204.</summary>
    public async Task<Guid> Create(string set, string json)
    {
        var answer = await Post(set, json);
        Xunit.Assert.True(answer.Status == 204, $"{answer.Status} {answer.Text}");
        return answer.EntityId;
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A response: the root address in bodies is written <c>[root]/</c>.</summary>
public sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers, Uri Root)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public (int Status, string? Code, string? Message) Error =>
        (Status, (string?)Json["error"]?["code"], (string?)Json["error"]?["message"]);

    public Guid EntityId => Guid.Parse(Header("OData-EntityId")!.Split('(', ')')[1]);

    public JsonArray Value => Json["value"]!.AsArray();
}
