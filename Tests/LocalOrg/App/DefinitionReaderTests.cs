using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.App.Definitions;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.App;

public class DefinitionReaderTests
{
    private const int TraditionalChinese = 1028;

    private static readonly TableDefinition Note = new(
    [
        new ColumnDefinition { LogicalName = "x_name", SchemaName = "x_Name", Type = ColumnType.Text, MaxLength = 100, DisplayName = Text("Name", "名稱"), RequiredLevel = RequiredLevel.ApplicationRequired },
        new ColumnDefinition { LogicalName = "x_owner", SchemaName = "x_Owner", Type = ColumnType.Lookup, Targets = ["account"] },
        new ColumnDefinition
        {
            LogicalName = "x_kind", SchemaName = "x_Kind", Type = ColumnType.Choice,
            OptionSet = new OptionSetDefinition("x_kind", false, [new OptionDefinition(1, Text("Praise", "讚美")), new OptionDefinition(2, Text("Old", "舊")) { IsHidden = true }]),
        },
    ])
    {
        LogicalName = "x_note", SchemaName = "x_Note", EntitySetName = "x_notes", ObjectTypeCode = 10001, PrimaryId = "x_noteid", PrimaryName = "x_name",
        Ownership = TableOwnership.User, DisplayName = Text("Note", "附註"), DisplayCollectionName = Text("Notes", "附註"),
    };

    private static readonly TableDefinition Account = new([])
    {
        LogicalName = "account", SchemaName = "Account", EntitySetName = "accounts", ObjectTypeCode = 1, PrimaryId = "accountid", PrimaryName = "name", Ownership = TableOwnership.User,
    };

    private static readonly OneToManyRelationship AccountNotes = new()
    {
        SchemaName = "x_account_note", ReferencedTable = "account", ReferencedColumn = "accountid", ReferencingTable = "x_note", ReferencingColumn = "x_owner",
        ReferencingNavigationProperty = "x_Owner", ReferencedNavigationProperty = "x_account_note",
    };

    private static readonly OrganizationMetadata Metadata = new([Note, Account], [AccountNotes], [], [1033]);

    [Fact]
    public void A_table_is_told_in_the_users_language_and_falls_back_to_english()
    {
        var table = TableReader.Read(Note, hasMainForm: true, Metadata, TraditionalChinese);

        Assert.Equal("附註", table.DisplayName);
        Assert.Equal("名稱", table.Columns["x_name"].Label);
        Assert.True(table.Columns["x_name"].Required);
        Assert.Equal("x_owner", table.Columns["x_owner"].Label);
    }

    [Fact]
    public void A_lookup_names_the_navigation_property_it_is_bound_by()
    {
        var target = Assert.Single(TableReader.Read(Note, true, Metadata, 1033).Columns["x_owner"].Targets);

        Assert.Equal(new LookupTargetView("account", "accounts", "x_Owner"), target);
    }

    [Fact]
    public void Hidden_options_are_not_offered()
    {
        var option = Assert.Single(TableReader.Read(Note, true, Metadata, 1033).Columns["x_kind"].Options);

        Assert.Equal(new OptionView(1, "Praise"), option);
    }

    [Fact]
    public void A_form_keeps_tabs_sections_cells_and_the_handlers_of_its_tabs()
    {
        var form = FormReader.Read(Form("""
            <form>
              <tabs>
                <tab name="first"><labels><label description="First" languagecode="1033" /><label description="第一" languagecode="1028" /></labels>
                  <events><event name="tabstatechange"><Handlers><Handler functionName="A.onTab" libraryName="x_/a.js" enabled="true" passExecutionContext="true" /></Handlers></event></events>
                  <columns><column width="60%"><sections><section name="s" columns="11" showlabel="false"><rows>
                    <row><cell id="{1}"><control id="x_name" classid="{4273EDBD-AC1D-40D3-9FB2-095C621B552D}" datafieldname="x_name" /></cell></row>
                    <row><cell id="{2}" rowspan="3"><control id="WebResource_Panel" classid="{9FDF5F91-88B1-47F4-AD53-C11EFC01A01D}"><parameters><Url>x_/panel.html</Url></parameters></control></cell></row>
                    <row /><row />
                  </rows></section></sections></column></columns></tab>
              </tabs>
              <formLibraries><Library name="x_/a.js" libraryUniqueId="{3}" /></formLibraries>
              <events><event name="onload"><Handlers>
                <Handler functionName="A.onLoad" libraryName="x_/a.js" enabled="true" passExecutionContext="true" />
                <Handler functionName="A.never" libraryName="x_/a.js" enabled="false" />
              </Handlers></event></events>
            </form>
            """), Metadata, SolutionCatalog.Empty, TraditionalChinese);

        var tab = Assert.Single(form.Tabs);
        var section = Assert.Single(Assert.Single(tab.Columns).Sections);
        Assert.Equal("第一", tab.Label);
        Assert.Equal(2, section.Columns);
        Assert.Equal(["field", "webresource"], section.Rows.SelectMany(row => row).Select(cell => cell.Control!.Kind));
        Assert.Equal("x_/panel.html", section.Rows[1][0].Control!.Parameters["Url"]);
        Assert.Equal(["tabstatechange first A.onTab", "onload  A.onLoad"], form.Handlers.Select(handler => $"{handler.Event} {handler.Tab} {handler.FunctionName}"));
    }

