using System;
using System.IO;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Packer;

namespace CrmFeedback.Tests.LocalOrg;

/// <summary>The packed zips of this repository, built once for all tests that import them.</summary>
internal static class ShippedSolutions
{
    private static readonly Lazy<(byte[] Core, byte[] Cases)> s_zips = new(() =>
    {
        var workspace = Workspace.Find();
        workspace.EnsureBuilt(null);
        return (File.ReadAllBytes(workspace.Zip("CrmFeedback", managed: false)), File.ReadAllBytes(workspace.Zip("CrmFeedbackCases", managed: false)));
    });

    public static byte[] Core => s_zips.Value.Core;

    public static byte[] Cases => s_zips.Value.Cases;

    /// <summary>A fresh organisation with both solutions imported and active.</summary>
    public static LocalOrganization Open(JobPolicy jobs, TimeProvider clock)
    {
        var organization = LocalOrganization.Open(new LocalOrganizationOptions { Jobs = jobs, Clock = clock });
        organization.ImportSolution(Core, activateSteps: true);
        organization.ImportSolution(Cases, activateSteps: true);
        return organization;
    }
}
