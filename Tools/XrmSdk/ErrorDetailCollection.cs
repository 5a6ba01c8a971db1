namespace Microsoft.Xrm.Sdk;

/// <summary>Details of a fault by name.</summary>
public sealed class ErrorDetailCollection : DataCollection<string, object>
{
}
