using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>A stored feedback row with its mentions, read by one query.</summary>
public sealed class StoredFeedback
{
    private const string MentionAlias = "mention";

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
        CommonColumns.StateCode, CommonColumns.StatusCode,
    };

    private static readonly string[] MentionColumns =
    {
        MentionTable.Id, MentionTable.Name, MentionTable.ThemeCode, MentionTable.ThemeId, MentionTable.Polarity, MentionTable.Score,
        MentionTable.Confidence, MentionTable.Phrase, MentionTable.Start, MentionTable.Length, MentionTable.ReceivedOn,
        MentionTable.CustomerKey, MentionTable.AccountId,
    };

    private StoredFeedback(Entity row, IReadOnlyList<Entity> mentions)
    {
        Row = row;
        Mentions = mentions;
    }

    /// <summary>The row.</summary>
    public Entity Row { get; }

    /// <summary>Its mentions.</summary>
    public IReadOnlyList<Entity> Mentions { get; }

    /// <summary>The row of a source; null if there is none.</summary>
    public static StoredFeedback? Find(IOrganizationService service, string sourceKey)
    {
        var query = Query();
        query.Criteria.AddCondition(FeedbackTable.SourceKey, ConditionOperator.Equal, sourceKey);
        foreach (var stored in Read(service, query).Values)
            return stored;
        return null;
    }

    /// <summary>The rows of at most 100 sources, by source key: with 25 mentions each they fit in one page of 5,000.</summary>
    public static IReadOnlyDictionary<string, StoredFeedback> FindAll(IOrganizationService service, IEnumerable<string> sourceKeys)
    {
        var keys = new List<object>(sourceKeys);
        if (keys.Count == 0)
            return new Dictionary<string, StoredFeedback>(StringComparer.Ordinal);
        var query = Query();
        query.Criteria.AddCondition(FeedbackTable.SourceKey, ConditionOperator.In, keys.ToArray());
        return Read(service, query);
    }

    private static QueryExpression Query()
    {
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(RowColumns) };
        var link = query.AddLink(MentionTable.Table, FeedbackTable.Id, MentionTable.FeedbackId, JoinOperator.LeftOuter);
        link.EntityAlias = MentionAlias;
        link.Columns = new ColumnSet(MentionColumns);
        return query;
    }

    private static Dictionary<string, StoredFeedback> Read(IOrganizationService service, QueryExpression query)
    {
        var found = new Dictionary<string, StoredFeedback>(StringComparer.Ordinal);
        foreach (var joined in service.RetrieveMultiple(query).Entities)
        {
            var key = joined.GetAttributeValue<string>(FeedbackTable.SourceKey) ?? string.Empty;
            if (!found.TryGetValue(key, out var stored))
                found[key] = stored = new StoredFeedback(joined, new List<Entity>());
            if (joined.Id == stored.Row.Id && Mention(joined) is Entity mention)
                ((List<Entity>)stored.Mentions).Add(mention);
        }

        return found;
    }

    private static Entity? Mention(Entity joined)
    {
        if (Aliased(joined, MentionTable.Id) is not Guid id)
            return null;
        var mention = new Entity(MentionTable.Table, id);
        foreach (var column in MentionColumns)
        {
            if (Aliased(joined, column) is object value)
                mention[column] = value;
        }

        return mention;
    }

    private static object? Aliased(Entity joined, string column) =>
        joined.GetAttributeValue<AliasedValue>(MentionAlias + "." + column)?.Value;
}
