using System;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Pipeline;

namespace CrmFeedback.LocalOrg;

/// <summary>How an organisation is opened.</summary>
public sealed record LocalOrganizationOptions
{
    /// <summary>The data file; it is created if it does not exist. Null keeps the data in a temporary file that is removed on dispose.</summary>
    public string? DataFile { get; init; }

    /// <summary>The clock behind created and modified times, relative date conditions, the two-minute limit and job delays.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>When and how asynchronous jobs run.</summary>
    public JobPolicy Jobs { get; init; } = JobPolicy.Immediate;

    /// <summary>How long loaded plug-in assemblies live.</summary>
    public PluginPolicy Plugins { get; init; } = PluginPolicy.Keep;

    /// <summary>False for plain Dataverse, without the tables of Dynamics 365 Customer Service (<c>incident</c>).</summary>
    public bool CustomerService { get; init; } = true;
}
