namespace Microsoft.Xrm.Sdk;

/// <summary>The columns of an alternate key by logical name.</summary>
public sealed class KeyAttributeCollection : DataCollection<string, object>
{
}
