using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Tests.LocalOrg;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>A local organisation with the packed solutions imported: the shipped DLL runs in its pipeline.</summary>
public sealed class ImportedOrganization : IDisposable
{
    private ImportedOrganization(LocalOrganization organization) => Organization = organization;

    public LocalOrganization Organization { get; }

    /// <summary>The service as SYSTEM.</summary>
    public IOrganizationService Service => Organization.CreateService();

    /// <summary>The service as the administrator, who uses the demo.</summary>
    public IOrganizationService Admin => Organization.CreateService(Organization.AdminUserId);

    public static async Task<ImportedOrganization> Open(JobPolicy jobs)
    {
        var clock = new SimulatedClock(new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));
        var imported = new ImportedOrganization(ShippedSolutions.Open(jobs, clock));
        imported.Admin.Execute(new OrganizationRequest("cfb_Setup"));
        await imported.Drain();
        return imported;
    }

    public Task Drain() => Organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);

    public IReadOnlyList<Entity> Rows(string table) =>
        [.. Service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities];

    public Entity Only(string table) => Assert.Single(Rows(table));

    /// <summary>What the plug-ins traced about errors, for a failing test's message.</summary>
    public string Errors => string.Join("\n", Organization.Traces.Entries.Where(t => t.Exception != null).Select(t => t.TypeName + ": " + t.Exception + "\n" + t.Text));

    public void Dispose() => Organization.Dispose();
}
