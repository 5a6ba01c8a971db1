using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>Checks what an agent sent and adds what the agent may not say: what was, who and when.</summary>
public static class CorrectionStamp
{
    private const string Separator = " \u00B7 ";
    private const int ThemesInName = 100;

    private static readonly string[] Frozen =
    {
        CorrectionTable.FeedbackId, CorrectionTable.Sentiment, CorrectionTable.Themes, CorrectionTable.WasSentiment,
        CorrectionTable.WasScore, CorrectionTable.WasThemes, CorrectionTable.CorrectedById, CorrectionTable.CorrectedOn,
    };

    /// <summary>Completes a new correction. Two queries, which cannot fail.</summary>
    /// <exception cref="InvalidPluginExecutionException">It corrects nothing, names no feedback, or themes that cannot be read; the message is for its writer.</exception>
    public static void OnCreate(IOrganizationService service, Entity target, Guid userId, DateTime now)
    {
        if (target.GetAttributeValue<EntityReference>(CorrectionTable.FeedbackId) is not EntityReference reference)
            throw new InvalidPluginExecutionException("A correction needs the feedback that it corrects.");
        var themes = ThemeList.Parse(target.GetAttributeValue<string>(CorrectionTable.Themes), out var problem);
        if (problem != null)
            throw new InvalidPluginExecutionException("Themes of the correction: " + problem);
        var sentiment = target.GetAttributeValue<OptionSetValue>(CorrectionTable.Sentiment);
        if (sentiment == null && themes == null)
            throw new InvalidPluginExecutionException("A correction says what should be: choose a sentiment, name the themes, or both.");
        var stored = StoredFeedback.FindById(service, reference.Id)
            ?? throw new InvalidPluginExecutionException("The feedback to correct no longer exists.");
        var was = Active(stored);
        if (themes != null)
        {
            themes = Complete(themes, was);
            RefuseUnknown(service, themes, was);
            target[CorrectionTable.Themes] = Fit(themes);
        }

        target[CorrectionTable.WasSentiment] = stored.Row.GetAttributeValue<OptionSetValue>(FeedbackTable.Sentiment);
        target[CorrectionTable.WasScore] = stored.Row.GetAttributeValue<decimal?>(FeedbackTable.Score);
        target[CorrectionTable.WasThemes] = ThemeList.Format(was, CorrectionTable.WasThemesLength);
        target[CorrectionTable.CorrectedById] = userId == Guid.Empty ? null : new EntityReference(SystemUserTable.Table, userId);
        target[CorrectionTable.CorrectedOn] = now;
        target[CorrectionTable.IsUndone] = false;
        target[CorrectionTable.UndoneOn] = null;
        target[CorrectionTable.Name] = SafeText.Cut(Name(sentiment, themes), CorrectionTable.NameLength);
    }

    /// <summary>Lets a correction be undone, once; everything else about it stays as it was decided. No service call.</summary>
    /// <exception cref="InvalidPluginExecutionException">Something else was to be changed.</exception>
    public static void OnUpdate(Entity target, Entity before, DateTime now)
    {
        foreach (var column in Frozen)
        {
            if (target.Contains(column) && EntityDifference.Between(before, Only(target, column)) != null)
                throw new InvalidPluginExecutionException("A correction cannot be changed afterwards. Undo it and add a new one.");
        }

        target.Attributes.Remove(CorrectionTable.UndoneOn);
        if (!target.Contains(CorrectionTable.IsUndone))
            return;
        var undone = target.GetAttributeValue<bool?>(CorrectionTable.IsUndone) == true;
        var wasUndone = before.GetAttributeValue<bool?>(CorrectionTable.IsUndone) == true;
        if (wasUndone && !undone)
            throw new InvalidPluginExecutionException("An undone correction stays undone. Add a new one instead.");
        if (undone && !wasUndone)
            target[CorrectionTable.UndoneOn] = now;
    }

    private static List<ThemeEntry> Active(StoredFeedback stored)
    {
        var themes = new List<ThemeEntry>();
        foreach (var mention in stored.Mentions)
        {
            var code = mention.GetAttributeValue<string>(MentionTable.ThemeCode);
            var polarity = mention.GetAttributeValue<OptionSetValue>(MentionTable.Polarity);
            if (code != null && mention.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != CommonColumns.StateInactive)
                themes.Add(new ThemeEntry(code, polarity == null ? (Polarity?)null : (Polarity)(polarity.Value - Choices.FirstValue)));
        }

        themes.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        return themes;
    }

    // A theme named without polarity keeps the one it has.
    private static List<ThemeEntry> Complete(IReadOnlyList<ThemeEntry> themes, List<ThemeEntry> was)
    {
        var complete = new List<ThemeEntry>();
        foreach (var theme in themes)
            complete.Add(theme.Polarity != null ? theme : new ThemeEntry(theme.Code, was.Find(w => w.Code == theme.Code)?.Polarity ?? Polarity.Neutral));
        return complete;
    }

    private static void RefuseUnknown(IOrganizationService service, IReadOnlyList<ThemeEntry> themes, List<ThemeEntry> was)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in service.RetrieveMultiple(new QueryExpression(ThemeTable.Table) { ColumnSet = new ColumnSet(ThemeTable.Code) }).Entities)
        {
            if (row.GetAttributeValue<string>(ThemeTable.Code) is string code)
                known.Add(code);
        }

        foreach (var theme in themes)
        {
            if (known.Contains(theme.Code) || was.Exists(w => w.Code == theme.Code))
                continue;
            var codes = new List<string>(known);
            codes.Sort(StringComparer.Ordinal);
            throw new InvalidPluginExecutionException(
                "Themes of the correction: there is no theme \"" + SafeText.Cut(theme.Code, MentionTable.ThemeCodeLength) + "\". The catalogue has: " + string.Join(", ", codes) + ".");
        }
    }

    private static string Fit(IReadOnlyList<ThemeEntry> themes)
    {
        var text = ThemeList.Format(themes, int.MaxValue);
        return text.Length <= CorrectionTable.ThemesLength
            ? text
            : throw new InvalidPluginExecutionException("Themes of the correction: at most " + CorrectionTable.ThemesLength + " characters with their polarities, found " + text.Length + ". Name fewer themes.");
    }

    private static string Name(OptionSetValue? sentiment, IReadOnlyList<ThemeEntry>? themes)
    {
        var name = "Correction";
        if (sentiment != null)
            name += Separator + (Sentiment)(sentiment.Value - Choices.FirstValue);
        return themes == null ? name : name + Separator + ThemeList.Format(themes, ThemesInName);
    }

    private static Entity Only(Entity target, string column) => new Entity(target.LogicalName, target.Id) { [column] = target[column] };
}
