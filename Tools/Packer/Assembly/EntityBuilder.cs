using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Assembly;

/// <summary>One table of customizations.xml: Entity.xml with its forms, views, charts and ribbon filled in.</summary>
internal static class EntityBuilder
{
    public static XElement Build(EntitySource entity, bool managed)
    {
        var root = new XElement(entity.File.Root);
        root.Element("FormXml")?.Add(Forms(entity, managed));
        if (entity.Views.Count > 0)
            root.Element("SavedQueries")?.Add(new XElement("savedqueries", entity.Views
                .SelectMany(view => view.Root.DescendantsAndSelf("savedquery"))
                .Select(view => new XElement(view))));
        root.Element("Visualizations")?.Add(entity.Charts.Select(chart => new XElement(chart.Root)));
        if (entity.Ribbon != null)
            root.Element("RibbonDiffXml")?.ReplaceWith(new XElement(entity.Ribbon.Root));
        return root;
    }

    /// <summary>
    /// The forms a package carries: managed takes <c>{id}_managed.xml</c> where there is one and <c>{id}.xml</c> otherwise,
    /// unmanaged takes <c>{id}.xml</c> only.
    /// </summary>
    public static IEnumerable<FormSource> Select(EntitySource entity, bool managed)
    {
        var replaced = entity.Forms.Where(form => form.IsManagedOnly).Select(form => (form.Type, form.Id)).ToHashSet();
        return entity.Forms.Where(form => form.IsManagedOnly ? managed : !managed || !replaced.Contains((form.Type, form.Id)));
    }

    private static IEnumerable<XElement> Forms(EntitySource entity, bool managed) =>
        Select(entity, managed)
            .GroupBy(form => form.Type, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new XElement("forms", new XAttribute("type", group.Key), group
                .SelectMany(form => form.File.Root.DescendantsAndSelf("systemform"))
                .Select(form => new XElement(form))));
}
