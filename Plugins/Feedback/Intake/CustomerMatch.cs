using System.Globalization;

namespace CrmFeedback.Feedback;

/// <summary>Whose words a row is, as far as the CRM tells.</summary>
public sealed class CustomerMatch
{
    private CustomerMatch(CustomerLink? link, string? note, string? error, bool isOpen)
    {
        Link = link;
        Note = note;
        Error = error;
        IsOpen = isOpen;
    }

    /// <summary>The customer; null when nobody is known.</summary>
    public CustomerLink? Link { get; }

    /// <summary>Why nobody is linked, for the result; null when linked or when nobody was named.</summary>
    public string? Note { get; }

    /// <summary>Why the row is rejected; null if it is not.</summary>
    public string? Error { get; }

    /// <summary>Not looked up: time ran out before.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether several customers have the address.</summary>
    public bool IsAmbiguous { get; private init; }

    internal static CustomerMatch Of(CustomerLink link) => new CustomerMatch(link, null, null, false);

    internal static CustomerMatch Nobody(string? note) => new CustomerMatch(null, note, null, false);

    internal static CustomerMatch Wrong(string error) => new CustomerMatch(null, null, error, false);

    internal static CustomerMatch Open() => new CustomerMatch(null, null, null, true);

    internal static CustomerMatch Several(string what, int contacts, int accounts)
    {
        var note = string.Format(CultureInfo.InvariantCulture, "the {0} belongs to {1} contacts and {2} accounts; not linked", what, contacts, accounts);
        return new CustomerMatch(null, note, null, false) { IsAmbiguous = true };
    }
}
