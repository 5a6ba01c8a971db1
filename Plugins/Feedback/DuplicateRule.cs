using System;
using System.Collections.Generic;
using CrmFeedback.Schema;

namespace CrmFeedback.Feedback;

/// <summary>One row of a group that shares words and account, or words and customer where there is no account.</summary>
public sealed class SameWords
{
    /// <summary>Creates a row.</summary>
    public SameWords(Guid id, string customerKey, DateTime receivedOn, bool counts, bool isSurveyAnswer = false)
    {
        Id = id;
        CustomerKey = customerKey;
        ReceivedOn = receivedOn;
        Counts = counts;
        IsSurveyAnswer = isSurveyAnswer;
    }

    /// <summary>The feedback row.</summary>
    public Guid Id { get; }

    /// <summary>Who said it, as text key.</summary>
    public string CustomerKey { get; }

    /// <summary>When it was said.</summary>
    public DateTime ReceivedOn { get; }

    /// <summary>Whether the row is active.</summary>
    public bool Counts { get; }

    /// <summary>Whether the words answer a survey.</summary>
    public bool IsSurveyAnswer { get; }
}

/// <summary>
/// The same words of the same customer within some days are one thing said: a case made from a mail, a forwarded copy. A case
/// is often its account's while the mail was a contact's, so an account's own rows and those of its contacts repeat each
/// other; two contacts who both write "thanks" do not. Nor do two survey answers: "good" twice is two answers, each with its
/// own ratings.
/// </summary>
public static class DuplicateRule
{
    /// <summary>
    /// For every row the one it repeats, or null. The earliest row (then the smallest id) is the original; what
    /// follows within <paramref name="days"/> of it repeats it; the next later row starts anew. The answer depends on
    /// the set of rows only, so jobs may run in any order. A row that does not count neither repeats nor is repeated.
    /// </summary>
    public static IReadOnlyDictionary<Guid, Guid?> Originals(IEnumerable<SameWords> rows, int days)
    {
        var ordered = new List<SameWords>(rows);
        ordered.Sort((a, b) => a.ReceivedOn != b.ReceivedOn ? a.ReceivedOn.CompareTo(b.ReceivedOn) : a.Id.CompareTo(b.Id));
        var results = new Dictionary<Guid, Guid?>();
        var originals = new List<SameWords>();
        foreach (var row in ordered)
        {
            var original = row.Counts ? originals.Find(o => row.ReceivedOn - o.ReceivedOn <= TimeSpan.FromDays(days) && IsOneCustomer(o, row) && !(o.IsSurveyAnswer && row.IsSurveyAnswer)) : null;
            results[row.Id] = original?.Id;
            if (row.Counts && original == null)
                originals.Add(row);
        }

        return results;
    }

    private static bool IsOneCustomer(SameWords a, SameWords b) =>
        string.Equals(a.CustomerKey, b.CustomerKey, StringComparison.OrdinalIgnoreCase) || IsAccounts(a) || IsAccounts(b);

    private static bool IsAccounts(SameWords row) => row.CustomerKey.StartsWith(AccountTable.Table + "_", StringComparison.OrdinalIgnoreCase);
}
