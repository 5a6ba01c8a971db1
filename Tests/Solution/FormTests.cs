using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace CrmFeedback.Tests.Solution;

public sealed class FormTests
{
    private const string Panel = "WebResource_CrmFeedbackPanel";
    private const string Library = "cfb_/feedback/form.js";

    /// <summary>Class ids that a column type may be shown with, per Microsoft's form XML.</summary>
    private static readonly Dictionary<string, string[]> ControlsOfType = new(StringComparer.Ordinal)
    {
        ["nvarchar"] = ["4273EDBD-AC1D-40D3-9FB2-095C621B552D"],
        ["ntext"] = ["E0DECE4B-6FC8-4A8F-A065-082708572369"],
        ["int"] = ["C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F"],
        ["decimal"] = ["C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E"],
        ["money"] = ["533B9E00-756B-4312-95A0-DC888637AC78"],
        ["datetime"] = ["5B773807-9FB2-42DB-97C3-7A91EFF8ADFF"],
        ["bit"] = ["F9A8A302-114E-466A-B582-6771B2AE0D92"],
        ["lookup"] = ["270BD3DB-D9AF-4782-9025-509E298DEC0A"],
        ["customer"] = ["270BD3DB-D9AF-4782-9025-509E298DEC0A"],
        ["owner"] = ["270BD3DB-D9AF-4782-9025-509E298DEC0A"],
        ["picklist"] = ["3EF39988-22BB-4F0B-BBBE-64B5A3748AEE"],
        ["state"] = ["3EF39988-22BB-4F0B-BBBE-64B5A3748AEE"],
        ["status"] = ["5D68B988-0661-4DB2-BC3E-17598AD3BE6C"],
        ["multiselectpicklist"] = ["4AA28AB7-9C13-4F57-A73D-AD894D048B5F"],
    };

    private static readonly List<SourceFile> Forms = [.. SolutionSource.WithRoot("forms")];

    public static TheoryData<string> Paths() => [.. Forms.Select(f => f.Path)];

    public static TheoryData<string> PathsWithPanel() => [.. Forms.Where(f => Controls(f).Any(c => Id(c) == Panel)).Select(f => f.Path)];

