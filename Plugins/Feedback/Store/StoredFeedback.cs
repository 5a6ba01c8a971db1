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
        FeedbackTable.Name, FeedbackTable.SourceKey, FeedbackTable.RegardingKey, FeedbackTable.EmailId, FeedbackTable.SurveyResponseId,
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
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(RowColumns) };
        query.Criteria.AddCondition(FeedbackTable.SourceKey, ConditionOperator.Equal, sourceKey);
        var link = query.AddLink(MentionTable.Table, FeedbackTable.Id, MentionTable.FeedbackId, JoinOperator.LeftOuter);
        link.EntityAlias = MentionAlias;
        link.Columns = new ColumnSet(MentionColumns);

        Entity? row = null;
        var mentions = new List<Entity>();
        foreach (var joined in service.RetrieveMultiple(query).Entities)
        {
            row ??= joined;
            if (joined.Id == row.Id && Mention(joined) is Entity mention)
                mentions.Add(mention);
        }

        return row == null ? null : new StoredFeedback(row, mentions);
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
