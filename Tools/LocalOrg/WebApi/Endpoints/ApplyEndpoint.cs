using System.Collections.Generic;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary><c>$apply</c>: filters, groups and aggregates over a table's own columns.</summary>
public static class ApplyEndpoint
{
    /// <summary>Runs the transformations as one grouped query.</summary>
    /// <exception cref="ApiException">501, naming what Dataverse groups and the local organisation does not.</exception>
    public static ApiResponse Handle(ApiContext context, TableDefinition table, ApplyClause apply)
    {
        var query = new QueryExpression(table.LogicalName);
        var columns = new List<XElement>();
        var grouped = false;
        foreach (var transformation in apply.Transformations)
        {
            if (grouped) throw ApiException.NotImplemented("A transformation after groupby or aggregate in $apply");
            switch (transformation)
            {
                case FilterTransformationNode filter:
                    query.Criteria.AddFilter(new FilterTranslator(context.Model, table, query).Translate(filter.FilterClause.Expression));
                    break;
                case GroupByTransformationNode group:
                    AddGroups(columns, table, group);
                    grouped = true;
                    break;
                case AggregateTransformationNode aggregate:
                    AddAggregates(columns, table, aggregate);
                    grouped = true;
                    break;
                default:
                    throw ApiException.NotImplemented($"The transformation '{transformation.Kind}' in $apply");
            }
        }
        if (!grouped) throw ApiException.NotImplemented("$apply without groupby or aggregate");
        var fetch = new XElement("fetch", new XAttribute("aggregate", "true"), new XElement("entity", new XAttribute("name", table.LogicalName), columns, FetchXmlWriter.Parts(query)));
        var rows = context.Service.RetrieveMultiple(new FetchExpression(fetch.ToString(SaveOptions.DisableFormatting)));
        return context.Writer.Aliased(table, rows, isAggregate: true, null, null);
    }

    private static void AddGroups(List<XElement> columns, TableDefinition table, GroupByTransformationNode group)
    {
        foreach (var property in group.GroupingProperties)
        {
            if (property.Expression is not SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode })
                throw ApiException.NotImplemented($"Grouping by '{property.Name}' of another table in $apply");
            var column = DataverseModel.FindColumn(table, property.Name)!;
            columns.Add(new XElement("attribute", new XAttribute("name", column.LogicalName), new XAttribute("groupby", "true"), new XAttribute("alias", column.LogicalName)));
        }
        switch (group.ChildTransformations)
        {
            case null: break;
            case AggregateTransformationNode aggregate: AddAggregates(columns, table, aggregate); break;
            default: throw ApiException.NotImplemented($"The transformation '{group.ChildTransformations.Kind}' inside groupby");
        }
    }

    private static void AddAggregates(List<XElement> columns, TableDefinition table, AggregateTransformationNode node)
    {
        foreach (var expression in node.AggregateExpressions)
        {
            if (expression is not AggregateExpression aggregate) throw ApiException.NotImplemented("Aggregates of related rows in $apply");
            var name = aggregate.Method switch
            {
                AggregationMethod.Sum => "sum",
                AggregationMethod.Min => "min",
                AggregationMethod.Max => "max",
                AggregationMethod.Average => "avg",
                AggregationMethod.VirtualPropertyCount => "count",
                AggregationMethod.CountDistinct => "countcolumn",
                _ => throw ApiException.NotImplemented($"The aggregate '{aggregate.Method}' in $apply"),
            };
            var column = new XElement("attribute", new XAttribute("name", ColumnOf(table, aggregate)), new XAttribute("aggregate", name), new XAttribute("alias", aggregate.Alias));
            if (aggregate.Method == AggregationMethod.CountDistinct) column.SetAttributeValue("distinct", "true");
            columns.Add(column);
        }
    }

    private static string ColumnOf(TableDefinition table, AggregateExpression aggregate)
    {
        if (aggregate.Method == AggregationMethod.VirtualPropertyCount) return table.PrimaryId;
        var expression = aggregate.Expression is ConvertNode convert ? convert.Source : aggregate.Expression;
        return expression is SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } property
            ? DataverseModel.FindColumn(table, property.Property.Name)!.LogicalName
            : throw ApiException.NotImplemented("Aggregates of anything but a column of the table itself in $apply");
    }
}
