using System;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>What one record of the CRM tells about one thing a customer said.</summary>
public sealed class SourceRecord
{
    /// <summary>Table of the record.</summary>
    public string Table { get; init; } = string.Empty;

    /// <summary>Id of the record.</summary>
    public Guid Id { get; init; }

    /// <summary>Key of the feedback row, see <see cref="SourceKeys"/>.</summary>
    public string Key => ExternalId == null ? SourceKeys.Of(Table, Id) : SourceKeys.OfExternal(Channel, ExternalId);

    /// <summary>Id in another system of words that were sent in; null for a record of the CRM.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Language the sender knows it to be; null to let the analysis tell.</summary>
    public FeedbackLanguage? Language { get; init; }

    /// <summary>What the words are about: the case, or the record a mail is regarding.</summary>
    public string? RegardingKey { get; init; }

    /// <summary>Way the words arrived.</summary>
    public Channel Channel { get; init; }

    /// <summary>Where the customer met the organisation; null if unknown.</summary>
    public Touchpoint? Touchpoint { get; init; }

    /// <summary>When the customer said it, UTC, whole seconds (Dataverse stores no fractions).</summary>
    public DateTime ReceivedOn { get; init; }

    /// <summary>The words to score.</summary>
    public OwnWords Words { get; init; } = new OwnWords();

    /// <summary>The numbers given with them.</summary>
    public Ratings Ratings { get; init; } = Ratings.None;

    /// <summary>The account or contact who said it; null if nobody known.</summary>
    public EntityReference? Customer { get; init; }

    /// <summary>Address of a sender who could not be linked.</summary>
    public string? SenderAddress { get; init; }

    /// <summary>False once the record is cancelled or inactive: the row stays but does not count.</summary>
    public bool Counts { get; init; } = true;
}
