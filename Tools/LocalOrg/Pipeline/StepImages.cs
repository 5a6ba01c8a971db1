using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>Images of the row before and after the operation. A step sees only the columns registered on its image, and no empty ones.</summary>
internal static class StepImages
{
    /// <summary>Reads what all images of one kind need, or null if no step has one.</summary>
    public static Entity? Read(MessageContext message, IReadOnlyList<StepDefinition> steps, StepImageType kind)
    {
        var images = steps.SelectMany(s => s.Images).Where(i => IsOf(i, kind)).ToList();
        if (images.Count == 0 || message.RecordId == Guid.Empty)
            return null;
        var columns = images.Any(i => i.Columns.Count == 0)
            ? new ColumnSet(true)
            : new ColumnSet(images.SelectMany(i => i.Columns).Distinct(StringComparer.Ordinal).ToArray());
        return message.Session.Find(message.Table!.LogicalName, message.RecordId, columns, ReadOptions.Default);
    }

    /// <summary>The images of one step, cut to their columns.</summary>
    public static EntityImageCollection For(StepDefinition step, Entity? row, StepImageType kind)
    {
        var result = new EntityImageCollection();
        if (row is null || (kind == StepImageType.PostImage && step.Stage != PipelineStage.PostOperation))
            return result;
        foreach (var image in step.Images.Where(i => IsOf(i, kind)))
            result[image.Alias] = Cut(row, image.Columns);
        return result;
    }

    private static Entity Cut(Entity row, IReadOnlyList<string> columns)
    {
        var image = new Entity(row.LogicalName, row.Id);
        foreach (var (name, value) in row.Attributes)
        {
            if (value is null || (columns.Count > 0 && !columns.Contains(name, StringComparer.Ordinal)))
                continue;
            image.Attributes[name] = EntityCopy.Value(value);
            if (row.FormattedValues.TryGetValue(name, out var text))
                image.FormattedValues[name] = text;
        }

        return image;
    }

    private static bool IsOf(StepImageDefinition image, StepImageType kind) => image.Type == kind || image.Type == StepImageType.Both;
}
