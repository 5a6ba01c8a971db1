using System;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>One feedback sent through <c>cfb_IngestFeedback</c>, validated.</summary>
public sealed class IntakeRow
{
    /// <summary>Way the words arrived.</summary>
    public Channel Channel { get; init; }

    /// <summary>The sending system's id, as sent; 1..400 characters.</summary>
    public string ExternalId { get; init; } = string.Empty;

    /// <summary>Key of the feedback row.</summary>
    public string Key => SourceKeys.OfExternal(Channel, ExternalId);

    /// <summary>Account or contact given by id; null if none.</summary>
    public EntityReference? Customer { get; init; }

    /// <summary>Bare mail address; null if none.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number; null if none.</summary>
    public PhoneNumber? Phone { get; init; }

    /// <summary>What the customer said, as sent; null if only rated.</summary>
    public string? Text { get; init; }

    /// <summary>The numbers given.</summary>
    public Ratings Ratings { get; init; } = Ratings.None;

    /// <summary>When it was said, UTC; null if not told.</summary>
    public DateTime? ReceivedOn { get; init; }

    /// <summary>Where the customer met the organisation; null if not told.</summary>
    public Touchpoint? Touchpoint { get; init; }

    /// <summary>Language the sender knows it to be; null to let the analysis tell.</summary>
    public FeedbackLanguage? Language { get; init; }

    /// <summary>Address for the view of unlinked feedback.</summary>
    public string? SenderAddress => Email ?? Phone?.ToString();
}

/// <summary>One row of a call: valid, or why not.</summary>
public sealed class IntakeItem
{
    /// <summary>Creates an item.</summary>
    public IntakeItem(int number, IntakeRow? row, string? error)
    {
        Number = number;
        Row = row;
        Error = error;
    }

    /// <summary>Place in the array, from 1.</summary>
    public int Number { get; }

    /// <summary>The row; null if it is rejected.</summary>
    public IntakeRow? Row { get; }

    /// <summary>Why it is rejected: row, field, what was found, what to do.</summary>
    public string? Error { get; }
}
