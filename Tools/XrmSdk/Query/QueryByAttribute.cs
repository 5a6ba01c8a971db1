namespace Microsoft.Xrm.Sdk.Query;

/// <summary>A query for rows whose columns have given values.</summary>
public sealed class QueryByAttribute : QueryBase
{
    /// <summary>A query of no table yet.</summary>
    public QueryByAttribute()
    {
    }

    /// <summary>A query of a table.</summary>
    public QueryByAttribute(string entityName) => EntityName = entityName;

    /// <summary>Logical name of the table.</summary>
    public string EntityName { get; set; }

    /// <summary>The columns to compare.</summary>
    public DataCollection<string> Attributes { get; } = new DataCollection<string>();

    /// <summary>The values, in the order of <see cref="Attributes"/>.</summary>
    public DataCollection<object> Values { get; } = new DataCollection<object>();

    /// <summary>The page to read; null for the first.</summary>
    public PagingInfo PageInfo { get; set; }

    /// <summary>The columns to read.</summary>
    public ColumnSet ColumnSet { get; set; } = new ColumnSet();

    /// <summary>The order of the rows.</summary>
    public DataCollection<OrderExpression> Orders { get; } = new DataCollection<OrderExpression>();

    /// <summary>At most this many rows.</summary>
    public int? TopCount { get; set; }

    /// <summary>Adds an order.</summary>
    public void AddOrder(string attributeName, OrderType orderType) => Orders.Add(new OrderExpression(attributeName, orderType));

    /// <summary>Adds a column and its value.</summary>
    public void AddAttributeValue(string attributeName, object value)
    {
        Attributes.Add(attributeName);
        Values.Add(value);
    }
}
