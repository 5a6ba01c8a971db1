using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A view asks for columns that exist, shows columns it asks for, and opens rows by primary key and name.</summary>
internal sealed class ViewRule : IRule
{
    public string Name => "view";

    public IEnumerable<Problem> Check(RuleContext context) =>
        context.Solution.Entities
            .SelectMany(entity => entity.Views.SelectMany(view => view.Root.DescendantsAndSelf("savedquery").SelectMany(query => CheckView(context, entity, view, query))));

    private IEnumerable<Problem> CheckView(RuleContext context, EntitySource entity, SourceFile file, XElement query)
    {
        if (query.Element("fetchxml")?.Element("fetch") is not { } fetch)
        {
            yield return this.Problem(context, file, "The view has no fetchxml.");
            yield break;
        }

        var table = fetch.Element("entity")?.Attr("name") ?? "";
        if (table != entity.LogicalName)
            yield return this.Problem(context, file, $"The view belongs to {entity.LogicalName}, its query asks for '{table}'.");
        foreach (var (of, column) in FetchXmlColumns.Of(fetch))
        {
            if ((column.Length == 0 ? context.Tables.TableError(of) : context.Tables.ColumnError(of, column)) is { } error)
                yield return this.Problem(context, file, $"The query: {error}.");
        }

        var row = query.Element("layoutxml")?.Element("grid")?.Element("row");
        if (row == null)
            yield break;
        var asked = fetch.Element("entity")!.Elements("attribute").Select(attribute => attribute.Attr("name")).ToHashSet(StringComparer.Ordinal);
        foreach (var cell in row.Elements("cell")
            .Select(cell => cell.Attr("name"))
            .Where(cell => !cell.Contains('.', StringComparison.Ordinal) && !asked.Contains(cell)))
            yield return this.Problem(context, file, $"The layout shows '{cell}', which the query does not ask for.");
        if (entity.IsOwnTable && row.Attr("id") != entity.LogicalName + "id")
            yield return this.Problem(context, file, $"row/@id is '{row.Attr("id")}', the primary key is {entity.LogicalName}id.");
        if (entity.IsOwnTable && context.Tables.ColumnError(entity.LogicalName, row.Parent!.Attr("jump")) is { } jump)
            yield return this.Problem(context, file, $"grid/@jump: {jump}.");
    }
}
