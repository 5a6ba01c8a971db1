using System.Linq;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>Deep copies, so that a plug-in never changes what its caller or another step holds.</summary>
internal static class EntityCopy
{
    public static Entity Of(Entity row)
    {
        var copy = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion, EntityState = row.EntityState };
        foreach (var (name, value) in row.Attributes)
            copy.Attributes[name] = Value(value);
        foreach (var (name, value) in row.KeyAttributes)
            copy.KeyAttributes[name] = Value(value);
        foreach (var (name, text) in row.FormattedValues)
            copy.FormattedValues[name] = text;
        foreach (var (relationship, rows) in row.RelatedEntities)
            copy.RelatedEntities[relationship] = Of(rows);
        return copy;
    }

    public static EntityCollection Of(EntityCollection rows)
    {
        var copy = new EntityCollection(rows.Entities.Select(Of).ToList()) { EntityName = rows.EntityName };
        copy.MoreRecords = rows.MoreRecords;
        copy.PagingCookie = rows.PagingCookie;
        copy.TotalRecordCount = rows.TotalRecordCount;
        copy.TotalRecordCountLimitExceeded = rows.TotalRecordCountLimitExceeded;
        return copy;
    }

    public static EntityReference Of(EntityReference reference)
    {
        var copy = new EntityReference(reference.LogicalName, reference.Id) { Name = reference.Name, RowVersion = reference.RowVersion };
        foreach (var (name, value) in reference.KeyAttributes)
            copy.KeyAttributes[name] = value;
        return copy;
    }

    public static object? Value(object? value) => value switch
    {
        Entity row => Of(row),
        EntityCollection rows => Of(rows),
        EntityReference reference => Of(reference),
        EntityReferenceCollection references => new EntityReferenceCollection(references.Select(Of).ToList()),
        OptionSetValue option => new OptionSetValue(option.Value),
        OptionSetValueCollection options => new OptionSetValueCollection(options.Select(o => new OptionSetValue(o.Value)).ToList()),
        Money money => new Money(money.Value),
        _ => value,
    };

    public static ParameterCollection Of(ParameterCollection parameters)
    {
        var copy = new ParameterCollection();
        foreach (var (name, value) in parameters)
            copy[name] = Value(value);
        return copy;
    }
}
