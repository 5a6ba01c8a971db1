namespace Microsoft.Xrm.Sdk;

/// <summary>The images of a step by name.</summary>
public class EntityImageCollection : DataCollection<string, Entity>
{
}
