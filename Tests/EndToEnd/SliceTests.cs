using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Tasks;
using CrmFeedback.Tests.Browser;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.EndToEnd;

[Collection(Browser.BrowserCollection.Name)]
public class SliceTests(ServedOrganization served)
{
    [Fact]
    public async Task An_incoming_multi_part_mail_is_scored_on_its_newest_words_for_the_senders_account()
    {
        var organization = await served.GetAsync();
        using var api = new WebApiCalls(organization.Address);
        var mail = EmlFile.Read("late-delivery-reply.eml");
        var account = await api.CreateAsync("accounts", new { name = "Harbour" });
        var contact = await api.CreateAsync("contacts", Body(("lastname", "Patél"), ("emailaddress1", mail.Sender), ("parentcustomerid_account@odata.bind", $"/accounts({account})")));
        var queue = await api.CreateAsync("queues", new { name = "Support mailbox" });

        var incoming = await api.CreateAsync("emails", Body(
            ("subject", mail.Subject), ("description", mail.Html), ("messageid", mail.MessageId), ("directioncode", false),
            ("email_activity_parties", new[]
            {
                Body(("participationtypemask", 1), ("addressused", mail.Sender), ("partyid_contact@odata.bind", $"/contacts({contact})")),
                Body(("participationtypemask", 2), ("partyid_queue@odata.bind", $"/queues({queue})")),
            })));
        var reply = await api.CreateAsync("emails", Body(
            ("subject", "RE: " + mail.Subject), ("description", "<p>We are thrilled, everything is perfect and excellent!</p>"), ("directioncode", true),
            ("email_activity_parties", new[]
            {
                Body(("participationtypemask", 1), ("partyid_systemuser@odata.bind", $"/systemusers({organization.Organization.AdminUserId})")),
                Body(("participationtypemask", 2), ("addressused", mail.Sender), ("partyid_contact@odata.bind", $"/contacts({contact})")),
            })));
        await organization.Organization.Jobs.DrainAsync();

        var rows = await api.ListAsync($"cfb_feedbacks?$select=cfb_text,cfb_score,cfb_sourcekey,_cfb_emailid_value,_cfb_contactid_value&$filter=_cfb_accountid_value eq {account}");
        var row = Assert.Single(rows.EnumerateArray());
        Assert.Equal($"email_{incoming:D}", row.GetProperty("cfb_sourcekey").GetString());
        Assert.Equal(incoming, row.GetProperty("_cfb_emailid_value").GetGuid());
        Assert.Equal(contact, row.GetProperty("_cfb_contactid_value").GetGuid());
        Assert.Equal("The parcel is still not here and nobody calls me back. I am really disappointed.", row.GetProperty("cfb_text").GetString());
        Assert.True(row.GetProperty("cfb_score").GetDecimal() < 0);
        Assert.Empty((await api.ListAsync($"cfb_feedbacks?$filter=cfb_sourcekey eq 'email_{reply:D}'")).EnumerateArray());
    }

