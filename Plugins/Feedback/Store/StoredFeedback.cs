using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>A stored feedback row with its mentions and corrections, read by one query.</summary>
public sealed class StoredFeedback
{
    private const string MentionAlias = "mention";
    private const string CorrectionAlias = "correction";

    private static readonly string[] RowColumns =
    {
        FeedbackTable.Name, FeedbackTable.SourceKey, FeedbackTable.ExternalId, FeedbackTable.RegardingKey, FeedbackTable.EmailId, FeedbackTable.SurveyResponseId,
        FeedbackTable.CustomerId, FeedbackTable.AccountId, FeedbackTable.ContactId, FeedbackTable.CustomerKey, FeedbackTable.SenderAddress,
        FeedbackTable.Channel, FeedbackTable.Touchpoint, FeedbackTable.ReceivedOn, FeedbackTable.DayIndex, FeedbackTable.Language,
        FeedbackTable.Sentiment, FeedbackTable.Score, FeedbackTable.MachineSentiment, FeedbackTable.MachineScore, FeedbackTable.Confidence,
        FeedbackTable.PrimaryEmotion, FeedbackTable.Emotions, FeedbackTable.Kind, FeedbackTable.Severity, FeedbackTable.Urgency,
        FeedbackTable.LeaveIntent, FeedbackTable.RegulatorThreat, FeedbackTable.Nps, FeedbackTable.NpsPoints, FeedbackTable.Csat,
        FeedbackTable.Ces, FeedbackTable.RatingMismatch, FeedbackTable.Text, FeedbackTable.Evidence, FeedbackTable.KeyPhrases,
        FeedbackTable.TextHash, FeedbackTable.UnscorableReason, FeedbackTable.Truncated, FeedbackTable.Engine,
        CommonColumns.StateCode, CommonColumns.StatusCode, CommonColumns.OwnerId,
    };

    private static readonly string[] MentionColumns =
    {
        MentionTable.Id, MentionTable.Name, MentionTable.ThemeCode, MentionTable.ThemeName, MentionTable.ThemeId, MentionTable.Polarity, MentionTable.Score,
        MentionTable.Confidence, MentionTable.Phrase, MentionTable.Start, MentionTable.Length, MentionTable.ReceivedOn,
        MentionTable.CustomerKey, MentionTable.AccountId, CommonColumns.StateCode, CommonColumns.StatusCode, CommonColumns.OwnerId,
    };

    private static readonly string[] CorrectionColumns =
    {
        CorrectionTable.Id, CorrectionTable.Sentiment, CorrectionTable.Themes, CorrectionTable.CorrectedOn, CorrectionTable.IsUndone,
        CommonColumns.StateCode,
    };

    private StoredFeedback(Entity row, IReadOnlyList<Entity> mentions, IReadOnlyList<Entity> corrections)
    {
        Row = row;
        Mentions = mentions;
        Corrections = corrections;
        var machine = new List<Entity>();
        var added = new List<Entity>();
        foreach (var mention in mentions)
            (CorrectedMentions.IsAdded(mention, row.Id) ? added : machine).Add(mention);
        MachineMentions = machine;
        AddedMentions = added;
    }

    /// <summary>The row.</summary>
    public Entity Row { get; }

    /// <summary>All its mentions, inactive ones included.</summary>
    public IReadOnlyList<Entity> Mentions { get; }

    /// <summary>The mentions that the analyser found.</summary>
    public IReadOnlyList<Entity> MachineMentions { get; }

    /// <summary>The mentions that corrections added.</summary>
    public IReadOnlyList<Entity> AddedMentions { get; }

    /// <summary>All its corrections, undone ones included.</summary>
    public IReadOnlyList<Entity> Corrections { get; }

    /// <summary>The row of a source; null if there is none.</summary>
    public static StoredFeedback? Find(IOrganizationService service, string sourceKey) => Find(service, FeedbackTable.SourceKey, sourceKey);

    /// <summary>A row by its id; null if there is none.</summary>
    public static StoredFeedback? FindById(IOrganizationService service, Guid id) => Find(service, FeedbackTable.Id, id);

    private static StoredFeedback? Find(IOrganizationService service, string column, object value)
    {
        foreach (var stored in Read(service, Query(column, ConditionOperator.Equal, value)).Values)
            return stored;
        return null;
    }

    /// <summary>The rows of at most 100 sources, by source key: with 25 mentions each they fit in one page of 5,000.</summary>
    public static IReadOnlyDictionary<string, StoredFeedback> FindAll(IOrganizationService service, IEnumerable<string> sourceKeys)
    {
        var keys = new List<object>(sourceKeys);
        return keys.Count == 0
            ? new Dictionary<string, StoredFeedback>(StringComparer.Ordinal)
            : Read(service, Query(FeedbackTable.SourceKey, ConditionOperator.In, keys.ToArray()));
    }

    private static QueryExpression Query(string column, ConditionOperator compare, params object[] values)
    {
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(RowColumns) };
        query.Criteria.AddCondition(column, compare, values);
        Link(query, MentionTable.Table, MentionTable.FeedbackId, MentionAlias, MentionColumns);
        Link(query, CorrectionTable.Table, CorrectionTable.FeedbackId, CorrectionAlias, CorrectionColumns);
        return query;
    }

    // Every mention comes with every correction: both are few.
    private static Dictionary<string, StoredFeedback> Read(IOrganizationService service, QueryExpression query)
    {
        var rows = new Dictionary<string, Entity>(StringComparer.Ordinal);
        var mentions = new Dictionary<Guid, Dictionary<Guid, Entity>>();
        var corrections = new Dictionary<Guid, Dictionary<Guid, Entity>>();
        foreach (var joined in service.RetrieveMultiple(query).Entities)
        {
            var key = joined.GetAttributeValue<string>(FeedbackTable.SourceKey) ?? string.Empty;
            if (!rows.TryGetValue(key, out _))
            {
                rows[key] = joined;
                mentions[joined.Id] = new Dictionary<Guid, Entity>();
                corrections[joined.Id] = new Dictionary<Guid, Entity>();
            }

            if (!mentions.ContainsKey(joined.Id))
                continue;
            Collect(mentions[joined.Id], joined, MentionTable.Table, MentionTable.Id, MentionAlias, MentionColumns);
            Collect(corrections[joined.Id], joined, CorrectionTable.Table, CorrectionTable.Id, CorrectionAlias, CorrectionColumns);
        }

        var found = new Dictionary<string, StoredFeedback>(StringComparer.Ordinal);
        foreach (var row in rows)
            found.Add(row.Key, new StoredFeedback(row.Value, new List<Entity>(mentions[row.Value.Id].Values), new List<Entity>(corrections[row.Value.Id].Values)));
        return found;
    }

    private static void Link(QueryExpression query, string table, string column, string alias, string[] columns)
    {
        var link = query.AddLink(table, FeedbackTable.Id, column, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
    }

    private static void Collect(Dictionary<Guid, Entity> rows, Entity joined, string table, string idColumn, string alias, string[] columns)
    {
        if (Aliased(joined, alias, idColumn) is not Guid id || rows.ContainsKey(id))
            return;
        var row = new Entity(table, id);
        foreach (var column in columns)
        {
            if (Aliased(joined, alias, column) is object value)
                row[column] = value;
        }

        rows.Add(id, row);
    }

    private static object? Aliased(Entity joined, string alias, string column) =>
        joined.GetAttributeValue<AliasedValue>(alias + "." + column)?.Value;
}
