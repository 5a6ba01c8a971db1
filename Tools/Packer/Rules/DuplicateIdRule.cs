using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>No id stands for two things.</summary>
internal sealed class DuplicateIdRule : IRule
{
    public string Name => "duplicate-id";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var group in Ids(context.Solution)
            .Where(id => id.Id.Length > 0)
            .GroupBy(id => id.Id, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
            yield return this.Problem(context, group.Last().File, $"Id {group.Key} is used more than once: {string.Join(", ", group.Select(id => id.File.Path).Distinct())}.");
        foreach (var form in context.Solution.Entities
            .SelectMany(entity => entity.Forms)
            .Select(form => form.File)
            .Concat(context.Solution.Dashboards))
        {
            foreach (var id in form.Root.Descendants()
                .Where(element => element.Name.LocalName is "tab" or "section" or "cell")
                .Select(element => element.Attr("id").AsId())
                .Where(id => id.Length > 0)
                    .GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
                    .Where(group => group.Count() > 1)
                    .Select(group => group.Key))
                yield return this.Problem(context, form, $"Id {id} is used by more than one tab, section or cell.");
        }
    }

    private static IEnumerable<(string Id, SourceFile File)> Ids(SolutionSource solution) =>
        solution.WebResources.Select(resource => (resource.Id, resource.Data))
            .Concat(solution.Roles.Select(file => (file.Root.Attr("id").AsId(), file)))
            .Concat(solution.Dashboards.Select(file => (file.Root.Text("FormId").AsId(), file)))
            .Concat(solution.Assemblies.Select(assembly => (assembly.Data.Root.Attr("PluginAssemblyId").AsId(), assembly.Data)))
            .Concat(solution.Assemblies
                .SelectMany(assembly => assembly.Data.Root.Descendants("PluginType").Select(type => (type.Attr("PluginTypeId").AsId(), assembly.Data))))
            .Concat(solution.Steps.Select(file => (file.Root.Attr("SdkMessageProcessingStepId").AsId(), file)))
            .Concat(solution.Steps.SelectMany(file => file.Root.Values("SdkMessageProcessingStepImageId").Select(id => (id.AsId(), file))))
            .Concat(FieldSecurity.Profiles(solution).Select(profile => (profile.Id, solution.FieldSecurityProfiles!)))
            .Concat(solution.Entities
                .SelectMany(entity => entity.Forms.Where(form => form.IsManagedOnly || !entity.Forms.Any(other => other.IsManagedOnly && other.Id == form.Id)).Select(form => (form.Id, form.File))))
            .Concat(solution.Entities.SelectMany(entity => entity.Views.SelectMany(view => view.Root.Values("savedqueryid").Select(id => (id.AsId(), view)))))
            .Concat(solution.Entities.SelectMany(entity => entity.Charts.Select(chart => (chart.Root.Text("savedqueryvisualizationid").AsId(), chart))));
}
