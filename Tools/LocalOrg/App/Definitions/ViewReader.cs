using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>Turns a system view into a grid's query and columns, in one language.</summary>
public static class ViewReader
{
    /// <summary>Query types people choose from: 0 public, 4 quick find. The others serve lookups and associated lists.</summary>
    public static bool IsForPeople(SavedQueryDefinition view) => view.QueryType is 0 or 4;

    /// <summary>Reads a view. A column of a linked table (<c>alias.column</c>) is labelled by the table the alias stands for.</summary>
    public static ViewView Read(SavedQueryDefinition view, OrganizationMetadata metadata, int languageCode)
    {
        var fetch = XElement.Parse(view.FetchXml);
        var columns = XElement.Parse(view.LayoutXml).Descendants("cell")
            .Where(cell => !cell.Flag("ishidden", false))
            .Select(cell => new ViewColumn(cell.Text("name"), cell.Number("width", 100), Label(cell.Text("name"), view.Table, fetch, metadata, languageCode)))
            .ToList();
        return new ViewView(view.Id.ToString("D"), view.Name.For(languageCode), view.IsDefault && view.QueryType == 0, view.QueryType == 4, view.FetchXml, columns);
    }

    private static string Label(string name, string table, XElement fetch, OrganizationMetadata metadata, int languageCode)
    {
        var parts = name.Split('.');
        var column = parts[^1];
        if (parts.Length == 2)
            table = fetch.Descendants("link-entity").FirstOrDefault(link => link.Text("alias") == parts[0])?.Text("name") ?? table;
        var label = metadata.FindTable(table)?.FindColumn(column)?.DisplayName.For(languageCode);
        return string.IsNullOrEmpty(label) ? column : label;
    }
}
