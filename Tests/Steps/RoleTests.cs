using System;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Security;
using CrmFeedback.Schema;
using CrmFeedback.Tests.LocalOrg;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using OrganizationFaults = CrmFeedback.LocalOrg.Pipeline.Faults;

namespace CrmFeedback.Tests.Steps;

/// <summary>What the three shipped roles allow, on the imported solutions, with customers in two business units.</summary>
public sealed class RoleTests
{
    private static readonly Guid Agent = new("f64c778b-0787-536d-a651-626dbb4ec0fb");
    private static readonly Guid Supervisor = new("09e0de79-fe49-5af4-bbc6-c164f6c1e065");
    private static readonly Guid Admin = new("ed12d922-ca3a-5344-8faf-27f25e18c710");

    [Fact]
    public async Task Feedback_is_seen_as_far_as_the_role_reaches()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var (north, south) = (Unit(organization, "north", WellKnown.RootBusinessUnitId), Unit(organization, "south", WellKnown.RootBusinessUnitId));
        var branch = Unit(organization, "branch of north", north);
        foreach (var (name, unit) in new[] { ("north", north), ("south", south), ("branch", branch) })
            CustomerWithFeedback(organization, name, User(organization, "agent " + name, unit, Agent));
        await organization.Drain();
        Assert.True(organization.Errors.Length == 0, organization.Errors);

        Assert.Equal("north", Seen(Agent, north));
        Assert.Equal("branch,north", Seen(Supervisor, north));
        Assert.Equal("south", Seen(Supervisor, south));
        Assert.Equal("branch,north,south", Seen(Admin, branch));

        string Seen(Guid role, Guid unit) => string.Join(',', organization.Organization.CreateService(User(organization, "reader", unit, role))
            .RetrieveMultiple(new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(FeedbackTable.AccountId) }).Entities
            .Select(r => r.GetAttributeValue<EntityReference>(FeedbackTable.AccountId).Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Agents_and_supervisors_neither_write_scores_nor_delete_and_the_plug_ins_write_as_the_system()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var agent = User(organization, "agent", WellKnown.RootBusinessUnitId, Agent);
        CustomerWithFeedback(organization, "x", agent);
        await organization.Drain();
        var feedback = organization.Only(FeedbackTable.Table);
        Assert.Equal(agent, feedback.GetAttributeValue<EntityReference>("ownerid").Id);
        Assert.Equal(organization.Organization.SystemUserId, feedback.GetAttributeValue<EntityReference>("createdby").Id);
        var standing = organization.Rows(SatisfactionTable.Table).Select(r => (Guid?)r.Id).FirstOrDefault()
            ?? organization.Service.Create(new Entity(SatisfactionTable.Table) { [SatisfactionTable.CustomerKey] = "account_x", ["ownerid"] = new EntityReference("systemuser", agent) });
        var mention = organization.Rows(MentionTable.Table)[0].Id;

        foreach (var user in new[] { agent, User(organization, "supervisor", WellKnown.RootBusinessUnitId, Supervisor) })
        {
            var service = organization.Organization.CreateService(user);
            Refused("prvWritecfb_Feedback", () => service.Update(new Entity(FeedbackTable.Table, feedback.Id) { [FeedbackTable.Score] = 1m }));
            Refused("prvDeletecfb_Feedback", () => service.Delete(FeedbackTable.Table, feedback.Id));
            Refused("prvCreatecfb_Feedback", () => service.Create(new Entity(FeedbackTable.Table)));
            Refused("prvWritecfb_Satisfaction", () => service.Update(new Entity(SatisfactionTable.Table, standing) { [SatisfactionTable.Risk] = 0m }));
            Refused("prvWritecfb_Mention", () => service.Update(new Entity(MentionTable.Table, mention) { [MentionTable.Score] = 1m }));
            Refused("prvDeletecfb_Mention", () => service.Delete(MentionTable.Table, mention));
        }

        Assert.Equal(feedback[FeedbackTable.Score], organization.Only(FeedbackTable.Table)[FeedbackTable.Score]);
    }

