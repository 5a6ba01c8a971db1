using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Messages;

/// <summary>Fidelity point 10: cascades; and deep insert.</summary>
public sealed class CascadeTests
{
    [Fact]
    public void Deleting_a_parent_deletes_its_children_and_raises_Delete_for_each()
    {
        var deleted = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Delete", "account", 40, run => deleted.Add("account"))
            .On("Delete", "task", 40, run => deleted.Add("task"))
            .On("Delete", "annotation", 20, run => deleted.Add("annotation " + run.Context.PreEntityImages["PreImage"]["subject"]), preImage: "subject"));
        var account = lab.NewAccount();
        var task = lab.AsAdmin.Create(new Entity("task") { ["subject"] = "call", ["regardingobjectid"] = new EntityReference("account", account) });
        lab.AsAdmin.Create(new Entity("annotation") { ["subject"] = "note", ["objectid"] = new EntityReference("task", task) });

        lab.AsAdmin.Delete("account", account);

        Assert.Equal(["annotation note", "task", "account"], deleted);
        Assert.Equal((0, 0, 0), (lab.Count("account"), lab.Count("task"), lab.Count("annotation")));
    }

    [Fact]
    public void Removing_the_link_empties_the_lookup_and_raises_no_Update()
    {
        var updates = 0;
        using var lab = OrganizationLab.Open(s => s.On("Update", "account", 40, _ => updates++));
        var contact = lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "Lin" });
        var account = lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["primarycontactid"] = new EntityReference("contact", contact) });

        lab.AsAdmin.Delete("contact", contact);

        Assert.Null(lab.Read("account", account).GetAttributeValue<EntityReference>("primarycontactid"));
        Assert.Equal(0, updates);
    }

    [Fact]
    public void The_parties_of_a_mail_go_with_it_and_a_deleted_party_leaves_its_address()
    {
        using var lab = OrganizationLab.Open();
        var contact = lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "Lin", ["emailaddress1"] = "mei@lin.example" });
        var mail = lab.AsAdmin.Create(new Entity("email") { ["subject"] = "x", ["from"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = new EntityReference("contact", contact) }]) });

        lab.AsAdmin.Delete("contact", contact);

        var from = Assert.Single(lab.Read("email", mail).GetAttributeValue<EntityCollection>("from").Entities);
        Assert.Null(from.GetAttributeValue<EntityReference>("partyid"));
        Assert.Equal("mei@lin.example", from["addressused"]);
        lab.AsAdmin.Delete("email", mail);
        Assert.Equal(0, lab.Count("activityparty"));
    }

    [Fact]
    public void A_child_whose_delete_is_refused_keeps_its_parent()
    {
        using var lab = OrganizationLab.Open(s => s.On("Delete", "task", 20, _ => throw new InvalidPluginExecutionException("tasks stay")));
        var account = lab.NewAccount();
        lab.AsAdmin.Create(new Entity("task") { ["subject"] = "call", ["regardingobjectid"] = new EntityReference("account", account) });

        OrganizationLab.Faults(CrmFeedback.LocalOrg.Pipeline.Faults.PluginAborted, () => lab.AsAdmin.Delete("account", account));

        Assert.Equal((1, 1), (lab.Count("account"), lab.Count("task")));
    }

    [Fact]
    public void A_deep_insert_creates_the_children_through_creates_of_their_own()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "contact", 20, run => seen.Add($"{run.Target["lastname"]} of {((EntityReference)run.Target["parentcustomerid"]).LogicalName} depth {run.Context.Depth} in {run.Context.ParentContext.ParentContext.PrimaryEntityName}"))
            .On("Create", "account", 40, run => seen.Add("account")));
        var account = new Entity("account") { ["name"] = "x" };
        account.RelatedEntities[new Relationship("contact_customer_accounts")] = new EntityCollection([new Entity("contact") { ["lastname"] = "A" }, new Entity("contact") { ["lastname"] = "B" }]);

        var id = lab.AsAdmin.Create(account);

        Assert.Equal(["account", "A of account depth 1 in account", "B of account depth 1 in account"], seen);
        Assert.All(lab.AsAdmin.RetrieveMultiple(new QueryExpression("contact") { ColumnSet = new ColumnSet("parentcustomerid") }).Entities,
            c => Assert.Equal(id, c.GetAttributeValue<EntityReference>("parentcustomerid").Id));
    }

    [Fact]
    public void A_deep_insert_is_all_or_nothing()
    {
        using var lab = OrganizationLab.Open();
        var account = new Entity("account") { ["name"] = "x" };
        account.RelatedEntities[new Relationship("contact_customer_accounts")] = new EntityCollection([new Entity("contact") { ["lastname"] = "A" }, new Entity("contact") { ["lastname"] = new string('x', 5000) }]);

        OrganizationLab.Faults(CrmFeedback.LocalOrg.Pipeline.Faults.TextTooLong, () => lab.AsAdmin.Create(account));

        Assert.Equal((0, 0), (lab.Count("account"), lab.Count("contact")));
    }
}
