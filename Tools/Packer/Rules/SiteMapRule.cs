using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A site map's tables and dashboards exist, the app lists its tables, and its ids are unique.</summary>
internal sealed class SiteMapRule : IRule
{
    public string Name => "site-map";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var dashboards = context.Visible
            .SelectMany(solution => solution.Dashboards)
            .Select(file => file.Root.Text("FormId").AsId())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var map in context.Solution.SiteMaps)
        {
            foreach (var id in map.Root.Descendants()
                .Where(element => element.Name.LocalName is "Area" or "Group" or "SubArea")
                .Select(element => element.Attr("Id"))
                .GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key))
                yield return this.Problem(context, map, $"The id '{id}' is used twice.");
            var app = context.Solution.AppModules.FirstOrDefault(app => app.Root.Text("UniqueName") == map.Root.Text("SiteMapUniqueName"));
            foreach (var table in map.Root.Descendants("SubArea").Select(area => area.Attr("Entity")).Where(table => table.Length > 0))
            {
                if (context.Tables.TableError(table) is { } error)
                    yield return this.Problem(context, map, $"{error}.");
                else if (app != null && !app.Root.Descendants("AppModuleComponent")
                    .Any(component => component.Attr("type") == "1" && component.Attr("schemaName") == table))
                    yield return this.Problem(context, map, $"The app does not list '{table}', so the entry would stay hidden. Add an AppModuleComponent of type 1.");
            }

            foreach (var id in map.Root.Descendants("SubArea")
                .Select(area => area.Attr("DefaultDashboard").AsId())
                .Where(id => id.Length > 0 && !dashboards.Contains(id)))
                yield return this.Problem(context, map, $"There is no dashboard {id}.");
        }
    }
}
