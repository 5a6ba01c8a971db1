using System;
using System.Collections.Generic;

namespace CrmFeedback.Feedback;

/// <summary>Header fields of a mail, where the source has them. Dataverse keeps none on its e-mail row; a mail file does.</summary>
public sealed class MailHeaders
{
    /// <summary>No headers known.</summary>
    public static readonly MailHeaders None = new MailHeaders(new List<KeyValuePair<string, string>>());

    private readonly IReadOnlyList<KeyValuePair<string, string>> fields;

    /// <summary>Creates headers from decoded fields, in order.</summary>
    public MailHeaders(IReadOnlyList<KeyValuePair<string, string>> fields) => this.fields = fields;

    /// <summary>The METHOD of a calendar part within the mail (REPLY, REQUEST, CANCEL); null if it has none.</summary>
    public string? CalendarMethod { get; init; }

    /// <summary>The first value of a field; null if there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var field in fields)
            {
                if (field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return field.Value;
            }

            return null;
        }
    }

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => this[name] != null;
}
