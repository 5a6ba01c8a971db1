using System;
using System.Linq;
using System.ServiceModel;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg;

/// <summary>An organisation in a temporary file for one test, with a clock that stands still.</summary>
public sealed class OrganizationLab : IDisposable
{
    private OrganizationLab(LocalOrganization organization, SimulatedClock clock)
    {
        Organization = organization;
        Clock = clock;
    }

    public LocalOrganization Organization { get; }

    public SimulatedClock Clock { get; }

    /// <summary>The service as SYSTEM.</summary>
    public IOrganizationService AsSystem => Organization.CreateService();

    /// <summary>The service as the administrator.</summary>
    public IOrganizationService AsAdmin => Organization.CreateService(Organization.AdminUserId);

    /// <summary>Opens an organisation and imports the solution that <paramref name="build"/> describes, steps active.</summary>
    public static OrganizationLab Open(Func<TestSolution, TestSolution>? build = null, JobPolicy? jobs = null, PluginPolicy? plugins = null, string? file = null, bool activateSteps = true)
    {
        var clock = new SimulatedClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var organization = LocalOrganization.Open(new LocalOrganizationOptions { DataFile = file, Clock = clock, Jobs = jobs ?? JobPolicy.Manual, Plugins = plugins ?? PluginPolicy.Keep });
        if (build is not null)
            organization.ImportSolution(build(new TestSolution()).Zip(), activateSteps);
        return new OrganizationLab(organization, clock);
    }

    /// <summary>A user with roles, in the root business unit unless another is named.</summary>
    public Guid NewUser(string name, params Guid[] roles) => NewUserIn(name, WellKnown.RootBusinessUnitId, roles);

    public Guid NewUserIn(string name, Guid businessUnitId, params Guid[] roles)
    {
        var id = AsSystem.Create(new Entity("systemuser")
        {
            ["lastname"] = name,
            ["domainname"] = name + "@localorg.example",
            ["internalemailaddress"] = name + "@localorg.example",
            ["businessunitid"] = new EntityReference("businessunit", businessUnitId),
        });
        if (roles.Length > 0)
            AsSystem.Associate("systemuser", id, new Relationship("systemuserroles_association"), new EntityReferenceCollection(roles.Select(r => new EntityReference("role", r)).ToList()));
        return id;
    }

    public Guid NewUnit(string name, Guid parentId) => AsSystem.Create(new Entity("businessunit")
    {
        ["name"] = name,
        ["parentbusinessunitid"] = new EntityReference("businessunit", parentId),
    });

    public Guid NewAccount(string name = "Contoso", IOrganizationService? service = null) => (service ?? AsAdmin).Create(new Entity("account") { ["name"] = name });

    public Entity Read(string table, Guid id) => AsSystem.Retrieve(table, id, new ColumnSet(true));

    public int Count(string table) => AsSystem.RetrieveMultiple(new QueryExpression(table)).Entities.Count;

    /// <summary>Asserts that the action faults with this kind, and gives the fault.</summary>
    public static OrganizationServiceFault Faults(FaultKind kind, Action action)
    {
        var error = Assert.Throws<FaultException<OrganizationServiceFault>>(action);
        Assert.True(error.Detail.ErrorCode == kind.Code, $"expected {kind.Name} ({kind.Code}), found {error.Detail.ErrorCode}: {error.Detail.Message}");
        return error.Detail;
    }

    public void Dispose() => Organization.Dispose();
}
