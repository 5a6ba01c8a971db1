using System;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Cases (<c>incident</c>).</summary>
public sealed class CaseReader : ISourceReader
{
    private static readonly string[] Columns =
    {
        IncidentTable.Title, IncidentTable.Description, IncidentTable.CustomerId, IncidentTable.CaseOriginCode,
        CommonColumns.CreatedOn, CommonColumns.OverriddenCreatedOn, CommonColumns.StateCode, CommonColumns.StatusCode, CommonColumns.MasterId,
    };

    /// <inheritdoc/>
    public string Table => IncidentTable.Table;

    /// <inheritdoc/>
    public SourceRecord? Read(IOrganizationService service, Guid id)
    {
        var record = RowQuery.Find(service, IncidentTable.Table, IncidentTable.Id, id, Columns);
        if (record == null)
            return null;
        // A merged case is read with the one it was merged into.
        var about = record.Contains(CommonColumns.MasterId) ? MergedRecord.Survivor(service, IncidentTable.Table, id) : id;
        return Of(record, id, DateTime.UtcNow, about);
    }

    /// <summary>A case from its columns, or from what a Create sent.</summary>
    public static SourceRecord Of(Entity record, Guid id, DateTime now) => Of(record, id, now, id);

    private static SourceRecord Of(Entity record, Guid id, DateTime now, Guid about) => new SourceRecord
    {
        Table = IncidentTable.Table,
        Id = id,
        RegardingKey = SourceKeys.Of(IncidentTable.Table, about),
        Channel = Channel.Case,
        Touchpoint = Origin(record.GetAttributeValue<OptionSetValue>(IncidentTable.CaseOriginCode)?.Value),
        ReceivedOn = SourceTime.Earliest(
            now,
            record.GetAttributeValue<DateTime?>(CommonColumns.CreatedOn),
            record.GetAttributeValue<DateTime?>(CommonColumns.OverriddenCreatedOn)),
        Words = OwnWords.OfCase(
            record.GetAttributeValue<string>(IncidentTable.Title),
            record.GetAttributeValue<string>(IncidentTable.Description)),
        Customer = CustomerReader.CustomerOrNull(record.GetAttributeValue<EntityReference>(IncidentTable.CustomerId)),
        Counts = !IsCancelled(record),
    };

    // A merged case has the state of a cancelled one, but its words were said all the same.
    private static bool IsCancelled(Entity record) =>
        record.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value == IncidentTable.StateCancelled
        && record.GetAttributeValue<OptionSetValue>(CommonColumns.StatusCode)?.Value != IncidentTable.StatusMerged;

    private static Touchpoint? Origin(int? origin) => origin switch
    {
        IncidentTable.OriginPhone => Touchpoint.Phone,
        IncidentTable.OriginEmail => Touchpoint.Email,
        IncidentTable.OriginWeb => Touchpoint.Website,
        null => null,
        _ => Touchpoint.Other,
    };
}
