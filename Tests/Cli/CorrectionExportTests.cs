using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Commands;
using CrmFeedback.Cli.Organization;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using CrmFeedback.Tests.Steps;
using CrmFeedback.Trainer.Corpora;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Cli;

/// <summary>The export against a local organisation that is served over HTTP.</summary>
public sealed class CorrectionExportTests
{
    [Fact]
    public async Task Standing_corrections_become_a_corpus_that_the_trainer_reads()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var slow = await Feedback(organization, "Wait", "The refund\tis slow.\nVery slow.");
        var courier = await Feedback(organization, "包裹", "快递员把我的包裹弄丢了，太失望了。");
        var both = await Feedback(organization, "App", "The app is good and bad, honestly.");
        var undone = await Feedback(organization, "Late", "The parcel arrived late again.");
        Correct(organization, slow, Sentiment.VeryNegative, null);
        Correct(organization, slow, null, "refund_return:negative");
        Correct(organization, courier, Sentiment.Negative, "delivery:negative");
        Correct(organization, both, Sentiment.Mixed, null);
        organization.Admin.Update(new Entity(CorrectionTable.Table, Correct(organization, undone, Sentiment.Positive, null)) { [CorrectionTable.IsUndone] = true });
        await organization.Drain();
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        using var client = new WebApiClient(host.BaseAddress, token: null);

        var writer = new StringWriter { NewLine = "\n" };
        var result = await CorrectionExport.RunAsync(client, writer, allLabels: false, TestContext.Current.CancellationToken);

        Assert.Equal(new CorrectionExportResult(2, 1, 0), result);
        var lines = writer.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal("label\ttext\tthemes\tmachine_label\tmachine_score\tlanguage", lines[0]);
        Assert.Contains(lines, l => l.StartsWith("very negative\tWait The refund is slow. Very slow.\trefund_return:negative\t", StringComparison.Ordinal) && l.EndsWith("\tenglish", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("negative\t快递员把我的包裹弄丢了，太失望了。\tdelivery:negative\t", StringComparison.Ordinal));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, writer.ToString(), TestContext.Current.CancellationToken);
        Assert.Equal(2, TsvCorpus.ReadSentiment(file).Count(t => t.Label == Polarity3.Negative));
        File.Delete(file);

        var all = new StringWriter();
        Assert.Equal(3, (await CorrectionExport.RunAsync(client, all, allLabels: true, TestContext.Current.CancellationToken)).Written);
    }

    [Theory]
    [InlineData("http://contoso.crm.dynamics.com", "not encrypted")]
    [InlineData("ftp://contoso", "not the address of an organisation")]
    public void Words_do_not_travel_unencrypted(string address, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new WebApiClient(new Uri(address), "t")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_organisation_that_is_not_there_is_an_error_with_its_name()
    {
        using var client = new WebApiClient(new Uri("http://127.0.0.1:1"), token: null);
        var error = await Assert.ThrowsAsync<WebApiException>(() => CorrectionExport.RunAsync(client, TextWriter.Null, false, TestContext.Current.CancellationToken));
        Assert.StartsWith("127.0.0.1 cannot be reached", error.Message, StringComparison.Ordinal);
    }

    private static async Task<Guid> Feedback(ImportedOrganization organization, string title, string description)
    {
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Contoso" });
        var id = organization.Admin.Create(new Entity("incident") { ["title"] = title, ["description"] = description, ["customerid"] = new EntityReference("account", account) });
        await organization.Drain();
        return organization.Rows(FeedbackTable.Table).Single(r => Equals(r[FeedbackTable.SourceKey], $"incident_{id:D}")).Id;
    }

    private static Guid Correct(ImportedOrganization organization, Guid feedback, Sentiment? sentiment, string? themes) => organization.Admin.Create(new Entity(CorrectionTable.Table)
    {
        [CorrectionTable.FeedbackId] = new EntityReference(FeedbackTable.Table, feedback),
        [CorrectionTable.Sentiment] = sentiment is { } label ? Choices.Option((int)label) : null,
        [CorrectionTable.Themes] = themes,
    });
}
