using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>
/// Stores the rows of one call of <c>cfb_IngestFeedback</c>: all are validated and their customers found before the
/// first write, because a failing write would undo the call. Written in the order of their keys, so that two calls
/// with the same rows wait for each other instead of locking each other out.
/// </summary>
public static class FeedbackIntake
{
    /// <summary>Stores what time allows.</summary>
    /// <returns>One outcome for each item, in their order.</returns>
    public static IReadOnlyList<IntakeOutcome> Run(
        IOrganizationService service, Guid organizationId, IReadOnlyList<IntakeItem> items, DateTime now, Deadline deadline)
    {
        var outcomes = new IntakeOutcome[items.Count];
        var planned = Plan(service, items, outcomes, deadline);
        if (planned.Count > 0)
            Store(service, organizationId, planned, outcomes, now, deadline);
        for (var i = 0; i < outcomes.Length; i++)
            outcomes[i] ??= new IntakeOutcome(IntakeOutcome.Remaining);
        return outcomes;
    }

    /// <summary>How many outcomes were not stored for lack of time.</summary>
    public static int Remaining(IReadOnlyList<IntakeOutcome> outcomes)
    {
        var count = 0;
        foreach (var outcome in outcomes)
            count += outcome.Status == IntakeOutcome.Remaining ? 1 : 0;
        return count;
    }

    // By key: the last valid row of a key is stored, the ones before it share its outcome.
    private static SortedDictionary<string, Planned> Plan(
        IOrganizationService service, IReadOnlyList<IntakeItem> items, IntakeOutcome[] outcomes, Deadline deadline)
    {
        var rows = new List<IntakeRow>();
        foreach (var item in items)
        {
            if (item.Row != null)
                rows.Add(item.Row);
        }

        var finder = CustomerFinder.Read(service, rows, deadline);
        var planned = new SortedDictionary<string, Planned>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Row is not IntakeRow row)
            {
                outcomes[i] = new IntakeOutcome(IntakeOutcome.Rejected) { Reason = items[i].Error };
                continue;
            }

            var match = finder.Find(row);
            if (match.Error != null)
            {
                outcomes[i] = new IntakeOutcome(IntakeOutcome.Rejected) { Reason = "Row " + items[i].Number.ToString(System.Globalization.CultureInfo.InvariantCulture) + ": " + match.Error };
                continue;
            }

            if (!planned.TryGetValue(row.Key, out var plan))
                planned[row.Key] = plan = new Planned();
            plan.Take(i, row, match);
        }

        return planned;
    }

    private static void Store(
        IOrganizationService service, Guid organizationId, SortedDictionary<string, Planned> planned, IntakeOutcome[] outcomes, DateTime now, Deadline deadline)
    {
        var stored = StoredFeedback.FindAll(service, planned.Keys);
        var themes = ThemeReader.Shared.Read(service, organizationId);
        var masks = SolutionVariables.Read(service, organizationId, DateTime.UtcNow).MaskPersonalData;
        foreach (var pair in planned)
        {
            if (deadline.HasPassed)
                return;
            var plan = pair.Value;
            if (plan.Match!.IsOpen)
                continue;
            stored.TryGetValue(pair.Key, out var existing);
            var outcome = Store(service, existing, plan, themes, masks, now);
            foreach (var index in plan.Indexes)
            {
                var isLast = index == plan.Indexes[plan.Indexes.Count - 1];
                outcomes[index] = isLast ? outcome : new IntakeOutcome(outcome.Status)
                {
                    Id = outcome.Id, Customer = outcome.Customer, SameAs = plan.Indexes[plan.Indexes.Count - 1] + 1,
                };
            }
        }
    }

    private static IntakeOutcome Store(IOrganizationService service, StoredFeedback? stored, Planned plan, ThemeSet themes, bool masks, DateTime now)
    {
        var row = plan.Row!;
        var link = plan.Match!.Link ?? Kept(stored) ?? CustomerLink.Unlinked(row.SenderAddress);
        var feedback = FeedbackScorer.Score(Source(row, link, stored, now), link, themes, masks);
        var status = IntakeOutcome.Created;
        Guid id;
        if (stored == null)
        {
            id = service.Create(FeedbackEntity.ForCreate(feedback));
        }
        else
        {
            id = stored.Row.Id;
            status = FeedbackUpdate.Apply(service, stored, feedback, counts: null, onlyIfUnchanged: false) == 0 ? IntakeOutcome.Unchanged : IntakeOutcome.Updated;
        }

        return new IntakeOutcome(status) { Id = id, Customer = link.Key, Reason = link.Key == null ? plan.Match.Note : null };
    }

    // A row that somebody linked by hand stays linked when it is sent again.
    private static CustomerLink? Kept(StoredFeedback? stored) =>
        stored?.Row.GetAttributeValue<EntityReference>(FeedbackTable.CustomerId) == null ? null : CustomerLink.Of(stored.Row);

    private static SourceRecord Source(IntakeRow row, CustomerLink link, StoredFeedback? stored, DateTime now) => new SourceRecord
    {
        ExternalId = row.ExternalId,
        Channel = row.Channel,
        Touchpoint = row.Touchpoint ?? IntakeNames.TouchpointOf(row.Channel),
        RegardingKey = stored?.Row.GetAttributeValue<string>(FeedbackTable.RegardingKey),
        ReceivedOn = row.ReceivedOn ?? SourceTime.Utc(stored?.Row.GetAttributeValue<DateTime?>(FeedbackTable.ReceivedOn) ?? now),
        Words = OwnWords.OfMessage(row.Text),
        Ratings = row.Ratings,
        Language = row.Language,
        Customer = link.Customer,
        SenderAddress = row.SenderAddress,
    };

    private sealed class Planned
    {
        public List<int> Indexes { get; } = new List<int>();

        public IntakeRow? Row { get; private set; }

        public CustomerMatch? Match { get; private set; }

        public void Take(int index, IntakeRow row, CustomerMatch match)
        {
            Indexes.Add(index);
            Row = row;
            Match = match;
        }
    }
}
