using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.Feedback;

/// <summary>Brings a stored row and its mentions to what they should be: only what differs is written, ids are reused.</summary>
public static class FeedbackUpdate
{
    /// <summary>Writes the difference.</summary>
    /// <param name="service">The service.</param>
    /// <param name="stored">The row as read.</param>
    /// <param name="row">The row as it should be.</param>
    /// <param name="counts">Whether the row should be active; null leaves its state.</param>
    /// <param name="onlyIfUnchanged">
    /// Refuse (fault ConcurrencyVersionMismatch) when the row changed since it was read. For asynchronous work only.
    /// </param>
    /// <returns>Number of rows written.</returns>
    public static int Apply(IOrganizationService service, StoredFeedback stored, FeedbackRow row, bool? counts, bool onlyIfUnchanged)
    {
        var wanted = FeedbackEntity.Columns(row);
        wanted.Id = stored.Row.Id;
        var standing = StandingCorrection.Of(stored.Corrections);
        standing.Override(wanted);
        var change = EntityDifference.Between(stored.Row, wanted);
        if (counts is bool active)
            change = WithState(stored.Row, change, active);
        var written = 0;
        if (change != null)
        {
            Update(service, stored.Row, change, onlyIfUnchanged);
            written++;
        }

        var mentions = new List<Entity>();
        written += ApplyMentions(service, stored, MentionEntity.Columns(row), mentions);
        return written + CorrectedMentions.Settle(service, wanted, mentions, stored.AddedMentions, standing, row.Themes.Ids);
    }

    // Only what this product made inactive becomes active again: a row that a person deactivated stays so.
    private static Entity? WithState(Entity stored, Entity? change, bool active)
    {
        var state = stored.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value ?? CommonColumns.StateActive;
        var status = stored.GetAttributeValue<OptionSetValue>(CommonColumns.StatusCode)?.Value;
        var reopen = active && state == CommonColumns.StateInactive && status == FeedbackTable.StatusSourceCancelled;
        var cancel = !active && state == CommonColumns.StateActive;
        if (!reopen && !cancel)
            return change;
        change ??= new Entity(FeedbackTable.Table, stored.Id);
        change[CommonColumns.StateCode] = new OptionSetValue(active ? CommonColumns.StateActive : CommonColumns.StateInactive);
        change[CommonColumns.StatusCode] = new OptionSetValue(active ? FeedbackTable.StatusActive : FeedbackTable.StatusSourceCancelled);
        return change;
    }

    private static void Update(IOrganizationService service, Entity stored, Entity change, bool onlyIfUnchanged)
    {
        if (!onlyIfUnchanged || string.IsNullOrEmpty(stored.RowVersion))
        {
            service.Update(change);
            return;
        }

        change.RowVersion = stored.RowVersion;
        service.Execute(new UpdateRequest { Target = change, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
    }

    private static int ApplyMentions(IOrganizationService service, StoredFeedback stored, IReadOnlyList<Entity> wanted, List<Entity> result)
    {
        var free = new List<Entity>(stored.MachineMentions);
        var unmatched = new List<Entity>();
        var written = 0;
        foreach (var mention in wanted)
        {
            var code = mention.GetAttributeValue<string>(MentionTable.ThemeCode);
            var same = free.Find(m => string.Equals(m.GetAttributeValue<string>(MentionTable.ThemeCode), code, StringComparison.Ordinal));
            if (same == null)
            {
                unmatched.Add(mention);
                continue;
            }

            free.Remove(same);
            written += UpdateMention(service, same, mention, result);
        }

        foreach (var mention in unmatched)
        {
            if (free.Count == 0)
            {
                mention[MentionTable.FeedbackId] = stored.Row.ToEntityReference();
                mention.Id = service.Create(mention);
                result.Add(mention);
                written++;
                continue;
            }

            written += UpdateMention(service, free[0], mention, result);
            free.RemoveAt(0);
        }

        foreach (var mention in free)
            service.Delete(MentionTable.Table, mention.Id);
        return written + free.Count;
    }

    private static int UpdateMention(IOrganizationService service, Entity stored, Entity wanted, List<Entity> result)
    {
        // As it will be: the new columns with the state of the stored row.
        var merged = new Entity(MentionTable.Table, stored.Id);
        foreach (var attribute in stored.Attributes)
            merged[attribute.Key] = attribute.Value;
        foreach (var attribute in wanted.Attributes)
            merged[attribute.Key] = attribute.Value;
        result.Add(merged);
        if (EntityDifference.Between(stored, wanted) is not Entity change)
            return 0;
        service.Update(change);
        return 1;
    }

    /// <summary>What <see cref="Apply"/> did, for the trace.</summary>
    public static string Trace(FeedbackRow row, int written) =>
        FeedbackTrace.Of(row) + "; rows written " + written.ToString(CultureInfo.InvariantCulture);
}
