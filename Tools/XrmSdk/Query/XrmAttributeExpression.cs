using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>A column of a grouped query: an aggregate or a group.</summary>
public sealed class XrmAttributeExpression : IExtensibleDataObject
{
    /// <summary>An empty expression.</summary>
    public XrmAttributeExpression()
    {
    }

    /// <summary>A column.</summary>
    public XrmAttributeExpression(string attributeName) => AttributeName = attributeName;

    /// <summary>An aggregate of a column.</summary>
    public XrmAttributeExpression(string attributeName, XrmAggregateType aggregateType) : this(attributeName) =>
        AggregateType = aggregateType;

    /// <summary>An aggregate of a column under an alias.</summary>
    public XrmAttributeExpression(string attributeName, XrmAggregateType aggregateType, string alias)
        : this(attributeName, aggregateType) => Alias = alias;

    /// <summary>A group of a date column under an alias.</summary>
    public XrmAttributeExpression(string attributeName, XrmAggregateType aggregateType, string alias, XrmDateTimeGrouping dateTimeGrouping)
        : this(attributeName, aggregateType, alias) => DateTimeGrouping = dateTimeGrouping;

    /// <summary>Logical name of the column.</summary>
    public string AttributeName { get; set; }

    /// <summary>The aggregate.</summary>
    public XrmAggregateType AggregateType { get; set; }

    /// <summary>The name the value gets in the result.</summary>
    public string Alias { get; set; }

    /// <summary>True to group by the column.</summary>
    public bool HasGroupBy { get; set; }

    /// <summary>The part of the date to group by.</summary>
    public XrmDateTimeGrouping DateTimeGrouping { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
