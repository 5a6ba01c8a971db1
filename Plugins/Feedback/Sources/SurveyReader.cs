using System;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Survey responses (<c>cfb_surveyresponse</c>).</summary>
public sealed class SurveyReader : ISourceReader
{
    private static readonly string[] Columns =
    {
        SurveyResponseTable.Comment, SurveyResponseTable.Answers, SurveyResponseTable.CustomerId, SurveyResponseTable.Mode,
        SurveyResponseTable.Nps, SurveyResponseTable.Csat, SurveyResponseTable.Ces, SurveyResponseTable.RespondedOn,
        CommonColumns.CreatedOn, CommonColumns.OverriddenCreatedOn, CommonColumns.StateCode,
    };

    /// <inheritdoc/>
    public string Table => SurveyResponseTable.Table;

    /// <inheritdoc/>
    public SourceRecord? Read(IOrganizationService service, Guid id)
    {
        var record = RowQuery.Find(service, SurveyResponseTable.Table, SurveyResponseTable.Id, id, Columns);
        return record == null ? null : Of(record, id, DateTime.UtcNow);
    }

    /// <summary>A response from its columns, or from what a Create sent.</summary>
    public static SourceRecord Of(Entity record, Guid id, DateTime now) => new SourceRecord
    {
        Table = SurveyResponseTable.Table,
        Id = id,
        RegardingKey = SourceKeys.Of(SurveyResponseTable.Table, id),
        Channel = Channel.Survey,
        Touchpoint = Mode(record.GetAttributeValue<OptionSetValue>(SurveyResponseTable.Mode)?.Value),
        ReceivedOn = record.GetAttributeValue<DateTime?>(SurveyResponseTable.RespondedOn) is DateTime responded
            ? SourceTime.Utc(responded)
            : SourceTime.Earliest(
                now,
                record.GetAttributeValue<DateTime?>(CommonColumns.CreatedOn),
                record.GetAttributeValue<DateTime?>(CommonColumns.OverriddenCreatedOn)),
        Words = OwnWords.OfSurvey(
            record.GetAttributeValue<string>(SurveyResponseTable.Comment),
            record.GetAttributeValue<string>(SurveyResponseTable.Answers)),
        Ratings = Ratings.Of(
            record.GetAttributeValue<int?>(SurveyResponseTable.Nps),
            record.GetAttributeValue<decimal?>(SurveyResponseTable.Csat),
            record.GetAttributeValue<decimal?>(SurveyResponseTable.Ces)),
        Customer = CustomerReader.CustomerOrNull(record.GetAttributeValue<EntityReference>(SurveyResponseTable.CustomerId)),
        Counts = record.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != SurveyResponseTable.StateInactive,
    };

    private static Touchpoint? Mode(int? mode) => (mode - Choices.FirstValue) switch
    {
        (int)SurveyMode.Email => Touchpoint.Email,
        (int)SurveyMode.Web => Touchpoint.Website,
        (int)SurveyMode.Phone => Touchpoint.Phone,
        (int)SurveyMode.InApp => Touchpoint.App,
        _ => null,
    };
}
