namespace Microsoft.Xrm.Sdk;

/// <summary>What a row in a request does to the stored row.</summary>
public enum EntityState
{
    Unchanged = 0,
    Created = 1,
    Changed = 2,
}
