using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Compares a stored row with the row it should be.</summary>
public static class EntityDifference
{
    /// <summary>The columns of <paramref name="wanted"/> whose values differ from <paramref name="stored"/>, with its id; null if none.</summary>
    public static Entity? Between(Entity stored, Entity wanted)
    {
        Entity? change = null;
        foreach (var attribute in wanted.Attributes)
        {
            if (Same(stored.Contains(attribute.Key) ? stored[attribute.Key] : null, attribute.Value))
                continue;
            change ??= new Entity(wanted.LogicalName, stored.Id);
            change[attribute.Key] = attribute.Value;
        }

        return change;
    }

    private static bool Same(object? left, object? right)
    {
        // A yes/no column and an empty text come back as false and null.
        if (left == null || right == null)
            return IsNothing(left) && IsNothing(right);
        if (left is OptionSetValueCollection leftOptions && right is OptionSetValueCollection rightOptions)
            return Values(leftOptions).SetEquals(Values(rightOptions));
        if (left is OptionSetValue leftOption && right is OptionSetValue rightOption)
            return leftOption.Value == rightOption.Value;
        if (left is EntityReference leftRow && right is EntityReference rightRow)
            return leftRow.Id == rightRow.Id && string.Equals(leftRow.LogicalName, rightRow.LogicalName, StringComparison.Ordinal);
        if (left is Money leftAmount && right is Money rightAmount)
            return leftAmount.Value == rightAmount.Value;
        if (left is DateTime leftTime && right is DateTime rightTime)
            return SourceTime.Utc(leftTime) == SourceTime.Utc(rightTime);
        return left.Equals(right);
    }

    private static bool IsNothing(object? value) => value == null || value is false || value is string text && text.Length == 0;

    private static HashSet<int> Values(OptionSetValueCollection options)
    {
        var values = new HashSet<int>();
        foreach (var option in options)
            values.Add(option.Value);
        return values;
    }
}
