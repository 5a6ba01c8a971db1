using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Both ends of a relationship exist, spelt as the tables spell themselves.</summary>
internal sealed class RelationshipEndRule : IRule
{
    public string Name => "relationship-end";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var (file, body) in context.Solution.RelationshipFiles.SelectMany(file => file.Root.Elements("EntityRelationship").Select(body => (file, body))))
        {
            var name = body.Attr("Name");
            foreach (var end in new[] { "ReferencingEntityName", "ReferencedEntityName", "FirstEntityName", "SecondEntityName" }.Where(end => body.Element(end) != null))
            {
                var table = body.Text(end);
                if (context.Tables.TableError(table) is { } error)
                    yield return this.Problem(context, file, $"{name}: {error} ({end}).");
                else if (context.Tables.OwnTable(table) is { } entity && entity.SchemaName != table)
                    yield return this.Problem(context, file, $"{name}: {end} is '{table}', the table's schema name is '{entity.SchemaName}'.");
            }

            var column = body.Text("ReferencingAttributeName");
            if (column.Length > 0 && context.Tables.ColumnError(body.Text("ReferencingEntityName"), column) is { } missing)
                yield return this.Problem(context, file, $"{name}: {missing}.");
            else if (context.Tables.Column(body.Text("ReferencingEntityName"), column) is { } found && found.PhysicalName != column)
                yield return this.Problem(context, file, $"{name}: ReferencingAttributeName is '{column}', the column's schema name is '{found.PhysicalName}'.");
        }
    }
}
