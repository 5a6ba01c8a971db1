using System.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Every business unit has a default team with its name, and every user is a member of its unit's default team and has settings of its own.</summary>
internal static class DefaultTeams
{
    public static void AfterCreate(MessageContext message, Entity row)
    {
        switch (row.LogicalName)
        {
            case "businessunit":
                message.Nested(new OrganizationRequest("Create")
                {
                    ["Target"] = new Entity("team")
                    {
                        ["name"] = row.GetAttributeValue<string>("name"),
                        ["businessunitid"] = row.ToEntityReference(),
                        ["isdefault"] = true,
                        ["administratorid"] = new EntityReference("systemuser", WellKnown.SystemUserId),
                    },
                });
                break;
            case "systemuser":
                message.Transaction.Insert(new Entity("usersettings", row.Id) { ["timezonecode"] = TimeZones.Utc }, message);
                if (row.GetAttributeValue<EntityReference>("businessunitid") is { } unit)
                    Join(message, row, unit);
                break;
        }
    }

    private static void Join(MessageContext message, Entity user, EntityReference unit)
    {
        var team = Rows.Where(message.Session, message.Metadata.RequireTable("team"), "businessunitid", unit.Id, "isdefault")
            .FirstOrDefault(t => t.GetAttributeValue<bool>("isdefault"));
        if (team is null)
            return;
        message.Transaction.Insert(new Entity("teammembership", System.Guid.CreateVersion7())
        {
            ["teamid"] = Association.Value(message, "teammembership", "teamid", "team", team.Id),
            ["systemuserid"] = Association.Value(message, "teammembership", "systemuserid", "systemuser", user.Id),
        }, message);
    }
}
