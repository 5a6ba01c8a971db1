using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Columns of an alternate key exist, have a type a key may have, and are not secured.</summary>
internal sealed class AlternateKeyRule : IRule
{
    public string Name => "alternate-key";

    private static readonly HashSet<string> Types = ["nvarchar", "int", "decimal", "datetime", "lookup", "customer", "picklist"];

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var (entity, key) in context.Solution.Entities.SelectMany(entity => entity.File.Root.Descendants("EntityKey").Select(key => (entity, key))))
        {
            var columns = key.Values("AttributeName").ToList();
            if (columns.Count is 0 or > 16)
                yield return this.Problem(context, entity.File, $"Key {key.Text("Name")} has {columns.Count} columns; 1 to 16 are allowed.");
            foreach (var name in columns)
            {
                if (context.Tables.ColumnError(entity.LogicalName, name) is { } error)
                    yield return this.Problem(context, entity.File, $"Key {key.Text("Name")}: {error}.");
                else if (context.Tables.Column(entity.LogicalName, name) is { } column && !Types.Contains(column.Type))
                    yield return this.Problem(context, entity.File, $"Key {key.Text("Name")}: {name} is {column.Type}, which a key may not hold.");
                else if (context.Tables.Column(entity.LogicalName, name)?.IsSecured == true)
                    yield return this.Problem(context, entity.File, $"Key {key.Text("Name")}: {name} is column-secured, which a key may not hold.");
            }
        }

        foreach (var entity in context.Solution.Entities.Where(entity => entity.File.Root.Descendants("EntityKey").Count() > 10))
            yield return this.Problem(context, entity.File, "A table has at most 10 alternate keys.");
    }
}
