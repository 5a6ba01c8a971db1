using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>Conditions and filters joined by and, or by or.</summary>
public sealed class FilterExpression : IExtensibleDataObject
{
    /// <summary>An empty filter whose parts must all hold.</summary>
    public FilterExpression()
    {
    }

    /// <summary>An empty filter.</summary>
    public FilterExpression(LogicalOperator filterOperator) => FilterOperator = filterOperator;

    /// <summary>How the parts are joined.</summary>
    public LogicalOperator FilterOperator { get; set; }

    /// <summary>A hint for the database, for example <c>union</c>.</summary>
    public string FilterHint { get; set; }

    /// <summary>The comparisons.</summary>
    public DataCollection<ConditionExpression> Conditions { get; } = new DataCollection<ConditionExpression>();

    /// <summary>The filters inside.</summary>
    public DataCollection<FilterExpression> Filters { get; } = new DataCollection<FilterExpression>();

    /// <summary>True for the quick find of a view.</summary>
    public bool IsQuickFindFilter { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }

    /// <summary>Adds a comparison with values.</summary>
    public void AddCondition(string attributeName, ConditionOperator conditionOperator, params object[] values) =>
        AddCondition(new ConditionExpression(attributeName, conditionOperator, values));

    /// <summary>Adds a comparison on a linked table with values.</summary>
    public void AddCondition(string entityName, string attributeName, ConditionOperator conditionOperator, params object[] values) =>
        AddCondition(new ConditionExpression(entityName, attributeName, conditionOperator, values));

    /// <summary>Adds a comparison with values or columns.</summary>
    public void AddCondition(string attributeName, ConditionOperator conditionOperator, bool compareColumns, object[] values) =>
        AddCondition(new ConditionExpression(attributeName, conditionOperator, compareColumns, values));

    /// <summary>Adds a comparison on a linked table with values or columns.</summary>
    public void AddCondition(string entityName, string attributeName, ConditionOperator conditionOperator, bool compareColumns, object[] values) =>
        AddCondition(new ConditionExpression(entityName, attributeName, conditionOperator, compareColumns, values));

    /// <summary>Adds a comparison with a value or a column.</summary>
    public void AddCondition(string attributeName, ConditionOperator conditionOperator, bool compareColumns, object value) =>
        AddCondition(new ConditionExpression(attributeName, conditionOperator, compareColumns, value));

    /// <summary>Adds a comparison on a linked table with a value or a column.</summary>
    public void AddCondition(string entityName, string attributeName, ConditionOperator conditionOperator, bool compareColumns, object value) =>
        AddCondition(new ConditionExpression(entityName, attributeName, conditionOperator, compareColumns, value));

    /// <summary>Adds a comparison.</summary>
    public void AddCondition(ConditionExpression condition) => Conditions.Add(condition);

    /// <summary>Adds an empty filter and returns it.</summary>
    public FilterExpression AddFilter(LogicalOperator logicalOperator)
    {
        var filter = new FilterExpression(logicalOperator);
        Filters.Add(filter);
        return filter;
    }

    /// <summary>Adds a filter.</summary>
    public void AddFilter(FilterExpression childFilter) => Filters.Add(childFilter);
}
