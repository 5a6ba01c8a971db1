using System;
using System.IO;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Packer;
using CrmFeedback.Tests.LocalOrg.Storage;
using CrmFeedback.Tests.Solution;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Import;

/// <summary>The product's own solutions, packed as they ship (web resources stand in by name, as their bytes come from the npm build).</summary>
public sealed class RealSolutionTests : IDisposable
{
    private readonly string webResources = Directory.CreateTempSubdirectory("crmfeedback-import-").FullName;
    private readonly SqliteStore store = TestStore.Open();

    public RealSolutionTests()
    {
        foreach (var name in SolutionSource.WithRoot("WebResource").Select(part => part.Root.Element("Name")!.Value))
        {
            var path = Path.Combine(webResources, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name.EndsWith(".resx", StringComparison.Ordinal) || name.EndsWith(".svg", StringComparison.Ordinal) ? "<root />" : "/* stands in */");
        }
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(webResources, recursive: true);
    }

    [Fact]
    public void Core_then_cases_are_imported_without_a_warning()
    {
        var core = store.Import(Pack("CrmFeedback"), activateSteps: true);
        var cases = store.Import(Pack("CrmFeedbackCases"), activateSteps: true);
        Assert.Empty(core.Warnings);
        Assert.Empty(cases.Warnings);
        Assert.Equal([1033, 1028, 2052], store.Metadata.Languages);
        Assert.Equal(["cfb_baseline_scope", "cfb_feedback_sourcekey", "cfb_followup_openkey", "cfb_satisfaction_customerkey", "cfb_setting_code", "cfb_theme_code"], cases.PendingKeys.Select(key => key.Key).Order());
        Assert.All(store.Catalog.Steps, step => Assert.True(step.IsEnabled));
        Assert.All(store.Catalog.ColumnSecurityProfiles, profile => Assert.Empty(profile.Members));
        Assert.NotNull(store.Catalog.FindCustomApi("cfb_Setup"));
        Assert.Equal("cfb_mention", Assert.IsType<NavigationProperty>(store.Metadata.FindNavigationProperty("cfb_feedback", "cfb_feedback_mentions")).TargetTable);
        Assert.Equal("account", store.Metadata.FindNavigationProperty("cfb_feedback", "cfb_CustomerId_account")!.TargetTable);
        Assert.Equal(["account", "contact"], store.Metadata.RequireTable("cfb_feedback").RequireColumn("cfb_customerid").Targets);
    }

    [Fact]
    public void Cases_before_core_is_refused() =>
        Assert.Equal(SolutionImportProblem.MissingDependency, Assert.Throws<SolutionImportException>(() => store.Import(Pack("CrmFeedbackCases"), true)).Problem);

    [Fact]
    public void Every_view_and_chart_can_be_run()
    {
        store.Import(Pack("CrmFeedback"), true);
        store.Import(Pack("CrmFeedbackCases"), true);
        Assert.NotEmpty(store.Catalog.SavedQueries);
        using var session = store.BeginRead();
        foreach (var view in store.Catalog.SavedQueries)
            Assert.Empty(session.Query(new FetchExpression(view.FetchXml.Replace("{0}", "x%", StringComparison.Ordinal)), RowAccess.Unrestricted()).Entities);
        foreach (var fetch in store.Catalog.Charts.SelectMany(chart => chart.DataDescription.Descendants("fetch")))
            Assert.NotNull(session.Query(new FetchExpression(fetch.ToString()), RowAccess.Unrestricted()));
    }

    [Fact]
    public void The_managed_packages_put_our_tab_on_the_out_of_the_box_forms()
    {
        var core = store.Import(Pack("CrmFeedback", managed: true), activateSteps: true);
        var cases = store.Import(Pack("CrmFeedbackCases", managed: true), activateSteps: true);

        Assert.Empty(core.Warnings);
        Assert.Empty(cases.Warnings);
        Assert.All(store.Catalog.Solutions, solution => Assert.True(solution.IsManaged));
        foreach (var (id, first, second) in new[]
        {
            ("8448b78f-8f42-454e-8e2a-f8196b0419af", "SUMMARY_TAB", "DETAILS_TAB"), ("1fed44d1-ae68-4a41-bd2b-f13acac4acfa", "SUMMARY_TAB", "DETAILS_TAB"),
            ("4a63c8d1-6c1e-48ec-9db4-3e6c7155334c", "general", "ADDITIONALDETAILS_TAB"), ("915f6055-2e07-4276-ae08-2b96c8d02c57", "Summary", "Details"),
        })
        {
            var form = store.Catalog.Forms.Single(f => f.Id == new Guid(id));
            Assert.Equal([first, "cfb_feedback", second], form.Xml.Descendants("tab").Take(3).Select(tab => tab.Attribute("name")!.Value));
            Assert.Equal("cfb_/feedback/form.js", form.Xml.Descendants("Library").Single().Attribute("name")!.Value);
            Assert.Equal(["tabstatechange", "onload"], form.Xml.Descendants("event").Select(e => e.Attribute("name")!.Value));
            Assert.Empty(Assert.Single(form.Layers).Lost);
        }
    }

    [Fact]
    public void The_managed_packages_are_removed_in_reverse_order_and_leave_no_table_or_column()
    {
        var tables = store.Metadata.Tables.Select(table => table.LogicalName).Order().ToArray();
        store.Import(Pack("CrmFeedback", managed: true), activateSteps: true);
        store.Import(Pack("CrmFeedbackCases", managed: true), activateSteps: true);

        Assert.Equal(SolutionImportProblem.Required, Assert.Throws<SolutionImportException>(() => store.Remove("CrmFeedback")).Problem);
        store.Remove("CrmFeedbackCases");
        store.Remove("CrmFeedback");

        Assert.Equal(tables, store.Metadata.Tables.Select(table => table.LogicalName).Order());
        Assert.DoesNotContain(store.Metadata.Tables.SelectMany(table => table.Columns), column => column.LogicalName.StartsWith("cfb_", StringComparison.Ordinal));
        Assert.All(store.Catalog.Forms, form => Assert.Empty(form.Layers));
    }

    [Fact]
    public void Managed_cases_before_core_and_unmanaged_over_managed_are_refused()
    {
        Assert.Contains("Import 'CrmFeedback' first", Assert.Throws<SolutionImportException>(() => store.Import(Pack("CrmFeedbackCases", managed: true), true)).Message, StringComparison.Ordinal);
        store.Import(Pack("CrmFeedback", managed: true), true);
        Assert.Equal(SolutionImportProblem.ModeMismatch, Assert.Throws<SolutionImportException>(() => store.Import(Pack("CrmFeedback"), true)).Problem);
    }

    private byte[] Pack(string solution, bool managed = false) => SolutionPacker.Pack(new PackOptions
    {
        SolutionFolder = Path.Combine(SolutionSource.Folder, solution),
        WebResourcesDist = webResources,
        PluginDll = Path.Combine(AppContext.BaseDirectory, "CrmFeedback.Plugins.dll"),
        Managed = managed,
    });
}