    [Fact]
    public async Task The_zip_in_dist_is_what_was_imported_and_its_dll_is_what_runs()
    {
        var organization = await served.GetAsync();
        var zip = await File.ReadAllBytesAsync(PackedOrganization.Workspace.Zip("CrmFeedback", managed: false));

        using var archive = new ZipArchive(new MemoryStream(zip));
        var entry = Assert.Single(archive.Entries, candidate => candidate.FullName.StartsWith("PluginAssemblies/", StringComparison.Ordinal) && candidate.FullName.EndsWith(".dll", StringComparison.Ordinal));
        using var stream = entry.Open();
        var packed = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));

        var running = Assert.Single(organization.Organization.Catalog.PluginAssemblies);
        Assert.Equal(packed, Convert.ToHexStringLower(SHA256.HashData(running.Content)));
        Assert.Equal(packed, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(PackedOrganization.Workspace.PluginDll))));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(zip)), organization.Organization.Catalog.Solutions.Single(solution => solution.UniqueName == "CrmFeedback").Sha256);
    }

    [Fact]
    public async Task Two_hundred_parallel_creates_on_one_account_lose_nothing_and_share_no_row()
    {
        // An organisation of its own: the lock record must hold these saves only.
        await using var organization = await PackedOrganization.StartAsync();
        using var api = new WebApiCalls(organization.Address);
        var account = await api.CreateAsync("accounts", new { name = "Busy" });
        organization.Organization.LockJournal.Clear();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => api.CreateAsync("incidents", Body(
            ("title", $"Case {i}"), ("description", i % 2 == 0 ? "Delivery was terrible, I am angry." : "Great service, thank you!"),
            ("customerid_account@odata.bind", $"/accounts({account})")))));
        await organization.Organization.Jobs.DrainAsync();

        var rows = (await api.ListAsync($"cfb_feedbacks?$select=cfb_sourcekey,cfb_score&$filter=_cfb_accountid_value eq {account}")).EnumerateArray().ToList();
        Assert.Equal(200, rows.Select(row => row.GetProperty("cfb_sourcekey").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(100, rows.Count(row => row.GetProperty("cfb_score").GetDecimal() < 0));
        var standing = Assert.Single((await api.ListAsync($"cfb_satisfactions?$select=cfb_feedbackcount,cfb_netsentiment,cfb_opencomplaints&$filter=_cfb_accountid_value eq {account}")).EnumerateArray());
        Assert.Equal((200, 0m, 100), (standing.GetProperty("cfb_feedbackcount").GetInt32(), standing.GetProperty("cfb_netsentiment").GetDecimal(), standing.GetProperty("cfb_opencomplaints").GetInt32()));
        Assert.NotEmpty(organization.Organization.LockJournal.Transactions);
        Assert.Empty(organization.Organization.LockJournal.SharedRowsWrittenSynchronously());
    }

    [Theory]
    [InlineData("{\"title\":", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"title\":\"x\",\"no_such_column\":1}", 400)]
    [InlineData("{\"title\":5}", 400)]
    [InlineData("{\"title\":\"x\",\"customerid_account@odata.bind\":\"/accounts(11111111-1111-1111-1111-111111111111)\"}", 404)]
    [InlineData("{\"title\":\"x\",\"customerid_account@odata.bind\":\"/nonsense(1)\"}", 400)]
    public async Task A_bad_body_gets_a_dataverse_error_and_the_organisation_keeps_running(string body, int status)
    {
        var organization = await served.GetAsync();
        using var api = new WebApiCalls(organization.Address);

        using var response = await api.PostAsync("incidents", body);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        Assert.StartsWith("0x", error.GetProperty("code").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.NotEqual(Guid.Empty, await api.CreateAsync("accounts", new { name = "Still here" }));
    }

    [Fact]
    public async Task A_megabyte_of_text_and_lone_surrogates_are_saved_and_scored()
    {
        var organization = await served.GetAsync();
        using var api = new WebApiCalls(organization.Address);
        var account = await api.CreateAsync("accounts", new { name = "Ugly" });
        var bind = $"\"customerid_account@odata.bind\":\"/accounts({account})\"";
        var long1 = string.Concat(Enumerable.Repeat("The delivery is late and I am angry. ", 28_000));

        using var big = await api.PostAsync("incidents", $"{{\"title\":\"big\",\"description\":{JsonSerializer.Serialize(long1)},{bind}}}");
        using var lone = await api.PostAsync("incidents", $"{{\"title\":\"lone\",\"description\":\"terrible \\ud83d service \\ude00!\",{bind}}}");

        Assert.True(big.IsSuccessStatusCode || big.StatusCode == HttpStatusCode.BadRequest, await big.Content.ReadAsStringAsync());
        Assert.True(lone.IsSuccessStatusCode || lone.StatusCode == HttpStatusCode.BadRequest, await lone.Content.ReadAsStringAsync());
        var saved = (big.IsSuccessStatusCode ? 1 : 0) + (lone.IsSuccessStatusCode ? 1 : 0);
        var rows = (await api.ListAsync($"cfb_feedbacks?$select=cfb_score,cfb_truncated&$filter=_cfb_accountid_value eq {account}")).EnumerateArray().ToList();
        Assert.Equal(saved, rows.Count);
        Assert.All(rows, row => Assert.True(row.GetProperty("cfb_score").GetDecimal() < 0));
    }

    [Fact]
    public async Task A_user_without_the_privilege_is_refused_with_403()
    {
        var organization = await served.GetAsync();
        var unit = organization.Admin.Retrieve("systemuser", organization.Organization.AdminUserId, new Microsoft.Xrm.Sdk.Query.ColumnSet("businessunitid")).GetAttributeValue<EntityReference>("businessunitid");
        var nobody = organization.Admin.Create(new Entity("systemuser") { ["firstname"] = "No", ["lastname"] = "Rights", ["businessunitid"] = unit });
        using var api = new WebApiCalls(organization.Address);

        using var response = await api.PostAsync("accounts", "{\"name\":\"x\"}", ("CallerObjectId", nobody.ToString("D")), ("MSCRMCallerID", nobody.ToString("D")));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("prvCreateAccount", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static System.Collections.Generic.Dictionary<string, object> Body(params (string Name, object Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
}
