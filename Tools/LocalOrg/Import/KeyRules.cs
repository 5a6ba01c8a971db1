using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>What an alternate key may consist of.</summary>
internal static class KeyRules
{
    private const int MostColumns = 16;
    private const int MostBytes = 900;

    /// <summary>Refuses a key the platform would refuse.</summary>
    public static void Check(SolutionPackage package, TableBuilder table, string key, IReadOnlyList<string> columns)
    {
        if (columns.Count is 0 or > MostColumns)
            throw package.Refuse(SolutionImportProblem.InvalidPackage, $"key '{table.LogicalName}.{key}' has {columns.Count} columns; 1 to {MostColumns} are allowed.");
        var bytes = 0;
        foreach (var name in columns)
        {
            var column = table.Find(name)
                ?? throw package.Refuse(SolutionImportProblem.MissingColumn, $"key '{table.LogicalName}.{key}' uses the column '{name}', which does not exist.");
            if (column.Type is not (ColumnType.Text or ColumnType.Integer or ColumnType.Decimal or ColumnType.DateTime or ColumnType.Choice) && !column.IsReference)
                throw package.Refuse(SolutionImportProblem.InvalidPackage, $"key '{table.LogicalName}.{key}' uses '{name}' of type {column.Type}, which a key may not.");
            if (column.IsSecured)
                throw package.Refuse(SolutionImportProblem.InvalidPackage, $"key '{table.LogicalName}.{key}' uses '{name}', which has column security.");
            bytes += column.Type == ColumnType.Text ? 2 * (column.MaxLength ?? 0) : 16;
        }

        if (bytes > MostBytes)
            throw package.Refuse(SolutionImportProblem.InvalidPackage, $"key '{table.LogicalName}.{key}' may need {bytes} bytes; the limit is {MostBytes}.");
        if (table.Keys.Keys.Append(key).Distinct().Count() > 10)
            throw package.Refuse(SolutionImportProblem.InvalidPackage, $"table '{table.LogicalName}' has more than 10 keys.");
    }
}
