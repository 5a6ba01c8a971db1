using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Party lists of activities, kept as rows of <c>activityparty</c>.</summary>
internal static class PartyLists
{
    private const string Table = "activityparty";

    private static readonly Dictionary<string, int> Masks = new(StringComparer.Ordinal)
    {
        ["from"] = 1,
        ["to"] = 2,
        ["cc"] = 3,
        ["bcc"] = 4,
        ["requiredattendees"] = 5,
        ["optionalattendees"] = 6,
        ["organizer"] = 7,
        ["resources"] = 10,
        ["customers"] = 11,
    };

    /// <summary>The participation type of a party-list column; null for <c>allparties</c>, which is every type.</summary>
    public static int? MaskOf(string column) => Masks.TryGetValue(column, out var mask) ? mask : null;

    /// <summary>The rows that a party list becomes. A party may be given by <c>partyid</c>, by <c>addressused</c>, or both.</summary>
    public static IEnumerable<Entity> ToRows(Entity activity, ColumnDefinition column, object? value)
    {
        if (MaskOf(column.LogicalName) is not { } mask)
            throw new ColumnValueException(activity.LogicalName, column.LogicalName, $"'{activity.LogicalName}.{column.LogicalName}' is read-only.");
        if (value is null)
            yield break;
        if (value is not EntityCollection parties)
            throw new ColumnValueException(activity.LogicalName, column.LogicalName, $"Incorrect attribute value type {value.GetType()} for '{activity.LogicalName}.{column.LogicalName}', which is a party list: send an EntityCollection of activityparty.");
        foreach (var party in parties.Entities)
        {
            if (!string.Equals(party.LogicalName, Table, StringComparison.Ordinal))
                throw new ColumnValueException(activity.LogicalName, column.LogicalName, $"'{activity.LogicalName}.{column.LogicalName}' holds a record of '{party.LogicalName}'; a party list holds records of activityparty.");
            var row = new Entity(Table, party.Id == Guid.Empty ? Guid.NewGuid() : party.Id);
            foreach (var (name, attribute) in party.Attributes)
                row[name] = attribute;
            row["activityid"] = new EntityReference(activity.LogicalName, activity.Id);
            row["participationtypemask"] = new OptionSetValue(mask);
            row.Attributes.Remove("activitypartyid");
            yield return row;
        }
    }

    /// <summary>Reads the party lists asked for into records of an activity.</summary>
    public static void Fill(Database database, OrganizationMetadata metadata, IReadOnlyList<Entity> activities, IReadOnlyList<ColumnDefinition> lists, bool decorated, int languageCode)
    {
        if (lists.Count == 0 || activities.Count == 0)
            return;
        var table = metadata.RequireTable(Table);
        var columns = RecordReader.WithIdentity(table, null, table.Columns.Where(column => column.LogicalName is not "versionnumber" && !column.IsPrimaryId)
            .Select(column => ProjectedColumn.Of(null, table, column)).ToArray());
        var select = string.Join(", ", columns.Select(column => column.Select));
        var ids = "[" + string.Join(',', activities.Select(activity => $"\"{ColumnCodec.Text(activity.Id)}\"")) + "]";
        List<Entity> rows;
        using (var reader = database.Read($"SELECT {select} FROM {Table} WHERE activityid IN (SELECT value FROM json_each($p0)) ORDER BY rowid", ids))
            rows = RecordReader.Read(reader, table, columns);
        if (decorated)
            RecordDecorator.Decorate(database, metadata, rows, columns, languageCode);
        var byActivity = rows.ToLookup(row => row.GetAttributeValue<EntityReference>("activityid").Id);
        foreach (var activity in activities)
        {
            foreach (var list in lists)
            {
                var mask = MaskOf(list.LogicalName);
                var parties = byActivity[activity.Id].Where(row => mask is null || row.GetAttributeValue<OptionSetValue>("participationtypemask")?.Value == mask).ToList();
                activity[list.LogicalName] = new EntityCollection(parties) { EntityName = Table };
            }
        }
    }

    /// <summary>Removes the parties of one list of an activity.</summary>
    public static void Clear(Database database, Guid activity, int mask) =>
        database.Execute("DELETE FROM activityparty WHERE activityid = $p0 AND participationtypemask = $p1", ColumnCodec.Text(activity), (long)mask);

    /// <summary>Removes all parties of an activity.</summary>
    public static void ClearAll(Database database, Guid activity) =>
        database.Execute("DELETE FROM activityparty WHERE activityid = $p0", ColumnCodec.Text(activity));

    /// <summary>The participation type as text, for messages.</summary>
    public static string Name(int mask) => Masks.FirstOrDefault(pair => pair.Value == mask).Key ?? mask.ToString(CultureInfo.InvariantCulture);
}
