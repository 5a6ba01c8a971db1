namespace Microsoft.Xrm.Sdk;

/// <summary>Column values as the user reads them, by logical name.</summary>
public sealed class FormattedValueCollection : DataCollection<string, string>
{
}
