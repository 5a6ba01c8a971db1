using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>Scores records that were saved while the steps were off or bypassed, or all again after a change of the model.</summary>
public static class SourceScoring
{
    /// <summary>Records of one call.</summary>
    public const int MostRecords = 100;

    private static readonly ISourceReader[] Readers = { new CaseReader(), new MailReader(), new SurveyReader() };

    /// <summary>Scores the records in their order until time is up.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="organizationId">The organisation.</param>
    /// <param name="table"><c>incident</c>, <c>email</c> or <c>cfb_surveyresponse</c>.</param>
    /// <param name="ids">A JSON array of at most 100 ids.</param>
    /// <param name="all">Whether those that have feedback are scored again.</param>
    /// <param name="deadline">When to stop.</param>
    /// <returns>Records scored; records left out because they have feedback; records at the end of the list there was no time for.</returns>
    /// <exception cref="InvalidPluginExecutionException">No such table, or no list of ids (HTTP 400).</exception>
    public static SourceScoringResult Run(IOrganizationService service, Guid organizationId, string? table, string? ids, bool all, Deadline deadline)
    {
        var reader = Array.Find(Readers, r => string.Equals(r.Table, table, StringComparison.OrdinalIgnoreCase))
            ?? throw Refuse("Table is " + (table ?? "empty") + ". Send " + string.Join(", ", Array.ConvertAll(Readers, r => r.Table)) + ".");
        var wanted = Ids(ids);
        var known = all ? new HashSet<string>() : Known(service, reader, wanted);
        int scored = 0, skipped = 0;
        foreach (var id in wanted)
        {
            if (deadline.HasPassed)
                break;
            if (known.Contains(SourceKeys.Of(reader.Table, id)))
            {
                skipped++;
                continue;
            }

            FeedbackRefresh.Run(service, organizationId, reader, id);
            scored++;
        }

        return new SourceScoringResult(scored, skipped, wanted.Count - scored - skipped);
    }

    private static List<Guid> Ids(string? json)
    {
        JsonValue list;
        try
        {
            list = JsonReader.Read(json ?? string.Empty);
        }
        catch (JsonFormatException error)
        {
            throw Refuse("Ids is not valid JSON, " + error.Message + ". Send a JSON array of ids.");
        }

        if (list.Kind != JsonKind.List || list.Items.Count > MostRecords)
            throw Refuse("Ids is " + (list.Kind == JsonKind.List ? list.Items.Count.ToString(CultureInfo.InvariantCulture) + " ids" : list.Describe()) + ". Send a JSON array of at most 100 ids.");
        var ids = new List<Guid>();
        foreach (var item in list.Items)
        {
            if (item.Kind != JsonKind.Text || !Guid.TryParse(item.Raw, out var id))
                throw Refuse("Ids holds " + item.Describe() + ", which is no id.");
            ids.Add(id);
        }

        return ids;
    }

    private static HashSet<string> Known(IOrganizationService service, ISourceReader reader, List<Guid> ids)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (ids.Count == 0)
            return known;
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(FeedbackTable.SourceKey) };
        query.Criteria.AddCondition(FeedbackTable.SourceKey, ConditionOperator.In, ids.ConvertAll(id => (object)SourceKeys.Of(reader.Table, id)).ToArray());
        foreach (var row in service.RetrieveMultiple(query).Entities)
            known.Add(row.GetAttributeValue<string>(FeedbackTable.SourceKey) ?? string.Empty);
        return known;
    }

    private static InvalidPluginExecutionException Refuse(string message) => new InvalidPluginExecutionException(message, PluginHttpStatusCode.BadRequest);
}

/// <summary>What a call of <see cref="SourceScoring"/> did.</summary>
public sealed class SourceScoringResult
{
    /// <summary>Creates a result.</summary>
    public SourceScoringResult(int scored, int skipped, int remaining)
    {
        Scored = scored;
        Skipped = skipped;
        Remaining = remaining;
    }

    /// <summary>Records scored.</summary>
    public int Scored { get; }

    /// <summary>Records left out because they have feedback.</summary>
    public int Skipped { get; }

    /// <summary>Records at the end of the list there was no time for.</summary>
    public int Remaining { get; }
}
