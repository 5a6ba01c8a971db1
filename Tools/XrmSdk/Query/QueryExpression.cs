namespace Microsoft.Xrm.Sdk.Query;

/// <summary>A query built from objects.</summary>
public sealed class QueryExpression : QueryBase
{
    /// <summary>A query of no table yet.</summary>
    public QueryExpression()
    {
    }

    /// <summary>A query of a table.</summary>
    public QueryExpression(string entityName) => EntityName = entityName;

    /// <summary>True to leave out equal rows.</summary>
    public bool Distinct { get; set; }

    /// <summary>True to read without shared locks; online ignores it.</summary>
    public bool NoLock { get; set; }

    /// <summary>The page to read.</summary>
    public PagingInfo PageInfo { get; set; } = new PagingInfo();

    /// <summary>Hints for the database.</summary>
    public string QueryHints { get; set; }

    /// <summary>Joined tables.</summary>
    public DataCollection<LinkEntity> LinkEntities { get; } = new DataCollection<LinkEntity>();

    /// <summary>Which rows.</summary>
    public FilterExpression Criteria { get; set; } = new FilterExpression();

    /// <summary>The order of the rows.</summary>
    public DataCollection<OrderExpression> Orders { get; } = new DataCollection<OrderExpression>();

    /// <summary>Logical name of the table.</summary>
    public string EntityName { get; set; }

    /// <summary>The columns to read.</summary>
    public ColumnSet ColumnSet { get; set; } = new ColumnSet();

    /// <summary>At most this many rows; not together with paging.</summary>
    public int? TopCount { get; set; }

    /// <summary>Adds an order.</summary>
    public void AddOrder(string attributeName, OrderType orderType) => Orders.Add(new OrderExpression(attributeName, orderType));

    /// <summary>Adds an order by a column of a linked table.</summary>
    public void AddOrder(string attributeName, OrderType orderType, string alias, string entityName) =>
        Orders.Add(new OrderExpression(attributeName, orderType, alias, entityName));

    /// <summary>Links a table with an inner join.</summary>
    public LinkEntity AddLink(string linkToEntityName, string linkFromAttributeName, string linkToAttributeName) =>
        AddLink(linkToEntityName, linkFromAttributeName, linkToAttributeName, JoinOperator.Inner);

    /// <summary>Links a table.</summary>
    public LinkEntity AddLink(string linkToEntityName, string linkFromAttributeName, string linkToAttributeName, JoinOperator joinOperator)
    {
        var link = new LinkEntity(EntityName, linkToEntityName, linkFromAttributeName, linkToAttributeName, joinOperator);
        LinkEntities.Add(link);
        return link;
    }
}
