using Xunit;

namespace CrmFeedback.Tests.Browser;

/// <summary>Browser tests wait for what a person would see within seconds, so they run one after another, after the tests that load the machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserCollection
{
    public const string Name = "Browser";
}
