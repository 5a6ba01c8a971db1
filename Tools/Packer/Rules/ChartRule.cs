using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A chart asks for columns that exist and plots aliases its query gives.</summary>
internal sealed class ChartRule : IRule
{
    public string Name => "chart";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var (entity, chart) in context.Solution.Entities.SelectMany(entity => entity.Charts.Select(chart => (entity, chart))))
        {
            foreach (var fetch in chart.Root.Descendants("fetch"))
            {
                foreach (var (table, column) in FetchXmlColumns.Of(fetch))
                {
                    if ((column.Length == 0 ? context.Tables.TableError(table) : context.Tables.ColumnError(table, column)) is { } error)
                        yield return this.Problem(context, chart, $"The query: {error}.");
                }

                if (fetch.Element("entity")?.Attr("name") is { } asked && asked != entity.LogicalName)
                    yield return this.Problem(context, chart, $"The chart belongs to {entity.LogicalName}, its query asks for '{asked}'.");
            }

            var aliases = chart.Root.Descendants("attribute").Select(attribute => attribute.Attr("alias")).ToHashSet(StringComparer.Ordinal);
            foreach (var alias in chart.Root.Descendants("category")
                .Concat(chart.Root.Descendants("measure"))
                .Select(element => element.Attr("alias"))
                .Where(alias => !aliases.Contains(alias)))
                yield return this.Problem(context, chart, $"The alias '{alias}' is not one of the query's.");
        }
    }
}
