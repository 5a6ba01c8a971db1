using System.Threading.Tasks;
using CrmFeedback.Tests.EndToEnd;
using Xunit;

namespace CrmFeedback.Tests.Browser.Panel;

/// <summary>An organisation with one customer of whom everything is known, and customers of whom little is.</summary>
public sealed class PanelOrganization : IAsyncLifetime
{
    public PackedOrganization Organization { get; private set; } = null!;

    public PanelStory Story { get; private set; } = null!;

    public static TheoryData<int, string> Looks => new()
    {
        { 1033, "light" }, { 1033, "dark" }, { 2052, "light" }, { 2052, "dark" }, { 1028, "light" }, { 1028, "dark" },
    };

    public async ValueTask InitializeAsync()
    {
        Organization = await PackedOrganization.StartAsync();
        Organization.Admin.Create(new Microsoft.Xrm.Sdk.Entity("cfb_setting")
        {
            ["cfb_name"] = "Events on the time line",
            ["cfb_code"] = "timeline_events",
            ["cfb_value"] = $$$"""[{"on":"{{{System.DateTime.UtcNow.AddDays(-120):yyyy-MM-dd}}}","kind":"release","title":{"1033":"App 4.0","2052":"应用 4.0","1028":"應用程式 4.0"}}]""",
        });
        Story = await PanelStory.CreateAsync(Organization, "Fjord Logistics");
    }

    public ValueTask DisposeAsync() => Organization.DisposeAsync();
}
