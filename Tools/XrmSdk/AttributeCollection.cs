namespace Microsoft.Xrm.Sdk;

/// <summary>The columns of a row by logical name.</summary>
public sealed class AttributeCollection : DataCollection<string, object>
{
}
