using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

public class BatchTests(BaseOrganization organization) : IClassFixture<BaseOrganization>
{
    private const string Multipart = "Content-Type: multipart/mixed; boundary=batch_1";
    private readonly ApiClient _api = organization.Api;

    [Fact]
    public async Task Operations_run_in_order_and_answer_in_order()
    {
        var answer = await Send(Get("WhoAmI"), Get("accounts?$select=name&$top=1"));
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("multipart/mixed; boundary=batchresponse_", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(2, Count(answer, "HTTP/1.1 200 OK"));
        Assert.True(answer.Text.IndexOf("WhoAmIResponse", StringComparison.Ordinal) < answer.Text.IndexOf("$metadata#accounts(name)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_set_refers_to_its_own_rows()
    {
        var answer = await Send(ChangeSet(
            Operation("1", "POST contacts", """{"lastname":"Batch"}"""),
            Operation("2", "POST accounts", """{"name":"Batched","primarycontactid@odata.bind":"$1"}"""),
            Operation("3", "PATCH $2", """{"fax":"3"}""")));
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(3, Count(answer, "HTTP/1.1 204 No Content"));
        var row = (await _api.Get("accounts?$select=fax&$filter=name eq 'Batched'&$expand=primarycontactid($select=lastname)")).Value.Single()!;
        Assert.Equal(("3", "Batch"), ((string?)row["fax"], (string?)row["primarycontactid"]!["lastname"]));
    }

    [Fact]
    public async Task A_change_set_is_all_or_nothing()
    {
        var answer = await Send(ChangeSet(
            Operation("1", "POST accounts", """{"name":"Half"}"""),
            Operation("2", "PATCH accounts(99999999-9999-9999-9999-999999999999)", """{"name":"x"}""", "If-Match: *")), Get("WhoAmI"));
        Assert.Equal(404, answer.Status);
        Assert.Contains("Content-ID: 2", answer.Text, StringComparison.Ordinal);
        Assert.Contains("0x80040217", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("WhoAmIResponse", answer.Text, StringComparison.Ordinal);
        Assert.Equal("0", (await _api.Get("accounts/$count?$filter=name eq 'Half'")).Text);
    }

    [Fact]
    public async Task A_batch_goes_on_after_an_error_when_preferred()
    {
        var stopped = await Send(Get("bogus"), Get("WhoAmI"));
        Assert.Equal((404, 0), (stopped.Status, Count(stopped, "HTTP/1.1 200 OK")));
        var continued = await _api.Post("$batch", Body(Get("bogus"), Get("WhoAmI")), Multipart, "Prefer: odata.continue-on-error");
        Assert.Equal((200, 1), (continued.Status, Count(continued, "HTTP/1.1 200 OK")));
    }

    [Theory]
    [InlineData("GET accounts", "Change")]
    public async Task A_change_set_with_a_read_is_refused(string operation, string message)
    {
        var answer = await Send(ChangeSet(Operation("1", operation, string.Empty)));
        Assert.Equal(400, answer.Status);
        Assert.Contains(message, answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_batch_that_is_none_is_refused()
    {
        Assert.Equal(415, (await _api.Post("$batch", "{}")).Status);
        Assert.Equal(405, (await _api.Get("$batch")).Status);
        Assert.Equal(400, (await _api.Post("$batch", "--batch_1\r\nContent-Type: application/http\r\n\r\nnonsense\r\n--batch_1--\r\n", Multipart)).Status);
        Assert.Equal(400, (await _api.Post("$batch", "x", "Content-Type: multipart/mixed")).Status);
    }

    private Task<Answer> Send(params string[] parts) => _api.Post("$batch", Body(parts), Multipart);

    private static string Body(params string[] parts) => string.Concat(parts.Select(part => "--batch_1\r\n" + part)) + "--batch_1--\r\n";

    private string Get(string path) => $"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET {_api.Root}{path} HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n";

    private static string ChangeSet(params string[] operations) =>
        "Content-Type: multipart/mixed; boundary=changeset_1\r\n\r\n" + string.Concat(operations.Select(operation => "--changeset_1\r\n" + operation)) + "--changeset_1--\r\n\r\n";

    private string Operation(string contentId, string request, string body, string? header = null)
    {
        var parts = request.Split(' ');
        var url = parts[1].StartsWith('$') ? parts[1] : _api.Root + parts[1];
        return $"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {contentId}\r\n\r\n{parts[0]} {url} HTTP/1.1\r\nContent-Type: application/json\r\n{(header is null ? string.Empty : header + "\r\n")}\r\n{body}\r\n";
    }

    private static int Count(Answer answer, string text) => answer.Text.Split(text).Length - 1;
}
