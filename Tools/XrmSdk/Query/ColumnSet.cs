using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>The columns to read.</summary>
public sealed class ColumnSet : IExtensibleDataObject
{
    /// <summary>No columns but the id.</summary>
    public ColumnSet()
    {
    }

    /// <summary>All columns, or none.</summary>
    public ColumnSet(bool allColumns) => AllColumns = allColumns;

    /// <summary>Named columns.</summary>
    public ColumnSet(params string[] columns) => AddColumns(columns);

    /// <summary>True to read every column.</summary>
    public bool AllColumns { get; set; }

    /// <summary>Logical names of the columns.</summary>
    public DataCollection<string> Columns { get; } = new DataCollection<string>();

    /// <summary>Aggregates and groups.</summary>
    public DataCollection<XrmAttributeExpression> AttributeExpressions { get; } = new DataCollection<XrmAttributeExpression>();

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }

    /// <summary>Adds columns.</summary>
    public void AddColumns(params string[] columns) => Columns.AddRange(columns);

    /// <summary>Adds a column.</summary>
    public void AddColumn(string column) => Columns.Add(column);
}
