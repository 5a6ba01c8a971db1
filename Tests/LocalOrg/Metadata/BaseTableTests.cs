using System;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Tests.LocalOrg.Storage;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Metadata;

public sealed class BaseTableTests : IDisposable
{
    private readonly SqliteStore store = TestStore.Open();

    private OrganizationMetadata Metadata => store.Metadata;

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("account", 1, "accounts", "accountid", "name")]
    [InlineData("contact", 2, "contacts", "contactid", "fullname")]
    [InlineData("annotation", 5, "annotations", "annotationid", "subject")]
    [InlineData("systemuser", 8, "systemusers", "systemuserid", "fullname")]
    [InlineData("team", 9, "teams", "teamid", "name")]
    [InlineData("businessunit", 10, "businessunits", "businessunitid", "name")]
    [InlineData("incident", 112, "incidents", "incidentid", "title")]
    [InlineData("queue", 2020, "queues", "queueid", "name")]
    [InlineData("activitypointer", 4200, "activitypointers", "activityid", "subject")]
    [InlineData("email", 4202, "emails", "activityid", "subject")]
    [InlineData("task", 4212, "tasks", "activityid", "subject")]
    public void A_base_table_has_its_real_names(string name, int code, string set, string id, string primaryName)
    {
        var table = Metadata.FindTableByTypeCode(code)!;
        Assert.Equal((name, set, id, primaryName), (table.LogicalName, table.EntitySetName, table.PrimaryId, table.PrimaryName));
        Assert.Same(table, Metadata.FindTableByEntitySet(set));
    }

    [Theory]
    [InlineData("incident", "customerid_account", "account")]
    [InlineData("incident", "customerid_contact", "contact")]
    [InlineData("incident", "primarycontactid", "contact")]
    [InlineData("email", "regardingobjectid_incident_email", "incident")]
    [InlineData("email", "email_activity_parties", "activityparty")]
    [InlineData("contact", "parentcustomerid_account", "account")]
    [InlineData("account", "primarycontactid", "contact")]
    [InlineData("account", "contact_customer_accounts", "contact")]
    [InlineData("account", "incident_customer_accounts", "incident")]
    [InlineData("annotation", "objectid_incident", "incident")]
    [InlineData("activityparty", "partyid_contact", "contact")]
    [InlineData("account", "ownerid", "owner")]
    [InlineData("systemuser", "systemuserroles_association", "role")]
    public void A_navigation_property_has_its_real_name(string table, string name, string target) =>
        Assert.Equal(target, Metadata.FindNavigationProperty(table, name)?.TargetTable);

    [Theory]
    [InlineData("incident", "0:Active:1 1:Resolved:5 2:Canceled:6", "1:0 2:0 3:0 4:0 5:1 6:2 1000:1 2000:2")]
    [InlineData("email", "0:Open:1 1:Completed:2 2:Canceled:5", "1:0 2:1 3:1 4:1 5:2 6:1 7:1 8:0")]
    [InlineData("task", "0:Open:2 1:Completed:5 2:Canceled:6", "2:0 3:0 4:0 5:1 6:2 7:0")]
    [InlineData("account", "0:Active:1 1:Inactive:2", "1:0 2:1")]
    public void States_and_status_reasons_are_the_real_ones(string table, string states, string reasons)
    {
        var definition = Metadata.RequireTable(table);
        Assert.Equal(states, string.Join(" ", definition.RequireColumn("statecode").OptionSet!.Options.Select(option => $"{option.Value}:{option.InvariantName}:{option.DefaultStatus}")));
        Assert.Equal(reasons, string.Join(" ", definition.RequireColumn("statuscode").OptionSet!.Options.Select(option => $"{option.Value}:{option.State}")));
    }

    [Fact]
    public void Every_choice_has_options_and_every_reference_a_table_that_exists()
    {
        foreach (var (table, column) in Metadata.Tables.SelectMany(table => table.Columns.Select(column => (table, column))))
        {
            if (column.IsSingleChoice || column.Type is ColumnType.Choices or ColumnType.Boolean)
                Assert.True(column.OptionSet is { Options.Count: > 0 }, $"{table.LogicalName}.{column.LogicalName} has no options");
            if (column.IsReference)
                Assert.True(column.Targets.Count > 0, $"{table.LogicalName}.{column.LogicalName} has no targets");
            Assert.All(column.Targets, target => Assert.NotNull(Metadata.FindTable(target)));
            Assert.NotEqual("", column.DisplayName.For(1033));
        }
    }

    [Fact]
    public void Every_reference_has_a_navigation_property_to_each_of_its_targets()
    {
        foreach (var (table, column) in Metadata.Tables.SelectMany(table => table.Columns.Where(column => column.IsReference && column.Type != ColumnType.Owner).Select(column => (table, column))))
            Assert.All(column.Targets, target => Assert.True(Metadata.FindLookupRelationship(table.LogicalName, column.LogicalName, target) is not null, $"{table.LogicalName}.{column.LogicalName} -> {target}"));
    }

    [Fact]
    public void Plain_Dataverse_has_no_cases()
    {
        using var plain = TestStore.Open(customerService: false);
        Assert.Null(plain.Metadata.FindTable("incident"));
        Assert.Equal(["account", "contact"], plain.Metadata.RequireTable("email").RequireColumn("regardingobjectid").Targets);
    }

    [Fact]
    public void What_the_forms_show_is_labelled_in_three_languages()
    {
        var priority = Metadata.RequireTable("incident").RequireColumn("prioritycode");
        Assert.Equal(("Priority", "优先级", "優先順序"), (priority.DisplayName.For(1033), priority.DisplayName.For(2052), priority.DisplayName.For(1028)));
        Assert.Equal("高", priority.OptionSet!.Find(1)!.Label.For(2052));
        Assert.Equal(2, priority.DefaultValue);
    }
}
