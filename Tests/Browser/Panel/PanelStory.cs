using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Tests.EndToEnd;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Tests.Browser.Panel;

/// <summary>A customer with everything the panel shows, made through the organisation service so that the plug-ins do the work.</summary>
/// <param name="Account">An account that is falling, complains of delivery and threatens to leave.</param>
/// <param name="Contact">Its contact, who wrote some of it.</param>
/// <param name="Case">The newest case, about which a survey answer was given too.</param>
/// <param name="FollowUp">The open follow-up of the account.</param>
public sealed record PanelStory(Guid Account, Guid Contact, Guid Case, Guid FollowUp)
{
    private static readonly (int DaysAgo, string Title, string Text)[] Said =
    [
        (300, "Thanks", "Your team solved it within an hour. Excellent service, thank you very much!"),
        (280, "Praise", "The new driver is friendly and always on time. Great!"),
        (240, "Praise", "Wonderful support, I am very happy with the fast delivery."),
        (200, "Question", "Could you please send me the invoice for March again?"),
        (150, "Late", "The parcel arrived late, please look into it."),
        (90, "Delivery", "My parcel is two weeks late and nobody answers the phone. Terrible service."),
        (60, "送货", "快递又晚了一个星期，客服态度很差，非常失望。"),
        (40, "Delivery again", "The courier lost my parcel again. This is awful and I am angry."),
        (20, "Damaged", "The delivery was damaged once more. I am very disappointed."),
        (4, "Leaving", "Third lost parcel this month. If this delivery is not found by Friday I will cancel my account and file a complaint with the ombudsman."),
    ];

    /// <summary>Makes the customer, waits for standing and follow-up.</summary>
    public static async Task<PanelStory> CreateAsync(PackedOrganization organization, string name)
    {
        var service = organization.Admin;
        var account = service.Create(new Entity("account") { ["name"] = name });
        var contact = service.Create(new Entity("contact") { ["firstname"] = "Ada", ["lastname"] = name, ["parentcustomerid"] = new EntityReference("account", account) });
        var last = Guid.Empty;
        for (var i = 0; i < Said.Length; i++)
        {
            last = service.Create(new Entity("incident")
            {
                ["title"] = Said[i].Title,
                ["description"] = Said[i].Text,
                ["customerid"] = i % 3 == 0 ? new EntityReference("contact", contact) : new EntityReference("account", account),
                ["overriddencreatedon"] = DateTime.UtcNow.AddDays(-Said[i].DaysAgo),
            });
        }

        service.Create(new Entity("cfb_surveyresponse")
        {
            ["cfb_customerid"] = new EntityReference("account", account),
            ["cfb_nps"] = 2,
            ["cfb_comment"] = "Nobody keeps a promise. <b>Very</b> frustrating & slow.",
            ["cfb_respondedon"] = DateTime.UtcNow.AddDays(-10),
        });
        await organization.Organization.Jobs.DrainAsync();
        return new PanelStory(account, contact, last, OpenFollowUp(service, account));
    }

    /// <summary>The customer's stored standing.</summary>
    public static Entity Standing(IOrganizationService service, Guid account) => Assert(Rows(service, "cfb_satisfaction", account, false));

    private static Entity Assert(IReadOnlyList<Entity> rows) => rows.Count == 1 ? rows[0] : throw new InvalidOperationException($"The customer has {rows.Count} standings.");

    // The organisation opens one for a threat; where it does not, a supervisor would.
    private static Guid OpenFollowUp(IOrganizationService service, Guid account)
    {
        if (Rows(service, "cfb_followup", account, true).FirstOrDefault() is { } open)
            return open.Id;
        return service.Create(new Entity("cfb_followup")
        {
            ["cfb_name"] = "Call back",
            ["cfb_openkey"] = $"account_{account:D}",
            ["cfb_customerkey"] = $"account_{account:D}",
            ["cfb_customerid"] = new EntityReference("account", account),
            ["cfb_accountid"] = new EntityReference("account", account),
            ["cfb_stage"] = new OptionSetValue(471300000),
            ["cfb_receivedon"] = DateTime.UtcNow.AddDays(-4),
            ["cfb_dueon"] = DateTime.UtcNow.AddDays(2),
        });
    }

    private static List<Entity> Rows(IOrganizationService service, string table, Guid account, bool open)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("cfb_customerkey", ConditionOperator.Equal, $"account_{account:D}");
        if (open)
            query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return [.. service.RetrieveMultiple(query).Entities];
    }
}
