using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>
/// Lays the form diff of a managed solution over the form that is there. A diff repeats unchanged ancestors by id and marks
/// what it does: <c>solutionaction</c> Added (at <c>ordinalvalue</c> among its siblings), Modified, Removed. Pure.
/// </summary>
public static class FormMerger
{
    private const string ActionName = "solutionaction";
    private const string OrdinalName = "ordinalvalue";

    // Cells count from here.
    private const int FirstCell = 10_000;

    private static readonly HashSet<string> s_containers = new(StringComparer.Ordinal)
    {
        "tabs", "columns", "sections", "rows", "header", "footer", "formLibraries", "events", "Handlers", "InternalHandlers", "hiddencontrols", "clientresources", "Navigation", "event",
    };

    /// <summary>True if the form is a diff: any part of it says what it does.</summary>
    public static bool IsDiff(XElement form) => form.DescendantsAndSelf().Any(element => element.Attribute(ActionName) is not null);

    /// <summary>The form without the marks of a diff: for a form that is complete.</summary>
    public static XElement Complete(XElement form) => Unmarked(form);

    /// <summary>The form with the diff laid over it.</summary>
    /// <param name="form">The form as it is; not changed.</param>
    /// <param name="diff">The <c>form</c> element of the diff.</param>
    /// <param name="lost">Gets a sentence for each part that finds no place: an ancestor it names by id is not there.</param>
    public static XElement Merge(XElement form, XElement diff, ICollection<string> lost)
    {
        var merged = new XElement(form);
        MergeChildren(merged, diff, lost);
        return merged;
    }

    private static void MergeChildren(XElement target, XElement diff, ICollection<string> lost)
    {
        foreach (var part in diff.Elements())
        {
            if (part.Name.LocalName == "row")
                MergeCells(target, part, lost);
            else
                MergePart(target, part, lost);
        }
    }

    private static void MergePart(XElement target, XElement part, ICollection<string> lost)
    {
        var existing = Find(target, part);
        switch (part.Attribute(ActionName)?.Value)
        {
            case "Removed":
                existing?.Remove();
                break;
            case "Added":
                existing?.Remove();
                Insert(target, Unmarked(part), Ordinal(part));
                break;
            case "Modified" when existing is not null:
                Modify(existing, part, lost);
                break;
            default:
                if (existing is null && s_containers.Contains(part.Name.LocalName))
                    target.Add(existing = new XElement(part.Name, Plain(part)));
                if (existing is not null)
                    MergeChildren(existing, part, lost);
                else if (part.DescendantsAndSelf().Any(inner => inner.Attribute(ActionName) is not null))
                    lost.Add($"{part.Name.LocalName} '{part.Attr("name") ?? part.Attr("id")}' ({part.Attr("id")})");
                break;
        }
    }

    // Rows have no identity: a cell is found anywhere in its section, and a new one comes in a row of its own, followed by the empty rows it spans.
    private static void MergeCells(XElement rows, XElement row, ICollection<string> lost)
    {
        foreach (var cell in row.Elements("cell"))
        {
            var existing = rows.Elements("row").Elements("cell").FirstOrDefault(other => SameId(other, cell));
            switch (cell.Attribute(ActionName)?.Value)
            {
                case "Removed":
                    existing?.Remove();
                    break;
                case "Added":
                    existing?.Remove();
                    var added = new List<XElement> { new("row", Unmarked(cell)) };
                    added.AddRange(row.ElementsAfterSelf("row").TakeWhile(next => !next.HasElements).Select(next => new XElement(next)));
                    var before = Ordinal(cell) is { } place ? rows.Elements("row").Where(r => r.HasElements).ElementAtOrDefault(place - FirstCell) : null;
                    if (before is not null)
                        before.AddBeforeSelf(added);
                    else
                        rows.Add(added);
                    break;
                case "Modified" when existing is not null:
                    Modify(existing, cell, lost);
                    break;
                default:
                    if (existing is not null)
                        MergeChildren(existing, cell, lost);
                    else if (cell.DescendantsAndSelf().Any(inner => inner.Attribute(ActionName) is not null))
                        lost.Add($"cell '{cell.Attr("id")}'");
                    break;
            }
        }
    }

    private static void Modify(XElement existing, XElement part, ICollection<string> lost)
    {
        foreach (var attribute in Plain(part))
            existing.SetAttributeValue(attribute.Name, attribute.Value);
        if (part.Element("labels") is { } labels)
        {
            existing.Elements("labels").Remove();
            existing.AddFirst(Unmarked(labels));
        }

        foreach (var parameters in part.Elements("parameters"))
        {
            existing.Elements("parameters").Remove();
            existing.Add(Unmarked(parameters));
        }

        foreach (var child in part.Elements().Where(child => child.Name.LocalName is not ("labels" or "parameters")))
        {
            if (child.Name.LocalName == "row")
                MergeCells(existing, child, lost);
            else
                MergePart(existing, child, lost);
        }
    }

    private static void Insert(XElement target, XElement added, int? ordinal)
    {
        var siblings = target.Elements(added.Name).ToArray();
        if (ordinal is { } place && place < siblings.Length)
            siblings[Math.Max(0, place)].AddBeforeSelf(added);
        else if (siblings.Length > 0)
            siblings[^1].AddAfterSelf(added);
        else
            target.Add(added);
    }

    private static XElement? Find(XElement target, XElement part)
    {
        var candidates = target.Elements(part.Name);
        return part.Name.LocalName switch
        {
            // In a diff a column's id is its place; a complete form leaves it out.
            "column" => candidates.FirstOrDefault(other => other.Attr("id") is { } id && id == part.Attr("id"))
                ?? (int.TryParse(part.Attr("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? candidates.ElementAtOrDefault(place) : null),
            "tab" or "section" or "control" or "data" => candidates.FirstOrDefault(other => SameId(other, part)),
            "Library" => candidates.FirstOrDefault(other => Same(other, part, "name")),
            "event" => candidates.FirstOrDefault(other => Same(other, part, "name") && Same(other, part, "attribute")),
            "Handler" => candidates.FirstOrDefault(other => Same(other, part, "handlerUniqueId")),
            _ => candidates.FirstOrDefault(),
        };
    }

    private static bool SameId(XElement one, XElement other) => Same(one, other, "id");

    private static bool Same(XElement one, XElement other, string attribute) =>
        string.Equals(one.Attr(attribute)?.Trim('{', '}'), other.Attr(attribute)?.Trim('{', '}'), StringComparison.OrdinalIgnoreCase);

    private static int? Ordinal(XElement part) => int.TryParse(part.Attribute(OrdinalName)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : null;

    private static IEnumerable<XAttribute> Plain(XElement part) =>
        part.Attributes().Where(attribute => attribute.Name.LocalName is not (ActionName or OrdinalName)).Select(attribute => new XAttribute(attribute));

    private static XElement Unmarked(XElement part)
    {
        var copy = new XElement(part);
        foreach (var element in copy.DescendantsAndSelf())
            element.Attributes().Where(attribute => attribute.Name.LocalName is ActionName or OrdinalName).Remove();
        return copy;
    }
}
