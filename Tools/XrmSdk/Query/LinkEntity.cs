using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>A table joined to a query.</summary>
public sealed class LinkEntity : IExtensibleDataObject
{
    /// <summary>An empty link.</summary>
    public LinkEntity()
    {
    }

    /// <summary>A link between columns of two tables.</summary>
    public LinkEntity(string linkFromEntityName, string linkToEntityName, string linkFromAttributeName, string linkToAttributeName, JoinOperator joinOperator)
    {
        LinkFromEntityName = linkFromEntityName;
        LinkToEntityName = linkToEntityName;
        LinkFromAttributeName = linkFromAttributeName;
        LinkToAttributeName = linkToAttributeName;
        JoinOperator = joinOperator;
    }

    /// <summary>Column of the table the link starts from.</summary>
    public string LinkFromAttributeName { get; set; }

    /// <summary>The table the link starts from.</summary>
    public string LinkFromEntityName { get; set; }

    /// <summary>The linked table.</summary>
    public string LinkToEntityName { get; set; }

    /// <summary>Column of the linked table.</summary>
    public string LinkToAttributeName { get; set; }

    /// <summary>How the tables are joined.</summary>
    public JoinOperator JoinOperator { get; set; }

    /// <summary>Filter on the linked table.</summary>
    public FilterExpression LinkCriteria { get; set; } = new FilterExpression();

    /// <summary>Links that start from the linked table.</summary>
    public DataCollection<LinkEntity> LinkEntities { get; } = new DataCollection<LinkEntity>();

    /// <summary>Columns of the linked table to read.</summary>
    public ColumnSet Columns { get; set; } = new ColumnSet();

    /// <summary>The name the linked table gets in conditions and in the result.</summary>
    public string EntityAlias { get; set; }

    /// <summary>Orders by columns of the linked table.</summary>
    public DataCollection<OrderExpression> Orders { get; } = new DataCollection<OrderExpression>();

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }

    /// <summary>Links another table with an inner join.</summary>
    public LinkEntity AddLink(string linkToEntityName, string linkFromAttributeName, string linkToAttributeName) =>
        AddLink(linkToEntityName, linkFromAttributeName, linkToAttributeName, JoinOperator.Inner);

    /// <summary>Links another table.</summary>
    public LinkEntity AddLink(string linkToEntityName, string linkFromAttributeName, string linkToAttributeName, JoinOperator joinOperator)
    {
        var link = new LinkEntity(LinkToEntityName, linkToEntityName, linkFromAttributeName, linkToAttributeName, joinOperator);
        LinkEntities.Add(link);
        return link;
    }
}
