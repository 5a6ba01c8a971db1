using System;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace CrmFeedback.Tests.EndToEnd;

/// <summary>The Web API as an outside program calls it.</summary>
internal sealed class WebApiCalls(Uri address) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = new Uri(address, "api/data/v9.2/"), Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Creates a row and returns its id; fails the test with the error body if it is refused.</summary>
    public async Task<Guid> CreateAsync(string entitySet, object data)
    {
        using var response = await PostAsync(entitySet, JsonSerializer.Serialize(data));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var location = response.Headers.GetValues("OData-EntityId").GetEnumerator();
        Assert.True(location.MoveNext());
        return Guid.Parse(location.Current[(location.Current.LastIndexOf('(') + 1)..^1]);
    }

    /// <summary>Posts a body as it is, with extra headers.</summary>
    public async Task<HttpResponseMessage> PostAsync(string entitySet, string json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, entitySet) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await client.SendAsync(request);
    }

    /// <summary>The rows of a query.</summary>
    public async Task<JsonElement> ListAsync(string path)
    {
        using var response = await client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("value");
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();
}