    [Fact]
    public async Task Only_admins_edit_themes_and_settings()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var (theme, setting) = (organization.Rows(ThemeTable.Table)[0].Id, organization.Rows(SettingTable.Table)[0].Id);

        foreach (var role in new[] { Agent, Supervisor })
        {
            var service = organization.Organization.CreateService(User(organization, "reader", WellKnown.RootBusinessUnitId, role));
            Refused("prvWritecfb_Theme", () => service.Update(new Entity(ThemeTable.Table, theme) { [ThemeTable.Keywords] = "mine" }));
            Refused("prvWritecfb_Setting", () => service.Update(new Entity(SettingTable.Table, setting) { [SettingTable.Value] = "{}" }));
        }

        var admin = organization.Organization.CreateService(User(organization, "admin", WellKnown.RootBusinessUnitId, Admin));
        admin.Update(new Entity(ThemeTable.Table, theme) { [ThemeTable.Keywords] = "late parcel" });
        admin.Update(new Entity(SettingTable.Table, setting) { [SettingTable.Value] = "{}" });
        Assert.Equal("late parcel", organization.Rows(ThemeTable.Table).Single(t => t.Id == theme)[ThemeTable.Keywords]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_s_feedback_and_standing_follow_its_new_owner_and_what_a_person_assigned_stays(bool byAssign)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(7));
        var north = Unit(organization, "north", WellKnown.RootBusinessUnitId);
        var (first, next, expert) = (User(organization, "first", WellKnown.RootBusinessUnitId, Agent), User(organization, "next", north, Agent), User(organization, "expert", WellKnown.RootBusinessUnitId, Agent));
        CustomerWithFeedback(organization, "x", first);
        var account = organization.Only("account");
        organization.Service.Create(new Entity("incident") { ["title"] = "Refund", ["description"] = "My refund is still missing, I am angry.", ["customerid"] = account.ToEntityReference() });
        await organization.Drain();
        Assert.All(organization.Rows(FeedbackTable.Table), r => Assert.Equal(first, Owner(r)));
        var handed = organization.Rows(FeedbackTable.Table)[0].Id;
        organization.Service.Update(new Entity(FeedbackTable.Table, handed) { ["ownerid"] = new EntityReference("systemuser", expert) });

        if (byAssign)
            organization.Admin.Execute(new OrganizationRequest("Assign") { ["Target"] = account.ToEntityReference(), ["Assignee"] = new EntityReference("systemuser", next) });
        else
            organization.Admin.Update(new Entity("account", account.Id) { ["ownerid"] = new EntityReference("systemuser", next) });
        await organization.Drain();

        Assert.True(organization.Errors.Length == 0, organization.Errors);
        Assert.Equal(next, Owner(organization.Only(SatisfactionTable.Table)));
        Assert.Equal([expert, next], organization.Rows(FeedbackTable.Table).OrderBy(r => r.Id != handed).Select(Owner));
        Assert.All(organization.Rows(MentionTable.Table), m => Assert.Equal(m.GetAttributeValue<EntityReference>(MentionTable.FeedbackId).Id == handed ? expert : next, Owner(m)));
        Assert.Empty(organization.Organization.CreateService(first).RetrieveMultiple(new QueryExpression(SatisfactionTable.Table)).Entities);

