namespace Microsoft.Xrm.Sdk;

/// <summary>Whether an update or delete needs the row version it was read with.</summary>
public enum ConcurrencyBehavior
{
    Default = 0,
    IfRowVersionMatches = 1,
    AlwaysOverwrite = 2,
}
