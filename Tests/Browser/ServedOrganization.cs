using System;
using System.Threading.Tasks;
using CrmFeedback.Tests.Browser;
using CrmFeedback.Tests.EndToEnd;
using Xunit;

[assembly: AssemblyFixture(typeof(ServedOrganization))]

namespace CrmFeedback.Tests.Browser;

/// <summary>One served organisation for all browser tests; each test makes customers of its own in it.</summary>
public sealed class ServedOrganization : IAsyncDisposable
{
    private readonly Lazy<Task<PackedOrganization>> started = new(PackedOrganization.StartAsync);

    /// <summary>The organisation, started by the first test that asks.</summary>
    public Task<PackedOrganization> GetAsync() => started.Value;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
            await (await started.Value).DisposeAsync();
    }
}
