using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>One column a result is sorted by.</summary>
public sealed class OrderExpression : IExtensibleDataObject
{
    /// <summary>An empty order.</summary>
    public OrderExpression()
    {
    }

    /// <summary>Sorts by a column.</summary>
    public OrderExpression(string attributeName, OrderType orderType)
    {
        AttributeName = attributeName;
        OrderType = orderType;
    }

    /// <summary>Sorts by an aliased column.</summary>
    public OrderExpression(string attributeName, OrderType orderType, string alias) : this(attributeName, orderType) => Alias = alias;

    /// <summary>Sorts by a column of a linked table.</summary>
    public OrderExpression(string attributeName, OrderType orderType, string alias, string entityName)
        : this(attributeName, orderType, alias) => EntityName = entityName;

    /// <summary>Logical name of the column.</summary>
    public string AttributeName { get; set; }

    /// <summary>The direction.</summary>
    public OrderType OrderType { get; set; }

    /// <summary>Alias of the column in a grouped query.</summary>
    public string Alias { get; set; }

    /// <summary>Alias or name of the linked table.</summary>
    public string EntityName { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