    [Fact]
    public void A_related_subgrid_knows_the_lookup_that_relates_it()
    {
        var form = FormReader.Read(Form("""
            <form><tabs><tab name="t"><columns><column><sections><section name="s"><rows><row><cell id="{1}">
              <control id="notes" classid="{E7A81278-8635-4D9E-8D4D-59480B391C5B}"><parameters><TargetEntityType>x_note</TargetEntityType><RelationshipName>x_account_note</RelationshipName></parameters></control>
            </cell></row></rows></section></sections></column></columns></tab></tabs></form>
            """), Metadata, SolutionCatalog.Empty, 1033);

        var control = form.Tabs[0].Columns[0].Sections[0].Rows[0][0].Control!;
        Assert.Equal("subgrid", control.Kind);
        Assert.Equal("x_owner", control.Parameters["RelatedColumn"]);
    }

    [Fact]
    public void A_control_the_app_does_not_know_is_called_unsupported()
    {
        var form = FormReader.Read(Form("""
            <form><tabs><tab name="t"><columns><column><sections><section name="s"><rows><row><cell id="{1}">
              <control id="notes" classid="{8C54228C-1B25-4909-A12A-F2B968BB0D62}" />
            </cell></row></rows></section></sections></column></columns></tab></tabs></form>
            """), Metadata, SolutionCatalog.Empty, 1033);

        Assert.Equal("unsupported", form.Tabs[0].Columns[0].Sections[0].Rows[0][0].Control!.Kind);
    }

    [Fact]
    public void A_form_loads_the_strings_its_library_depends_on()
    {
        var catalog = new SolutionCatalog
        {
            WebResources =
            [
                Script("x_/a.js", ["x_/strings/a.1033.resx", "x_/strings/a.2052.resx", "x_/strings/b"]),
                Script("x_/strings/b.1033.resx", []),
            ],
        };

        var form = FormReader.Read(Form("""<form><tabs /><formLibraries><Library name="x_/a.js" /></formLibraries></form>"""), Metadata, catalog, 1033);

        Assert.Equal(["x_/strings/a", "x_/strings/b"], form.StringTables);
    }

    [Fact]
    public void A_view_labels_its_columns_those_of_linked_tables_too()
    {
        var view = ViewReader.Read(new SavedQueryDefinition(
            Guid.Empty, "account", Text("All", "全部"), 0, true,
            """<fetch><entity name="account"><link-entity name="x_note" alias="n" from="x_owner" to="accountid" /></entity></fetch>""",
            """<grid><row id="accountid"><cell name="name" width="200" /><cell name="n.x_name" width="50" /><cell name="n.x_kind" ishidden="1" /></row></grid>""", "x"), Metadata, TraditionalChinese);

        Assert.Equal("全部", view.Name);
        Assert.Equal([new ViewColumn("name", 200, "name"), new ViewColumn("n.x_name", 50, "名稱")], view.Columns);
    }

    [Fact]
    public void A_site_map_entry_without_a_title_carries_its_tables_name()
    {
        var map = SiteMapReader.Read(
            new AppModuleDefinition("x_app", Text("App", "應用程式"), null, [], [], "x"),
            new SiteMapDefinition("x_app", LocalizedText.Empty, XElement.Parse("""
                <SiteMap><Area Id="a"><Titles><Title LCID="1033" Title="Work" /></Titles>
                  <Group Id="g"><SubArea Id="s1" Entity="x_note" /><SubArea Id="s2" Url="$webresource:x_/page.html"><Titles><Title LCID="1033" Title="Page" /></Titles></SubArea></Group></Area></SiteMap>
                """), "x"), Metadata, TraditionalChinese);

        var group = Assert.Single(map.Groups);
        Assert.Equal("Work", group.Title);
        Assert.Equal(["附註", "Page"], group.SubAreas.Select(area => area.Title));
        Assert.Equal("應用程式", map.App.Name);
    }

    private static FormDefinition Form(string xml) => new(Guid.Empty, "account", "main", Text("Form", "表單"), XElement.Parse(xml), "x");

    private static WebResourceDefinition Script(string name, string[] dependencies) =>
        new(Guid.NewGuid(), name, name, WebResourceType.JavaScript, [], null, dependencies, "x");

    private static LocalizedText Text(string english, string traditional) =>
        new(new Dictionary<int, string> { [1033] = english, [TraditionalChinese] = traditional });
}
