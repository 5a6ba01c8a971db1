using System;
using System.Collections.Generic;
using System.Text;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>A feedback row as the columns of <c>cfb_feedback</c>, every text and number within its column's limits.</summary>
public static class FeedbackEntity
{
    /// <summary>Every column a row sets, null included, so that two states can be compared.</summary>
    public static Entity Columns(FeedbackRow row)
    {
        var entity = new Entity(FeedbackTable.Table);
        SetSource(entity, row);
        SetCustomer(entity, row.Customer);
        SetScore(entity, row);
        SetWords(entity, row);
        return entity;
    }

    /// <summary>A row to create, with its mentions as related rows: one Create inserts all.</summary>
    public static Entity ForCreate(FeedbackRow row)
    {
        var entity = WithoutNulls(Columns(row));
        var mentions = new EntityCollection { EntityName = MentionTable.Table };
        foreach (var mention in MentionEntity.Columns(row))
            mentions.Entities.Add(WithoutNulls(mention));
        if (mentions.Entities.Count > 0)
            entity.RelatedEntities[new Relationship(MentionTable.FeedbackRelationship)] = mentions;
        return entity;
    }

    private static void SetSource(Entity entity, FeedbackRow row)
    {
        var source = row.Source;
        entity[FeedbackTable.SourceKey] = source.Key;
        entity[FeedbackTable.ExternalId] = source.ExternalId;
        entity[FeedbackTable.RegardingKey] = source.RegardingKey;
        entity[FeedbackTable.EmailId] = source.Table == EmailTable.Table ? new EntityReference(EmailTable.Table, source.Id) : null;
        entity[FeedbackTable.SurveyResponseId] =
            source.Table == SurveyResponseTable.Table ? new EntityReference(SurveyResponseTable.Table, source.Id) : null;
        entity[FeedbackTable.Channel] = Choices.Option((int)source.Channel);
        entity[FeedbackTable.Touchpoint] = source.Touchpoint is Touchpoint touchpoint ? Choices.Option((int)touchpoint) : null;
        entity[FeedbackTable.ReceivedOn] = source.ReceivedOn;
        entity[FeedbackTable.DayIndex] = row.DayIndex;
        entity[FeedbackTable.Nps] = source.Ratings.Nps;
        entity[FeedbackTable.NpsPoints] = source.Ratings.NpsPoints;
        entity[FeedbackTable.Csat] = source.Ratings.Csat;
        entity[FeedbackTable.Ces] = source.Ratings.Ces;
    }

    private static void SetCustomer(Entity entity, CustomerLink customer)
    {
        entity[FeedbackTable.CustomerId] = customer.Customer;
        entity[FeedbackTable.AccountId] = customer.AccountId is Guid account ? new EntityReference(AccountTable.Table, account) : null;
        entity[FeedbackTable.ContactId] = customer.ContactId is Guid contact ? new EntityReference(ContactTable.Table, contact) : null;
        entity[FeedbackTable.CustomerKey] = customer.Key;
        entity[FeedbackTable.SenderAddress] = SafeText.ForColumn(customer.SenderAddress, FeedbackTable.SenderAddressLength);
    }

    private static void SetScore(Entity entity, FeedbackRow row)
    {
        var analysis = row.Analysis;
        var scored = analysis.Sentiment != Sentiment.Unscorable;
        var score = scored ? Limit(analysis.Score, -1m, 1m) : (decimal?)null;
        entity[FeedbackTable.Name] = SafeText.Cut(FeedbackName.Of(analysis, row.Source.Channel), FeedbackTable.NameLength);
        entity[FeedbackTable.Language] = Choices.Option((int)(row.Source.Language ?? analysis.Language));
        entity[FeedbackTable.Sentiment] = Choices.Option((int)analysis.Sentiment);
        entity[FeedbackTable.Score] = score;
        entity[FeedbackTable.MachineSentiment] = Choices.Option((int)analysis.Sentiment);
        entity[FeedbackTable.MachineScore] = score;
        entity[FeedbackTable.Confidence] = scored ? Limit(analysis.Confidence, 0m, 1m) : (decimal?)null;
        entity[FeedbackTable.PrimaryEmotion] = analysis.Emotions.Count > 0 ? Choices.Option((int)analysis.Emotions[0].Emotion) : null;
        entity[FeedbackTable.Emotions] = Emotions(analysis);
        entity[FeedbackTable.Kind] = scored ? Choices.Option((int)analysis.Kind) : null;
        entity[FeedbackTable.Severity] = analysis.Severity is Severity severity ? Choices.Option((int)severity) : null;
        entity[FeedbackTable.Urgency] = Choices.Option((int)analysis.Urgency);
        entity[FeedbackTable.LeaveIntent] = Choices.Option((int)analysis.LeaveIntent);
        entity[FeedbackTable.RegulatorThreat] = analysis.RegulatorThreat;
        entity[FeedbackTable.RatingMismatch] = Choices.Option((int)analysis.RatingMismatch);
        entity[FeedbackTable.UnscorableReason] = analysis.UnscorableReason is UnscorableReason reason ? Choices.Option((int)reason) : null;
        entity[FeedbackTable.Truncated] = analysis.Truncated || row.Source.Words.Truncated;
        entity[FeedbackTable.Engine] = SafeText.ForColumn(analysis.Engine, FeedbackTable.EngineLength);
    }

    private static void SetWords(Entity entity, FeedbackRow row)
    {
        entity[FeedbackTable.Text] = row.MaskedText.Length == 0 ? null : row.MaskedText;
        entity[FeedbackTable.TextHash] = row.Source.Words.Hash;
        entity[FeedbackTable.Evidence] = EvidenceJson.Write(row.Analysis, row.MaskedText.Length, FeedbackTable.EvidenceLength);
        entity[FeedbackTable.KeyPhrases] = KeyPhrases(row);
    }

    private static OptionSetValueCollection? Emotions(FeedbackAnalysis analysis)
    {
        if (analysis.Emotions.Count == 0)
            return null;
        var emotions = new OptionSetValueCollection();
        foreach (var emotion in analysis.Emotions)
            emotions.Add(Choices.Option((int)emotion.Emotion));
        return emotions;
    }

    /// <summary>The key phrases, one a line: people read them on the form.</summary>
    private static string? KeyPhrases(FeedbackRow row)
    {
        var lines = new StringBuilder();
        foreach (var phrase in row.Analysis.KeyPhrases)
        {
            var line = Span(row.MaskedText, phrase.Start, phrase.Length).Replace('\r', ' ').Replace('\n', ' ');
            if (line.Length == 0 || lines.Length + line.Length >= FeedbackTable.KeyPhrasesLength)
                continue;
            if (lines.Length > 0)
                lines.Append('\n');
            lines.Append(line);
        }

        return lines.Length == 0 ? null : lines.ToString();
    }

    /// <summary>The part of a text that a span names, as far as it lies within it.</summary>
    internal static string Span(string text, int start, int length)
    {
        var from = Math.Max(0, Math.Min(start, text.Length));
        return SafeText.Clean(text.Substring(from, Math.Max(0, Math.Min(length, text.Length - from))));
    }

    internal static decimal Limit(decimal value, decimal low, decimal high) => Math.Max(low, Math.Min(high, value));

    private static Entity WithoutNulls(Entity entity)
    {
        var compact = new Entity(entity.LogicalName);
        foreach (var attribute in entity.Attributes)
        {
            if (attribute.Value != null)
                compact[attribute.Key] = attribute.Value;
        }

        return compact;
    }
}
