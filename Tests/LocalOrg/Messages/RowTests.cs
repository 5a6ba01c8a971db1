using System;
using System.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Messages;

/// <summary>Fidelity point 7: what a row may hold, and what the platform puts into it.</summary>
public sealed class RowTests
{
    [Fact]
    public void A_row_knows_who_made_it_when_and_whose_it_is()
    {
        using var lab = OrganizationLab.Open();

        var row = lab.Read("account", lab.NewAccount());

        Assert.Equal(new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), row["createdon"]);
        Assert.Equal(lab.Organization.AdminUserId, row.GetAttributeValue<EntityReference>("createdby").Id);
        Assert.Equal(lab.Organization.AdminUserId, row.GetAttributeValue<EntityReference>("ownerid").Id);
        Assert.Equal(WellKnown.RootBusinessUnitId, row.GetAttributeValue<EntityReference>("owningbusinessunit").Id);
        Assert.Equal((0, 1), (row.GetAttributeValue<OptionSetValue>("statecode").Value, row.GetAttributeValue<OptionSetValue>("statuscode").Value));
    }

    [Fact]
    public void A_row_of_SYSTEM_without_an_owner_belongs_to_SYSTEM()
    {
        using var lab = OrganizationLab.Open();

        var id = lab.AsSystem.Create(new Entity("account") { ["name"] = "x" });

        Assert.Equal(lab.Organization.SystemUserId, lab.Read("account", id).GetAttributeValue<EntityReference>("ownerid").Id);
    }

    [Fact]
    public void An_update_moves_modifiedon_and_nothing_else_that_was_not_sent()
    {
        using var lab = OrganizationLab.Open();
        var id = lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["telephone1"] = "1" });
        lab.Clock.Advance(TimeSpan.FromMinutes(5));

        lab.AsSystem.Update(new Entity("account", id) { ["name"] = "y", ["createdon"] = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc) });

        var row = lab.Read("account", id);
        Assert.Equal(("y", "1"), (row["name"], row["telephone1"]));
        Assert.Equal(TimeSpan.FromMinutes(5), (DateTime)row["modifiedon"] - (DateTime)row["createdon"]);
        Assert.Equal(lab.Organization.SystemUserId, row.GetAttributeValue<EntityReference>("modifiedby").Id);
    }

    [Fact]
    public void Overriddencreatedon_dates_an_imported_row_back()
    {
        using var lab = OrganizationLab.Open();
        var then = new DateTime(2025, 5, 1, 8, 30, 0, DateTimeKind.Utc);

        var row = lab.Read("account", lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["overriddencreatedon"] = then }));

        Assert.Equal(then, row["createdon"]);
    }

    [Fact]
    public void Unknown_tables_columns_and_messages_fault_by_name()
    {
        using var lab = OrganizationLab.Open();

        Assert.Contains("'acount'", OrganizationLab.Faults(Faults.TableNotFound, () => lab.AsAdmin.Create(new Entity("acount"))).Message, StringComparison.Ordinal);
        Assert.Contains("'nmae'", OrganizationLab.Faults(Faults.ColumnNotFound, () => lab.AsAdmin.Create(new Entity("account") { ["nmae"] = "x" })).Message, StringComparison.Ordinal);
        Assert.Contains("message BulkDelete", OrganizationLab.Faults(Faults.NotSupported, () => lab.AsAdmin.Execute(new OrganizationRequest("BulkDelete"))).Message, StringComparison.Ordinal);
        Assert.Contains("AddToQueue", OrganizationLab.Faults(Faults.NotSupported, () => lab.AsAdmin.Execute(new OrganizationRequest("AddToQueue"))).Message, StringComparison.Ordinal);
        Assert.Equal(501, Faults.HttpStatusOf(Faults.NotSupported.Code));
    }

    [Fact]
    public void A_lookup_to_a_row_that_does_not_exist_faults()
    {
        using var lab = OrganizationLab.Open();

        var fault = OrganizationLab.Faults(Faults.RecordNotFound, () => lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "x", ["parentcustomerid"] = new EntityReference("account", Guid.NewGuid()) }));

        Assert.Contains("parentcustomerid", fault.Message, StringComparison.Ordinal);
        OrganizationLab.Faults(Faults.RecordNotFound, () => lab.AsAdmin.Update(new Entity("account", Guid.NewGuid()) { ["name"] = "x" }));
        OrganizationLab.Faults(Faults.RecordNotFound, () => lab.AsAdmin.Delete("account", Guid.NewGuid()));
        OrganizationLab.Faults(Faults.WrongType, () => lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "x", ["parentcustomerid"] = new EntityReference("task", Guid.NewGuid()) }));
    }

    [Fact]
    public void A_value_of_the_wrong_type_faults()
    {
        using var lab = OrganizationLab.Open();

        foreach (var (column, value) in new (string, object)[] { ("name", 5), ("numberofemployees", "5"), ("creditonhold", 1), ("industrycode", 1), ("revenue", 5m), ("primarycontactid", Guid.NewGuid()) })
            OrganizationLab.Faults(Faults.WrongType, () => lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", [column] = value }));
    }

    [Fact]
    public void Text_longer_than_its_column_faults_and_the_last_character_still_fits()
    {
        using var lab = OrganizationLab.Open();
        var limit = lab.Organization.Metadata.RequireTable("account").RequireColumn("name").MaxLength!.Value;

        var fault = OrganizationLab.Faults(Faults.TextTooLong, () => lab.NewAccount(new string('x', limit + 1)));

        Assert.Equal(-2147204303, fault.ErrorCode);
        Assert.Contains("'name'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(limit, ((string)lab.Read("account", lab.NewAccount(new string('客', limit)))["name"]).Length);
    }

    // Attributes hold no lone surrogates, so the character comes as a number.
    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x000B)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    [InlineData(0xFFFF)]
    public void Text_that_no_XML_can_hold_faults(int character)
    {
        using var lab = OrganizationLab.Open();

        var fault = OrganizationLab.Faults(Faults.InvalidCharacters, () => lab.NewAccount("a" + (char)character + "b"));

        Assert.Contains($"U+{character:X4} at position 1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Emoji_line_breaks_and_tabs_are_kept_and_empty_text_is_no_value()
    {
        using var lab = OrganizationLab.Open();
        const string Text = "a\tb\r\n😀 審批 e\u0301";

        var row = lab.Read("account", lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["description"] = Text, ["telephone1"] = "" }));

        Assert.Equal(Text, row["description"]);
        Assert.Null(row.GetAttributeValue<string>("telephone1"));
    }

    [Fact]
    public void Numbers_are_rounded_to_their_column_and_kept_in_their_range()
    {
        using var lab = OrganizationLab.Open(s => s);

        var id = lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["tst_ratio"] = 0.125m, ["revenue"] = new Money(12.345m) });

        var row = lab.Read("account", id);
        Assert.Equal(0.13m, row["tst_ratio"]);
        Assert.Equal(12.35m, row.GetAttributeValue<Money>("revenue").Value);
        Assert.Equal(12.35m, row.GetAttributeValue<Money>("revenue_base").Value);
        Assert.Equal(WellKnown.CurrencyId, row.GetAttributeValue<EntityReference>("transactioncurrencyid").Id);
        OrganizationLab.Faults(Faults.OutOfRange, () => lab.AsAdmin.Update(new Entity("account", id) { ["tst_ratio"] = 1.01m }));
        OrganizationLab.Faults(Faults.OutOfRange, () => lab.AsAdmin.Create(new Entity("task") { ["subject"] = "x", ["scheduledend"] = new DateTime(1700, 1, 1, 0, 0, 0, DateTimeKind.Utc) }));
    }

    [Fact]
    public void A_choice_must_be_one_of_its_options()
    {
        using var lab = OrganizationLab.Open();

        var fault = OrganizationLab.Faults(Faults.ChoiceOutOfRange, () => lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["customertypecode"] = new OptionSetValue(99) }));

        Assert.Contains("Accepted Values: 1,2,3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_and_status_must_belong_together()
    {
        using var lab = OrganizationLab.Open();
        var id = lab.NewAccount();

        OrganizationLab.Faults(Faults.InvalidState, () => lab.AsAdmin.Update(new Entity("account", id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(1) }));
        OrganizationLab.Faults(Faults.InvalidState, () => lab.AsAdmin.Update(new Entity("account", id) { ["statuscode"] = new OptionSetValue(2) }));
        OrganizationLab.Faults(Faults.StateOnCreate, () => lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["statecode"] = new OptionSetValue(1) }));
        lab.AsAdmin.Execute(new OrganizationRequest("SetState") { ["EntityMoniker"] = new EntityReference("account", id), ["State"] = new OptionSetValue(1), ["Status"] = new OptionSetValue(-1) });
        Assert.Equal(2, lab.Read("account", id).GetAttributeValue<OptionSetValue>("statuscode").Value);
    }

    [Fact]
    public void A_write_that_names_a_stale_version_faults()
    {
        using var lab = OrganizationLab.Open();
        var id = lab.NewAccount();
        var read = lab.AsAdmin.Retrieve("account", id, new ColumnSet("name"));
        lab.AsAdmin.Update(new Entity("account", id) { ["name"] = "somebody else's" });

        var stale = new UpdateRequest { Target = new Entity("account", id) { ["name"] = "mine", RowVersion = read.RowVersion }, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
        var fault = OrganizationLab.Faults(Faults.ConcurrencyMismatch, () => lab.AsAdmin.Execute(stale));

        Assert.Equal(-2147088254, fault.ErrorCode);
        Assert.Equal(412, Faults.HttpStatusOf(fault));
        stale.Target.RowVersion = lab.AsAdmin.Retrieve("account", id, new ColumnSet("name")).RowVersion;
        lab.AsAdmin.Execute(stale);
        Assert.Equal("mine", lab.Read("account", id)["name"]);
        OrganizationLab.Faults(Faults.ConcurrencyVersionMissing, () => lab.AsAdmin.Execute(new UpdateRequest { Target = new Entity("account", id), ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches }));
    }

    [Fact]
    public void Full_names_follow_their_parts()
    {
        using var lab = OrganizationLab.Open();
        var id = lab.AsAdmin.Create(new Entity("contact") { ["firstname"] = "Mei", ["lastname"] = "Lin" });
        Assert.Equal("Mei Lin", lab.Read("contact", id)["fullname"]);

        lab.AsAdmin.Update(new Entity("contact", id) { ["lastname"] = "Chen" });

        Assert.Equal("Mei Chen", lab.Read("contact", id)["fullname"]);
    }

    [Fact]
    public void Two_creates_with_one_id_collide()
    {
        using var lab = OrganizationLab.Open();
        var id = lab.NewAccount();

        var fault = OrganizationLab.Faults(Faults.DuplicateRecord, () => lab.AsAdmin.Create(new Entity("account", id) { ["name"] = "again" }));

        Assert.Equal(-2147220937, fault.ErrorCode);
    }

    [Fact]
    public void A_megabyte_of_text_goes_through()
    {
        using var lab = OrganizationLab.Open();
        var text = string.Concat(Enumerable.Repeat("0123456789abcdef", 65_536));

        var id = lab.AsAdmin.Create(new Entity("email") { ["subject"] = "big", ["description"] = text });

        Assert.Equal(text.Length, ((string)lab.Read("email", id)["description"]).Length);
    }
}
