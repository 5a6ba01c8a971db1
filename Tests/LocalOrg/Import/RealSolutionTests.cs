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

    private byte[] Pack(string solution) => SolutionPacker.Pack(new PackOptions
    {
        SolutionFolder = Path.Combine(SolutionSource.Folder, solution),
        WebResourcesDist = webResources,
        PluginDll = Path.Combine(AppContext.BaseDirectory, "CrmFeedback.Plugins.dll"),
        Managed = false,
    });
}
