using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>
/// Which mentions a feedback shows when its themes were corrected. The analyser's rows stay: those that a correction
/// contradicts are inactive and come back, words and all, when it is undone. What a correction adds are rows whose ids
/// follow from the feedback and the theme.
/// </summary>
public static class CorrectedMentions
{
    private const string Purpose = "cfb_mention/correction";

    /// <summary>Id of the row that a correction adds for a theme.</summary>
    public static Guid IdOf(Guid feedbackId, string code) => DerivedId.Of(Purpose, feedbackId, code);

    /// <summary>Whether a mention was added by a correction.</summary>
    public static bool IsAdded(Entity mention, Guid feedbackId) =>
        mention.Id == IdOf(feedbackId, mention.GetAttributeValue<string>(MentionTable.ThemeCode) ?? string.Empty);

    /// <summary>Writes what differs from the state the corrections ask for.</summary>
    /// <param name="service">The service.</param>
    /// <param name="feedback">The feedback with its time, customer key and account.</param>
    /// <param name="machine">The analyser's mentions as they are stored.</param>
    /// <param name="added">Mentions that corrections added.</param>
    /// <param name="standing">The corrections.</param>
    /// <param name="themeIds">Ids of themes read in this run, by code.</param>
    /// <returns>Number of rows written.</returns>
    public static int Settle(
        IOrganizationService service,
        Entity feedback,
        IReadOnlyList<Entity> machine,
        IReadOnlyList<Entity> added,
        StandingCorrection standing,
        IReadOnlyDictionary<string, Guid> themeIds)
    {
        var written = 0;
        foreach (var mention in machine)
            written += SetState(service, mention, standing.Themes == null || Find(standing.Themes, mention) != null);
        var superfluous = new List<Entity>(added);
        foreach (var entry in standing.Themes ?? Array.Empty<ThemeEntry>())
        {
            if (Exists(machine, entry))
                continue;
            var wanted = Wanted(feedback, entry, SameTheme(machine, entry.Code), themeIds);
            var stored = superfluous.Find(m => m.Id == wanted.Id);
            superfluous.RemoveAll(m => m.Id == wanted.Id);
            written += Write(service, stored, wanted);
        }

        foreach (var mention in superfluous)
            service.Delete(MentionTable.Table, mention.Id);
        return written + superfluous.Count;
    }

    private static int Write(IOrganizationService service, Entity? stored, Entity wanted)
    {
        if (stored == null)
        {
            service.Create(wanted);
            return 1;
        }

        wanted.Attributes.Remove(MentionTable.FeedbackId);
        if (EntityDifference.Between(stored, wanted) is not Entity change)
            return 0;
        service.Update(change);
        return 1;
    }

    // A mention that a person made inactive stays so: only what a correction replaced comes back.
    private static int SetState(IOrganizationService service, Entity mention, bool shown)
    {
        var active = mention.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != CommonColumns.StateInactive;
        var replaced = mention.GetAttributeValue<OptionSetValue>(CommonColumns.StatusCode)?.Value == MentionTable.StatusReplaced;
        if (shown ? active || !replaced : !active)
            return 0;
        service.Update(new Entity(MentionTable.Table, mention.Id)
        {
            [CommonColumns.StateCode] = new OptionSetValue(shown ? CommonColumns.StateActive : CommonColumns.StateInactive),
            [CommonColumns.StatusCode] = new OptionSetValue(shown ? MentionTable.StatusActive : MentionTable.StatusReplaced),
        });
        return 1;
    }

    private static Entity Wanted(Entity feedback, ThemeEntry entry, Entity? found, IReadOnlyDictionary<string, Guid> themeIds)
    {
        var polarity = entry.Polarity ?? Polarity.Neutral;
        return new Entity(MentionTable.Table, IdOf(feedback.Id, entry.Code))
        {
            [MentionTable.FeedbackId] = new EntityReference(FeedbackTable.Table, feedback.Id),
            [MentionTable.Name] = entry.Code,
            [MentionTable.ThemeCode] = entry.Code,
            [MentionTable.ThemeName] = MentionEntity.ThemeName(entry.Code),
            [MentionTable.ThemeId] = themeIds.TryGetValue(entry.Code, out var id) ? new EntityReference(ThemeTable.Table, id) : null,
            [MentionTable.Polarity] = Choices.Option((int)polarity),
            [MentionTable.Score] = polarity == Polarity.Negative ? -0.5m : polarity == Polarity.Positive ? 0.5m : 0m,
            [MentionTable.Phrase] = found?.GetAttributeValue<string>(MentionTable.Phrase),
            [MentionTable.Start] = found?.GetAttributeValue<int?>(MentionTable.Start),
            [MentionTable.Length] = found?.GetAttributeValue<int?>(MentionTable.Length),
            [MentionTable.ReceivedOn] = feedback.GetAttributeValue<DateTime?>(FeedbackTable.ReceivedOn),
            [MentionTable.CustomerKey] = feedback.GetAttributeValue<string>(FeedbackTable.CustomerKey),
            [MentionTable.AccountId] = feedback.GetAttributeValue<EntityReference>(FeedbackTable.AccountId),
        };
    }

    private static ThemeEntry? Find(IReadOnlyList<ThemeEntry> entries, Entity mention)
    {
        foreach (var entry in entries)
        {
            if (Agrees(mention, entry))
                return entry;
        }

        return null;
    }

    private static bool Exists(IReadOnlyList<Entity> mentions, ThemeEntry entry)
    {
        foreach (var mention in mentions)
        {
            if (Agrees(mention, entry))
                return true;
        }

        return false;
    }

    private static bool Agrees(Entity mention, ThemeEntry entry) =>
        string.Equals(mention.GetAttributeValue<string>(MentionTable.ThemeCode), entry.Code, StringComparison.Ordinal)
        && (entry.Polarity == null || mention.GetAttributeValue<OptionSetValue>(MentionTable.Polarity)?.Value == Choices.FirstValue + (int)entry.Polarity);

    private static Entity? SameTheme(IReadOnlyList<Entity> mentions, string code)
    {
        foreach (var mention in mentions)
        {
            if (string.Equals(mention.GetAttributeValue<string>(MentionTable.ThemeCode), code, StringComparison.Ordinal))
                return mention;
        }

        return null;
    }
}
