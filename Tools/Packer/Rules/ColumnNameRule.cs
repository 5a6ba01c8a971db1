using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Names of tables and columns agree in their spellings, are unique and have at most 50 characters.</summary>
internal sealed class ColumnNameRule : IRule
{
    public string Name => "column-name";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var entity in context.Solution.Entities)
        {
            if (entity.SchemaName.Length > 50)
                yield return this.Problem(context, entity.File, $"The table name '{entity.SchemaName}' has more than 50 characters.");
            foreach (var column in entity.Columns)
            {
                if (column.PhysicalName.Length > 50)
                    yield return this.Problem(context, entity.File, $"The column name '{column.PhysicalName}' has more than 50 characters.");
                var logical = column.PhysicalName.ToLowerInvariant();
                if (column.Element.Text("Name") != logical || column.Element.Text("LogicalName") != logical)
                    yield return this.Problem(context, entity.File, $"Name and LogicalName of {column.PhysicalName} must be '{logical}'.");
            }

            foreach (var name in entity.Columns
                .GroupBy(column => column.LogicalName, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key))
                yield return this.Problem(context, entity.File, $"The column {name} is defined twice.");
        }
    }
}
