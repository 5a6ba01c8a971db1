using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Web resources that forms, dashboards, ribbons, apps and site maps name exist.</summary>
internal sealed class WebResourceReferenceRule : IRule
{
    public string Name => "web-resource-reference";

    private const string Marker = "$webresource:";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var names = context.Visible.SelectMany(solution => solution.WebResources).Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);
        var ids = context.Visible
            .SelectMany(solution => solution.WebResources)
            .Select(resource => resource.Id)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (file, name) in References(context.Solution).Distinct().Where(reference => !names.Contains(reference.Name)))
            yield return this.Problem(context, file, $"There is no web resource '{name}'.");
        foreach (var app in context.Solution.AppModules.Where(app => !ids.Contains(app.Root.Text("WebResourceId").AsId())))
            yield return this.Problem(context, app, $"The icon {app.Root.Text("WebResourceId")} is not one of our web resources; Microsoft's default icon would add a missing dependency.");
    }

    private static IEnumerable<(SourceFile File, string Name)> References(SolutionSource solution)
    {
        foreach (var form in solution.Entities.SelectMany(entity => entity.Forms).Select(form => form.File).Concat(solution.Dashboards))
        {
            foreach (var name in FormScripts.PanelUrls(form.Root)
                .Concat(form.Root.Descendants("Library").Select(library => library.Attr("name")))
                .Concat(form.Root.Descendants("Handler").Select(handler => handler.Attr("libraryName"))))
                yield return (form, name);
        }

        foreach (var file in solution.Entities
            .Select(entity => entity.Ribbon)
            .OfType<SourceFile>()
            .Concat(solution.SiteMaps)
            .Concat(solution.Dashboards))
        {
            foreach (var text in file.Root.Descendants().Attributes()
                .Select(attribute => attribute.Value)
                .Concat(file.Root.Values("Url"))
                .Where(text => text.StartsWith(Marker, StringComparison.OrdinalIgnoreCase)))
                yield return (file, text[Marker.Length..].Split('?')[0]);
        }
    }
}