    [Fact]
    public void Every_table_of_ours_has_a_main_form_and_so_have_account_contact_and_case()
    {
        var withMain = Forms.Where(f => f.Path.Contains("/FormXml/main/", StringComparison.Ordinal) && !IsDiff(f)).Select(SolutionSource.TableOf);
        Assert.Equal(SolutionSource.Tables.Keys.Concat(["account", "contact", "incident"]).Order(StringComparer.Ordinal), withMain.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Fields_are_columns_of_the_table_shown_by_the_control_of_their_type(string path)
    {
        var form = Form(path);
        var table = SolutionSource.TableOf(form);
        foreach (var control in Controls(form).Where(c => c.Attribute("datafieldname") is not null))
        {
            var column = (string)control.Attribute("datafieldname")!;
            Assert.True(SolutionSource.HasColumn(table, column), $"{path}: {table} has no column {column}.");
            if (SolutionSource.Tables.TryGetValue(table, out var own))
                Assert.Contains(((string)control.Attribute("classid")!).Trim('{', '}'), ControlsOfType[own.Columns[column].Type]);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Controls_have_ids_of_their_own(string path) => Assert.Distinct(Controls(Form(path)).Select(Id));

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_cell_over_several_rows_is_followed_by_the_rows_it_covers(string path)
    {
        foreach (var rows in Form(path).Root.Descendants("rows"))
        {
            var all = rows.Elements("row").ToList();
            var i = 0;
            while (i < all.Count)
            {
                var span = all[i].Elements("cell").Select(c => (int?)c.Attribute("rowspan") ?? 1).DefaultIfEmpty(1).Max();
                Assert.True(all[i].HasElements, $"{path}: row {i} of {rows.Parent!.Attribute("name")} is covered by no cell.");
                Assert.All(all.Skip(i + 1).Take(span - 1), r => Assert.False(r.HasElements, $"{path}: a row under a tall cell has cells of its own."));
                i += span;
            }

            Assert.Equal(all.Count, i);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Subgrids_show_a_view_of_the_related_table(string path)
    {
        var form = Form(path);
        var relationships = SolutionSource.Files.Where(f => f.Path.Contains("/Other/Relationships/", StringComparison.Ordinal)).SelectMany(f => f.Root.Elements()).ToDictionary(r => (string)r.Attribute("Name")!, StringComparer.Ordinal);
        foreach (var grid in Controls(form).Where(c => (string?)c.Attribute("indicationOfSubgrid") == "true").Select(c => c.Element("parameters")!))
        {
            var relationship = relationships[grid.Element("RelationshipName")!.Value];
            Assert.Equal(SolutionSource.TableOf(form), relationship.Element("ReferencedEntityName")!.Value.ToLowerInvariant());
            Assert.Equal(grid.Element("TargetEntityType")!.Value, relationship.Element("ReferencingEntityName")!.Value.ToLowerInvariant());
            var view = SolutionSource.WithRoot("savedqueries").Single(v => v.Root.Descendants("savedqueryid").Single().Value == grid.Element("ViewId")!.Value);
            Assert.Equal(grid.Element("TargetEntityType")!.Value, (string?)view.Root.Descendants("entity").Single().Attribute("name"));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Quick_views_name_a_quick_form_of_the_table_they_show(string path)
    {
        foreach (var control in Controls(Form(path)).Where(c => c.Descendants("QuickForms").Any()))
        {
            var id = Assert.Single(XElement.Parse(control.Descendants("QuickForms").Single().Value).Elements());
            var quick = Forms.Single(f => f.Root.Descendants("formid").Single().Value == "{" + id.Value + "}");
            Assert.Contains("/FormXml/quick/", quick.Path, StringComparison.Ordinal);
            Assert.Equal((string?)id.Attribute("entityname"), SolutionSource.TableOf(quick));
        }
    }

    [Fact]
    public void The_panel_stands_on_our_own_forms_and_on_the_four_forms_of_Microsoft()
    {
        var found = Forms.Where(f => Controls(f).Any(c => Id(c) == Panel)).Select(f => SolutionSource.TableOf(f) + (IsDiff(f) ? " " + f.Root.Descendants("formid").Single().Value : " own"));
        Assert.Equal(
        [
            "account own", "account {8448b78f-8f42-454e-8e2a-f8196b0419af}", "contact own", "contact {1fed44d1-ae68-4a41-bd2b-f13acac4acfa}",
            "incident own", "incident {4a63c8d1-6c1e-48ec-9db4-3e6c7155334c}", "incident {915f6055-2e07-4276-ae08-2b96c8d02c57}",
        ], found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(PathsWithPanel))]
    public void A_form_with_the_panel_hands_it_the_client_api(string path)
    {
        var form = Form(path).Root.Descendants("form").Single();
        Assert.Equal(Library, (string?)Assert.Single(form.Element("formLibraries")!.Elements("Library")).Attribute("name"));
        AssertHandler(form.Element("events")!, "onload", "CrmFeedback.Form.onLoad");
        var tab = form.Descendants("tab").Single(t => t.Descendants("control").Any(c => Id(c) == Panel));
        Assert.Equal("cfb_feedback", (string?)tab.Attribute("name"));
        // Dataverse takes a tab's event inside the tab only; on the form it is refused.
        AssertHandler(tab.Element("events")!, "tabstatechange", "CrmFeedback.Form.onTabStateChange");
        var parameters = Controls(Form(path)).Single(c => Id(c) == Panel).Element("parameters")!;
        Assert.Equal("cfb_/feedback/panel.html", parameters.Element("Url")!.Value);
        Assert.Equal("true", parameters.Element("PassParameters")!.Value);
    }

    [Fact]
    public void On_our_own_forms_the_panel_is_on_the_first_tab()
    {
        foreach (var form in Forms.Where(f => !IsDiff(f) && Controls(f).Any(c => Id(c) == Panel)))
            Assert.Equal("cfb_feedback", (string?)form.Root.Descendants("tab").First().Attribute("name"));
    }

    [Fact]
    public void A_form_of_Microsoft_is_only_added_to_and_only_by_the_managed_package()
    {
        foreach (var form in Forms.Where(IsDiff))
        {
            var root = form.Root.Descendants("form").Single();
            Assert.All(root.Element("tabs")!.Elements().Concat(root.Element("formLibraries")!.Elements()).Concat(root.Descendants("Handler")),
                e => Assert.Equal("Added", (string?)e.Attribute("solutionaction")));
            Assert.DoesNotContain(Forms, f => f.Path == form.Path.Replace("_managed.xml", ".xml", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_command_opens_the_panel_on_account_contact_and_case()
    {
        var ribbons = SolutionSource.WithRoot("RibbonDiffXml").Where(f => f.Root.Descendants("JavaScriptFunction").Any()).ToList();
        Assert.Equal(["account", "contact", "incident"], ribbons.Select(SolutionSource.TableOf).Order(StringComparer.Ordinal));
        Assert.All(ribbons, ribbon =>
        {
            var function = ribbon.Root.Descendants("JavaScriptFunction").Single();
            Assert.Equal("CrmFeedback.Form.openPanel", (string?)function.Attribute("FunctionName"));
            Assert.Equal("$webresource:" + Library, (string?)function.Attribute("Library"));
            Assert.Equal("PrimaryControl", (string?)function.Elements("CrmParameter").Single().Attribute("Value"));
            var button = ribbon.Root.Descendants("Button").Single();
            Assert.Equal((string?)button.Attribute("Command"), (string?)ribbon.Root.Descendants("CommandDefinition").Single().Attribute("Id"));
            Assert.StartsWith("Mscrm.Form." + SolutionSource.TableOf(ribbon) + ".", (string?)ribbon.Root.Descendants("CustomAction").Single().Attribute("Location"), StringComparison.Ordinal);
            var labels = ribbon.Root.Descendants("LocLabel").Select(l => "$LocLabels:" + (string?)l.Attribute("Id")).ToList();
            Assert.All(["LabelText", "Alt", "ToolTipTitle", "ToolTipDescription"], a => Assert.Contains((string)button.Attribute(a)!, labels));
        });
    }

    private static void AssertHandler(XElement events, string name, string function)
    {
        var handler = Assert.Single(events.Elements("event"), e => (string?)e.Attribute("name") == name).Descendants("Handler").Single();
        Assert.Equal(function, (string?)handler.Attribute("functionName"));
        Assert.Equal(Library, (string?)handler.Attribute("libraryName"));
        Assert.Equal("true", (string?)handler.Attribute("enabled"));
        Assert.Equal("true", (string?)handler.Attribute("passExecutionContext"));
    }

    private static SourceFile Form(string path) => Forms.Single(f => f.Path == path);

    private static IEnumerable<XElement> Controls(SourceFile form) => form.Root.Descendants("control");

    private static string Id(XElement control) => (string)control.Attribute("id")!;

    private static bool IsDiff(SourceFile form) => form.Path.EndsWith("_managed.xml", StringComparison.Ordinal);
}
