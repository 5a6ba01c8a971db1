using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>What the parameters of a form's control may point at.</summary>
internal sealed class FormTargets
{
    private readonly TableIndex _tables;
    private readonly Dictionary<string, string> _views;
    private readonly Dictionary<string, string> _charts;
    private readonly Dictionary<string, string> _quickForms;
    private readonly HashSet<string> _relationships;
    private readonly string _prefix;

    public FormTargets(RuleContext context)
    {
        _tables = context.Tables;
        _prefix = context.Prefix;
        var entities = context.Tables.All.ToList();
        _views = ById(entities, entity => entity.Views.SelectMany(view => view.Root.Values("savedqueryid")));
        _charts = ById(entities, entity => entity.Charts.SelectMany(chart => chart.Root.Values("savedqueryvisualizationid")));
        _quickForms = ById(entities, entity => entity.Forms.Where(form => form.Type == "quick").Select(form => form.Id));
        _relationships = context.Visible.SelectMany(solution => solution.RelationshipFiles)
            .SelectMany(file => file.Root.Elements("EntityRelationship")).Select(body => body.Attr("Name")).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What is wrong with a control's parameters on a form of a table; an empty table stands for a dashboard.</summary>
    public IEnumerable<string> Errors(XElement parameters, string table)
    {
        var target = parameters.Text("TargetEntityType");
        if (target.Length > 0 && _tables.TableError(target) is { } error)
            yield return error;
        // Views, charts and quick forms of system tables are the target's own and cannot be known here.
        if (target.Length == 0 || _tables.OwnTable(target) != null)
        {
            foreach (var message in Unknown(_views, "view", target, parameters.Values("ViewId").Concat(parameters.Values("ViewIds").SelectMany(ids => ids.AsList())))
                .Concat(Unknown(_charts, "chart", target, parameters.Values("VisualizationId"))))
                yield return message;
        }

        foreach (var name in parameters.Values("RelationshipName").Where(name => name.StartsWith(_prefix, StringComparison.Ordinal) && !_relationships.Contains(name)))
            yield return $"there is no relationship '{name}'";
        foreach (var (entity, id) in QuickForms(parameters)
            .Where(form => _tables.OwnTable(form.Entity) != null && _quickForms.GetValueOrDefault(form.Id) != form.Entity))
            yield return $"there is no quick view form {id} on '{entity}' (shown on {table})";
    }

    private static IEnumerable<string> Unknown(Dictionary<string, string> known, string kind, string target, IEnumerable<string> ids)
    {
        foreach (var id in ids.Where(id => id.Length > 0).Select(id => id.AsId()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!known.TryGetValue(id, out var owner))
                yield return $"there is no {kind} {id}";
            else if (target.Length > 0 && owner != target)
                yield return $"the {kind} {id} belongs to '{owner}', not to '{target}'";
        }
    }

    // QuickForms holds XML as text.
    private static IEnumerable<(string Entity, string Id)> QuickForms(XElement parameters) =>
        parameters.Values("QuickForms").Where(text => text.Length > 0).SelectMany(text => XElement.Parse(text).DescendantsAndSelf("QuickFormId"))
            .Select(form => (form.Attr("entityname"), form.Value.Trim().AsId()));

    private static Dictionary<string, string> ById(List<EntitySource> entities, Func<EntitySource, IEnumerable<string>> ids) =>
        entities.SelectMany(entity => ids(entity).Select(id => (Id: id.AsId(), entity.LogicalName)))
            .GroupBy(pair => pair.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().LogicalName, StringComparer.OrdinalIgnoreCase);
}