        static Guid Owner(Entity row) => row.GetAttributeValue<EntityReference>("ownerid").Id;
    }

    [Fact]
    public async Task A_supervisor_sees_the_standings_of_the_unit_and_those_below_worst_first_in_the_view()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var (north, south) = (Unit(organization, "north", WellKnown.RootBusinessUnitId), Unit(organization, "south", WellKnown.RootBusinessUnitId));
        var branch = Unit(organization, "branch of north", north);
        foreach (var (name, unit) in new[] { ("north", north), ("south", south), ("branch", branch) })
            CustomerWithFeedback(organization, name, User(organization, "agent " + name, unit, Agent));
        await organization.Drain();
        var view = organization.Organization.Catalog.SavedQueries.Single(v => v.Name.For(1033) == "Customers at risk").FetchXml;

        string Seen(Guid role, Guid unit) => string.Join(',', organization.Organization.CreateService(User(organization, "reader", unit, role))
            .RetrieveMultiple(new FetchExpression(view)).Entities.Select(r => r.GetAttributeValue<string>(SatisfactionTable.Name)).Order(StringComparer.Ordinal));

        Assert.Equal("north", Seen(Agent, north));
        Assert.Equal("branch,north", Seen(Supervisor, north));
        Assert.Equal("branch,north,south", Seen(Admin, south));
    }

    [Fact]
    public async Task Words_are_read_by_members_of_the_profile_alone()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var agent = User(organization, "agent", WellKnown.RootBusinessUnitId, Agent);
        CustomerWithFeedback(organization, "x", agent);
        await organization.Drain();
        var (id, service) = (organization.Only(FeedbackTable.Table).Id, organization.Organization.CreateService(agent));
        string[] words = [FeedbackTable.Text, FeedbackTable.Evidence, FeedbackTable.KeyPhrases];

        var hidden = service.Retrieve(FeedbackTable.Table, id, new ColumnSet([.. words, FeedbackTable.Score]));
        Assert.All(words, w => Assert.Null(hidden.GetAttributeValue<string>(w)));
        Assert.True(hidden.Contains(FeedbackTable.Score));
        organization.Organization.SetProfileMember(organization.Organization.Catalog.ColumnSecurityProfiles.Single().Id, agent, isMember: true);
        Assert.Contains("parcel", service.Retrieve(FeedbackTable.Table, id, new ColumnSet(words)).GetAttributeValue<string>(FeedbackTable.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_not_grouped_by_a_column_of_several_choices()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        string Grouped(string column) => $"<fetch aggregate='true'><entity name='cfb_feedback'><attribute name='{column}' groupby='true' alias='g'/><attribute name='cfb_feedbackid' aggregate='count' alias='n'/></entity></fetch>";

        Assert.Contains("cfb_emotions", Assert.ThrowsAny<Exception>(() => organization.Admin.RetrieveMultiple(new FetchExpression(Grouped("cfb_emotions")))).Message, StringComparison.Ordinal);
        Assert.Empty(organization.Admin.RetrieveMultiple(new FetchExpression(Grouped("cfb_primaryemotion"))).Entities);
    }

    private static void Refused(string privilege, Action action) =>
        Assert.Contains(privilege, OrganizationLab.Faults(OrganizationFaults.MissingPrivilege, action).Message, StringComparison.Ordinal);

    private static Guid Unit(ImportedOrganization organization, string name, Guid parent) =>
        organization.Service.Create(new Entity("businessunit") { ["name"] = name, ["parentbusinessunitid"] = new EntityReference("businessunit", parent) });

    private static Guid User(ImportedOrganization organization, string name, Guid unit, Guid role)
    {
        var id = organization.Service.Create(new Entity("systemuser")
        {
            ["lastname"] = name, ["domainname"] = Guid.NewGuid() + "@x.example", ["internalemailaddress"] = name.Replace(' ', '.') + "@x.example",
            ["businessunitid"] = new EntityReference("businessunit", unit),
        });
        organization.Service.Associate("systemuser", id, new Relationship("systemuserroles_association"),
            new EntityReferenceCollection([new EntityReference("role", role), new EntityReference("role", WellKnown.ServiceRepresentativeRoleId)]));
        return id;
    }

    // The agent enters the case; the account is its own, so the feedback becomes its own too.
    private static void CustomerWithFeedback(ImportedOrganization organization, string name, Guid agent)
    {
        var service = organization.Organization.CreateService(agent);
        var account = service.Create(new Entity("account") { ["name"] = name });
        service.Create(new Entity("incident") { ["title"] = "Delivery", ["description"] = "My parcel is two weeks late.", ["customerid"] = new EntityReference("account", account) });
    }
}
