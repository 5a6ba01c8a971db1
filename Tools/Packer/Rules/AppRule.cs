using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>An app's components, roles and site map exist.</summary>
internal sealed class AppRule : IRule
{
    public string Name => "app";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var roles = context.Visible.SelectMany(solution => solution.Roles).Select(role => role.Root.Attr("id").AsId())
            .Concat(SystemRoleTemplates).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var app in context.Solution.AppModules)
        {
            foreach (var error in app.Root.Descendants("AppModuleComponent").Select(component => Error(context, component)).OfType<string>())
                yield return this.Problem(context, app, error);
            foreach (var role in app.Root.Descendants("Role").Select(role => role.Attr("id").AsId()).Where(role => !roles.Contains(role)))
                yield return this.Problem(context, app, $"There is no role {role}.");
            if (!context.Solution.SiteMaps.Any(map => map.Root.Text("SiteMapUniqueName") == app.Root.Text("UniqueName")))
                yield return this.Problem(context, app, $"There is no site map with the unique name '{app.Root.Text("UniqueName")}'.");
        }
    }

    // System Administrator and System Customizer: role templates, the same everywhere.
    private static readonly string[] SystemRoleTemplates = ["627090ff-40a3-4053-8790-584edc5be201", "119f245c-3cc8-4b62-b31c-d1a046ced15d"];

    private static string? Error(RuleContext context, XElement component)
    {
        var name = component.Attr("schemaName");
        var id = component.Attr("id").AsId();
        return component.Attr("type") switch
        {
            "1" => name
                .Any(char.IsUpper) ? $"AppModuleComponent uses the logical name, not '{name}'." : context.Tables.TableError(name) is { } error ? $"AppModuleComponent: {error}." : null,
            "26" => Exists(context, id, entity => entity.Views.SelectMany(view => view.Root.Values("savedqueryid"))) ? null : $"There is no view {id}.",
            "59" => Exists(context, id, entity => entity.Charts.SelectMany(chart => chart.Root.Values("savedqueryvisualizationid"))) ? null : $"There is no chart {id}.",
            "60" => Exists(context, id, entity => entity.Forms.Select(form => form.Id)) || context.Visible
                .SelectMany(solution => solution.Dashboards)
                .Any(file => file.Root.Text("FormId").AsId().SameAs(id)) ? null : $"There is no form or dashboard {id}.",
            "62" => context.Solution.SiteMaps.Any(map => map.Root.Text("SiteMapUniqueName") == name) ? null : $"There is no site map '{name}'.",
            var type => $"AppModuleComponent has the unknown type '{type}'.",
        };
    }

    private static bool Exists(RuleContext context, string id, System.Func<EntitySource, IEnumerable<string>> ids) =>
        context.Tables.All.SelectMany(ids).Any(found => found.AsId().SameAs(id));
}
