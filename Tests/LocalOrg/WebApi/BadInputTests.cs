using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary>Whatever comes in, an answer goes out, and the next request is served.</summary>
public class BadInputTests(BaseOrganization organization) : IClassFixture<BaseOrganization>
{
    private readonly ApiClient _api = organization.Api;

    [Theory]
    [InlineData("", 400, "The request has no body; send one JSON object.")]
    [InlineData("{", 400, "Invalid JSON.")]
    [InlineData("{\"name\":}", 400, "Invalid JSON.")]
    [InlineData("{\"name\":\"x\",}", 400, "Invalid JSON.")]
    [InlineData("{\"name\":\"\\ud800", 400, "Invalid JSON.")]
    [InlineData("{\"\\ud800\":1}", 400, "Invalid JSON.")]
    [InlineData("{'name':'x'}", 400, "Invalid JSON.")]
    [InlineData("[]", 400, "An unexpected 'StartArray' node was found when reading from the JSON reader. A 'StartObject' node was expected.")]
    [InlineData("null", 400, "An unexpected 'PrimitiveValue' node was found")]
    [InlineData("\"x\"", 400, "An unexpected 'PrimitiveValue' node was found")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", 400, "Multiple properties with the name 'name' were detected")]
    [InlineData("{\"bogus\":1}", 400, "The property 'bogus' does not exist on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("{\"numberofemployees\":\"x\"}", 400, "Cannot convert the literal 'x' to the expected type 'Edm.Int32'.")]
    [InlineData("{\"industrycode\":99999}", 400, "industrycode")]
    [InlineData("{\"name\":\"x\",\"primarycontactid@odata.bind\":\"/contacts(99999999-9999-9999-9999-999999999999)\"}", 404, "contact With Id = 99999999-9999-9999-9999-999999999999 Does Not Exist")]
    [InlineData("{\"name\":\"x\",\"primarycontactid@odata.bind\":\"/contacts(x)\"}", 400, "Bad Request - Error in query syntax.")]
    [InlineData("{\"name\":\"x\",\"primarycontactid@odata.bind\":\"::::\"}", 400, "Resource not found for the segment '::::' provided in depth insert binding operation.")]
    [InlineData("{\"name\":\"x\",\"primarycontactid@odata.bind\":5}", 400, "Cannot convert a value '5' to target type 'Edm.String'")]
    public async Task A_malformed_body_is_answered_with_an_error_that_says_why(string body, int status, string message)
    {
        var answer = await _api.Post("accounts", body);
        Assert.True(answer.Status == status, $"{answer.Status} {answer.Text}");
        Assert.Contains(message, answer.Error.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await _api.Get("WhoAmI")).Status);
    }

    [Fact]
    public async Task Deeply_nested_json_is_refused() =>
        Assert.Contains("Invalid JSON.", (await _api.Post("accounts", "{\"name\":" + new string('[', 5000) + new string(']', 5000) + "}")).Error.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_of_another_media_type_is_refused(string type) =>
        Assert.Equal(415, (await _api.Post("accounts", """{"name":"x"}""", "Content-Type: " + type)).Status);

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent([(byte)'{', (byte)'"', (byte)'n', (byte)'a', (byte)'m', (byte)'e', (byte)'"', (byte)':', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}']);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync(new Uri(_api.Root, "accounts"), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_ends_in_a_clear_error_or_a_readable_row()
    {
        var answer = await _api.Post("accounts", "{\"name\":\"cut \\ud83d\"}", "Prefer: return=representation");
        if (answer.Status == 201) Assert.Equal("cut \ufffd", (string?)answer.Json["name"]);
        else Assert.Equal((400, true), (answer.Status, answer.Error.Message!.Contains("name", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_megabyte_of_text_is_stored_or_refused_by_length()
    {
        var text = new string('慢', 1024 * 1024 / 3);
        var stored = await _api.Post("incidents", "{}");
        Assert.Equal(400, stored.Status);
        var tooLong = await _api.Post("accounts", $$"""{"name":"Long","description":"{{text}}"}""");
        Assert.Equal(400, tooLong.Status);
        Assert.Contains("description", tooLong.Error.Message, StringComparison.Ordinal);
        var mail = await _api.Create("emails", $$"""{"subject":"Long","description":"{{text}}"}""");
        Assert.Equal(text.Length, (await _api.Get($"emails({mail})/description/$value")).Text.Length);
    }

    [Fact]
    public async Task A_body_above_the_cap_is_refused_without_being_read()
    {
        var server = _api.Server;
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        var head = $"POST /api/data/v9.2/accounts HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json\r\nContent-Length: 134217729\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        var buffer = new byte[1024];
        var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 413 ", Encoding.ASCII.GetString(buffer, 0, read), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_above_32_kilobytes_is_refused()
    {
        var answer = await _api.Get("accounts?$filter=name eq '" + new string('x', 40_000) + "'");
        Assert.Equal(414, answer.Status);
    }

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("evil.example:80", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("localhost", 200)]
    [InlineData("[::1]", 200)]
    public async Task Only_loopback_names_are_served(string host, int status) =>
        Assert.Equal(status, (await _api.Get("WhoAmI", "Host: " + host)).Status);

    [Theory]
    [InlineData("Origin: https://evil.example", 403)]
    [InlineData("Origin: null", 403)]
    [InlineData("Sec-Fetch-Site: cross-site", 403)]
    [InlineData("Sec-Fetch-Site: same-origin", 204)]
    public async Task Another_sites_page_cannot_write(string header, int status) =>
        Assert.Equal(status, (await _api.Post("accounts", """{"name":"x"}""", header)).Status);

    [Fact]
    public async Task The_own_page_can_write() =>
        Assert.Equal(204, (await _api.Post("accounts", """{"name":"x"}""", "Origin: " + _api.Server.GetLeftPart(UriPartial.Authority))).Status);

    [Fact]
    public async Task Two_hundred_creates_at_once_lose_nothing()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => _api.Post("accounts", $$"""{"name":"Parallel {{i}}"}""")));
        Assert.All(answers, answer => Assert.Equal(204, answer.Status));
        Assert.Equal(200, answers.Select(answer => answer.EntityId).Distinct().Count());
        Assert.Equal("200", (await _api.Get("accounts/$count?$filter=startswith(name,'Parallel ')")).Text);
    }
}
