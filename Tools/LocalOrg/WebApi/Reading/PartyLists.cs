using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Parties of an activity: the Web API has one collection of them (<c>email_activity_parties</c>), each with its
/// participation type; the organisation has one column per type.</summary>
internal static class PartyLists
{
    private static readonly Dictionary<int, string> s_columns = new()
    {
        [1] = "from", [2] = "to", [3] = "cc", [4] = "bcc", [5] = "requiredattendees", [6] = "optionalattendees",
        [7] = "organizer", [8] = "regardingobjectid", [9] = "ownerid", [10] = "resources", [11] = "customers",
    };

    /// <summary>Whether a navigation property is an activity's collection of parties.</summary>
    public static bool IsPartyList(TableDefinition table, NavigationProperty navigation) =>
        table.IsActivity && navigation.Kind == NavigationKind.ToMany
        && string.Equals(navigation.TargetTable, "activityparty", StringComparison.Ordinal)
        && string.Equals(navigation.LookupColumn, "activityid", StringComparison.Ordinal);

    /// <summary>Sets the activity's party columns from the array.</summary>
    public static void Read(JsonEntityReader reader, DataverseModel model, Entity activity, TableDefinition table, JsonElement parties)
    {
        if (parties.ValueKind != JsonValueKind.Array) throw new FormatException("The parties of an activity must be an array of objects.");
        var partyTable = model.Metadata.RequireTable("activityparty");
        foreach (var item in parties.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object) throw new FormatException("The parties of an activity must be an array of objects.");
            var party = reader.Read(partyTable, item, allowRelated: false);
            if (party.GetAttributeValue<OptionSetValue>("participationtypemask") is not { } mask)
                throw new FormatException("A party of an activity needs a participationtypemask (1 sender, 2 to, 3 cc, 4 bcc).");
            if (!s_columns.TryGetValue(mask.Value, out var name) || table.FindColumn(name) is not { Type: ColumnType.PartyList })
                throw new FormatException($"The participationtypemask {mask.Value} does not exist on '{table.LogicalName}'.");
            party.Attributes.Remove("participationtypemask");
            Column(activity, name).Entities.Add(party);
        }
    }

    private static EntityCollection Column(Entity activity, string name)
    {
        if (activity.Attributes.TryGetValue(name, out var known)) return (EntityCollection)known;
        var parties = new EntityCollection { EntityName = "activityparty" };
        activity[name] = parties;
        return parties;
    }
}
