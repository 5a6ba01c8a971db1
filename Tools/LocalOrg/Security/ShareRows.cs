using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>One share: a row of <c>principalobjectaccess</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Principal">With whom.</param>
/// <param name="Given">Rights given by sharing this row.</param>
/// <param name="Inherited">Rights that came down from a row above.</param>
internal sealed record ShareRow(Guid Id, EntityReference Principal, AccessRights Given, AccessRights Inherited)
{
    /// <summary>The table of shares.</summary>
    public const string Table = "principalobjectaccess";

    /// <summary>A mark Dataverse keeps beside inherited rights.</summary>
    public const int InheritedMark = 0x0800_0000;

    /// <summary>True for the table of shares, which is written by sharing only.</summary>
    public static bool Is(TableDefinition table) => string.Equals(table.LogicalName, Table, StringComparison.Ordinal);

    /// <summary>What the share allows, wherever it came from.</summary>
    public AccessRights Rights => Given | Inherited;
}

/// <summary>Reads shares.</summary>
internal static class ShareRows
{
    private static readonly RowAccess s_everything = new(Guid.Empty, Guid.Empty, _ => TableAccess.All) { Formatted = false };

    /// <summary>The shares of a row.</summary>
    public static IReadOnlyList<ShareRow> Of(IStoreSession session, Guid id)
    {
        var query = new QueryExpression(ShareRow.Table) { ColumnSet = new ColumnSet("principalid", "principaltypecode", "accessrightsmask", "inheritedaccessrightsmask") };
        query.Criteria.AddCondition("objectid", ConditionOperator.Equal, id);
        return session.Query(query, s_everything).Entities.Select(Read).ToArray();
    }

    /// <summary>What a row is shared for with a user, its teams counted in, or with a team.</summary>
    public static AccessRights RightsOf(IStoreSession session, Principal principal, Guid id) =>
        Of(session, id).Where(share => share.Principal.Id == principal.Id || principal.TeamIds.Contains(share.Principal.Id))
            .Aggregate(AccessRights.None, (rights, share) => rights | share.Rights);

    /// <summary>Ids of the rows of a table that are shared with a user, or one of its teams, for reading.</summary>
    public static IReadOnlyCollection<Guid> Readable(IStoreSession session, Principal principal, TableDefinition table)
    {
        var query = new QueryExpression(ShareRow.Table) { ColumnSet = new ColumnSet("objectid", "accessrightsmask", "inheritedaccessrightsmask") };
        query.Criteria.AddCondition("principalid", ConditionOperator.In, principal.TeamIds.Append(principal.Id).Cast<object>().ToArray());
        // Shares of an activity name its own table; activitypointer shows them all.
        if (!string.Equals(table.LogicalName, "activitypointer", StringComparison.Ordinal))
            query.Criteria.AddCondition("objecttypecode", ConditionOperator.Equal, table.LogicalName);
        query.PageInfo = new PagingInfo { Count = 5000, PageNumber = 1 };
        var ids = new HashSet<Guid>();
        while (true)
        {
            var page = session.Query(query, s_everything);
            ids.UnionWith(page.Entities.Where(row => (Mask(row, "accessrightsmask") | Mask(row, "inheritedaccessrightsmask")).HasFlag(AccessRights.ReadAccess)).Select(row => row.GetAttributeValue<Guid>("objectid")));
            if (!page.MoreRecords)
                return ids;
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }

    private static ShareRow Read(Entity row) => new(
        row.Id, new EntityReference(row.GetAttributeValue<string>("principaltypecode"), row.GetAttributeValue<Guid>("principalid")),
        Mask(row, "accessrightsmask"), Mask(row, "inheritedaccessrightsmask"));

    private static AccessRights Mask(Entity row, string column) => (AccessRights)row.GetAttributeValue<int>(column) & AccessRightBits.Shareable;
}
