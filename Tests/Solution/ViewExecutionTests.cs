using System;
using System.IO;
using System.Linq;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Packer;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Solution;

/// <summary>Both packages imported into a store of their own, and every view's query run there.</summary>
public sealed class ViewExecutionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("crmfeedback-views-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_view_runs_on_the_imported_solutions()
    {
        using var store = SqliteStore.Open(new StoreOptions { Path = Path.Combine(folder, "views.localorg") });
        foreach (var solution in new[] { "CrmFeedback", "CrmFeedbackCases" })
            store.Import(SolutionPacker.Pack(PackingTests.Options(solution, managed: false, PackingTests.WriteWebResources(folder))), activateSteps: true);
        var ours = store.Catalog.SavedQueries.Where(v => v.Solution.StartsWith("CrmFeedback", StringComparison.Ordinal)).ToList();
        Assert.Equal(SolutionSource.WithRoot("savedqueries").Count(), ours.Count);
        using var session = store.BeginRead();
        foreach (var view in ours)
            Assert.Empty(session.Query(new FetchExpression(view.FetchXml), RowAccess.Unrestricted(Guid.NewGuid(), Guid.NewGuid())).Entities);
    }
}
