using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>The columns a FetchXML query names.</summary>
internal static class FetchXmlColumns
{
    /// <summary>Tables and columns of a query; a table alone has an empty column.</summary>
    public static IEnumerable<(string Table, string Column)> Of(XElement fetch)
    {
        var aliases = fetch.Descendants("link-entity").Where(link => link.Attr("alias").Length > 0)
            .GroupBy(link => link.Attr("alias"), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Attr("name"), StringComparer.Ordinal);
        return fetch.Elements("entity").SelectMany(entity => OfTable(entity, aliases));
    }

    private static IEnumerable<(string Table, string Column)> OfTable(XElement entity, Dictionary<string, string> aliases)
    {
        var table = entity.Attr("name");
        yield return (table, "");
        foreach (var element in Inside(entity))
        {
            var column = element.Name.LocalName == "attribute" ? element.Attr("name") : element.Attr("attribute");
            var owner = element.Attr("entityname");
            if (column.Length > 0)
                yield return (owner.Length == 0 ? table : aliases.GetValueOrDefault(owner, owner), column);
        }

        foreach (var link in entity.Elements("link-entity"))
        {
            yield return (link.Attr("name"), link.Attr("from"));
            yield return (table, link.Attr("to"));
            foreach (var column in OfTable(link, aliases))
                yield return column;
        }
    }

    private static IEnumerable<XElement> Inside(XElement entity) =>
        entity.Elements().Where(child => child.Name.LocalName != "link-entity").SelectMany(child => child.DescendantsAndSelf())
            .Where(element => element.Name.LocalName is "attribute" or "condition" or "order");
}
