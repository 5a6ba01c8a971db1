using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A value a query returns from a linked table or an aggregate.</summary>
public sealed class AliasedValue : IExtensibleDataObject
{
    /// <summary>An empty value.</summary>
    public AliasedValue()
    {
    }

    /// <summary>A value of a column of a table.</summary>
    public AliasedValue(string entityLogicalName, string attributeLogicalName, object value)
    {
        EntityLogicalName = entityLogicalName;
        AttributeLogicalName = attributeLogicalName;
        Value = value;
    }

    /// <summary>Logical name of the column.</summary>
    public string AttributeLogicalName { get; }

    /// <summary>Logical name of the table.</summary>
    public string EntityLogicalName { get; }

    /// <summary>The value.</summary>
    public object Value { get; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
