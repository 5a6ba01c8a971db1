using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Where a merged account, contact or case went.</summary>
public static class MergedRecord
{
    /// <summary>
    /// The row into which a row was merged, followed to the end of the chain; the row itself if it was never merged or
    /// is gone. One query for a row that was not merged.
    /// </summary>
    public static Guid Survivor(IOrganizationService service, string table, Guid id)
    {
        var seen = new HashSet<Guid> { id };
        while (true)
        {
            var master = RowQuery.Find(service, table, table + "id", id, CommonColumns.MasterId)?.GetAttributeValue<EntityReference>(CommonColumns.MasterId);
            if (master == null || !seen.Add(master.Id))
                return id;
            id = master.Id;
        }
    }
}
