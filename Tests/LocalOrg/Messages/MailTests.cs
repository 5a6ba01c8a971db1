using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Messages;

/// <summary>Fidelity point 8: how mail enters; and cases.</summary>
public sealed class MailTests
{
    [Fact]
    public void An_incoming_mail_is_created_as_an_open_draft_and_received_by_a_change_of_state_after()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "email", 40, run => seen.Add($"Create in {run.Context.ParentContext.ParentContext.MessageName}: {Has(run, "statecode")} direction {run.Target["directioncode"]}"))
            .On("Update", "email", 40, run => seen.Add($"Update {string.Join(',', run.Target.Attributes.Keys)}")));

        var id = Deliver(lab, "mei@customer.example");

        Assert.Equal(["Create in DeliverIncoming: False direction False", "Update statecode,statuscode"], seen);
        var mail = lab.Read("email", id);
        Assert.Equal((1, 4), (mail.GetAttributeValue<OptionSetValue>("statecode").Value, mail.GetAttributeValue<OptionSetValue>("statuscode").Value));
        Assert.Equal("<p>审批太慢</p>", mail["description"]);
    }

    [Fact]
    public void A_sender_nobody_knows_stays_an_address()
    {
        using var lab = OrganizationLab.Open();

        var mail = lab.Read("email", Deliver(lab, "stranger@nowhere.example"));

        var from = Assert.Single(mail.GetAttributeValue<EntityCollection>("from").Entities);
        Assert.Null(from.GetAttributeValue<EntityReference>("partyid"));
        Assert.Equal("stranger@nowhere.example", from["addressused"]);
        Assert.Equal("stranger@nowhere.example", mail["sender"]);
        Assert.Null(mail.GetAttributeValue<EntityReference>("emailsender"));
        Assert.Equal(WellKnown.SupportQueueId, Assert.Single(mail.GetAttributeValue<EntityCollection>("to").Entities).GetAttributeValue<EntityReference>("partyid").Id);
    }

    [Fact]
    public void A_known_sender_is_resolved_and_can_be_found_among_the_parties()
    {
        using var lab = OrganizationLab.Open();
        var contact = lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "Lin", ["emailaddress1"] = "mei@customer.example" });

        var id = Deliver(lab, "Mei Lin <mei@customer.example>");

        Assert.Equal(contact, lab.Read("email", id).GetAttributeValue<EntityReference>("emailsender").Id);
        var query = new QueryExpression("activityparty") { ColumnSet = new ColumnSet("partyid", "addressused") };
        query.Criteria.AddCondition("activityid", ConditionOperator.Equal, id);
        query.Criteria.AddCondition("participationtypemask", ConditionOperator.Equal, 1);
        var sender = Assert.Single(lab.AsSystem.RetrieveMultiple(query).Entities);
        Assert.Equal((contact, "mei@customer.example"), (sender.GetAttributeValue<EntityReference>("partyid").Id, (string)sender["addressused"]));
    }

    [Fact]
    public void An_answer_regards_what_the_answered_mail_regards_by_an_update_of_its_own()
    {
        var updates = new List<string>();
        using var lab = OrganizationLab.Open(s => s.On("Update", "email", 40, run => updates.Add(string.Join(',', run.Target.Attributes.Keys))));
        var account = lab.NewAccount();
        lab.AsAdmin.Create(new Entity("email") { ["subject"] = "offer", ["messageid"] = "<1@localorg.example>", ["regardingobjectid"] = new EntityReference("account", account) });

        var id = Deliver(lab, "mei@customer.example", ("inreplyto", "<1@localorg.example>"));

        Assert.Equal(["statecode,statuscode", "regardingobjectid"], updates);
        Assert.Equal(account, lab.Read("email", id).GetAttributeValue<EntityReference>("regardingobjectid").Id);
    }

    [Fact]
    public void Attachments_come_after_the_mail_is_received()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Update", "email", 40, _ => seen.Add("received"))
            .On("Create", "activitymimeattachment", 40, run => seen.Add((string)run.Target["filename"])));
        var request = new OrganizationRequest("DeliverIncoming")
        {
            ["From"] = "a@b.example",
            ["To"] = "support@localorg.example",
            ["Subject"] = "photo",
            ["Body"] = "see the photo",
            ["MessageId"] = "<2@b.example>",
            ["Attachments"] = new EntityCollection([new Entity("activitymimeattachment") { ["filename"] = "photo.png", ["mimetype"] = "image/png", ["body"] = "iVBORw0KGgo=" }]),
        };

        var id = (Guid)lab.AsAdmin.Execute(request)["EmailId"];

        Assert.Equal(["received", "photo.png"], seen);
        Assert.Equal(id, Assert.Single(lab.AsSystem.RetrieveMultiple(new QueryExpression("activitymimeattachment") { ColumnSet = new ColumnSet("objectid") }).Entities).GetAttributeValue<EntityReference>("objectid").Id);
    }

    [Fact]
    public void Every_mail_is_an_activity_too()
    {
        using var lab = OrganizationLab.Open();
        var id = Deliver(lab, "mei@customer.example");

        var activity = Assert.Single(lab.AsAdmin.RetrieveMultiple(new QueryExpression("activitypointer") { ColumnSet = new ColumnSet("subject", "activitytypecode") }).Entities);

        Assert.Equal((id, "help", "email"), (activity.Id, (string)activity["subject"], (string)activity["activitytypecode"]));
    }

    [Fact]
    public void A_case_is_resolved_by_CloseIncident_only_and_reopened_by_an_update()
    {
        var states = new List<int>();
        using var lab = OrganizationLab.Open(s => s.On("Update", "incident", 40, run => states.Add(run.Target.GetAttributeValue<OptionSetValue>("statecode").Value), filter: "statecode"));
        var account = lab.NewAccount();
        var id = lab.AsAdmin.Create(new Entity("incident") { ["title"] = "slow", ["customerid"] = new EntityReference("account", account) });
        Assert.StartsWith("CAS-", (string)lab.Read("incident", id)["ticketnumber"], StringComparison.Ordinal);

        OrganizationLab.Faults(Faults.UseCloseIncident, () => lab.AsAdmin.Update(new Entity("incident", id) { ["statecode"] = new OptionSetValue(1) }));
        lab.AsAdmin.Execute(new OrganizationRequest("CloseIncident")
        {
            ["IncidentResolution"] = new Entity("incidentresolution") { ["subject"] = "done", ["incidentid"] = new EntityReference("incident", id) },
            ["Status"] = new OptionSetValue(5),
        });
        Assert.Equal((1, 5), State(lab, id));
        var resolution = Assert.Single(lab.AsSystem.RetrieveMultiple(new QueryExpression("incidentresolution") { ColumnSet = new ColumnSet("subject", "statecode") }).Entities);
        Assert.Equal(("done", 1), ((string)resolution["subject"], resolution.GetAttributeValue<OptionSetValue>("statecode").Value));
        lab.AsAdmin.Update(new Entity("incident", id) { ["statecode"] = new OptionSetValue(0) });

        Assert.Equal((0, 1), State(lab, id));
        Assert.Equal([1, 0], states);
    }

    private static (int, int) State(OrganizationLab lab, Guid id)
    {
        var row = lab.Read("incident", id);
        return (row.GetAttributeValue<OptionSetValue>("statecode").Value, row.GetAttributeValue<OptionSetValue>("statuscode").Value);
    }

    private static bool Has(PluginRun run, string column) => run.Target.Contains(column);

    private static Guid Deliver(OrganizationLab lab, string from, params (string Column, object Value)[] extra)
    {
        var request = new OrganizationRequest("DeliverIncoming")
        {
            ["From"] = from,
            ["To"] = "support@localorg.example",
            ["Cc"] = "",
            ["Bcc"] = "",
            ["Subject"] = "help",
            ["Body"] = "<p>审批太慢</p>",
            ["MessageId"] = $"<{Guid.NewGuid()}@customer.example>",
            ["ReceivedOn"] = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc),
        };
        if (extra.Length > 0)
        {
            var properties = new Entity("email");
            foreach (var (column, value) in extra)
                properties[column] = value;
            request["ExtraProperties"] = properties;
        }

        return (Guid)lab.AsAdmin.Execute(request)["EmailId"];
    }
}
