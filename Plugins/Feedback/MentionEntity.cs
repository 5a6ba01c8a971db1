using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>The themes of a feedback row as the columns of <c>cfb_mention</c>.</summary>
public static class MentionEntity
{
    // A deep insert stays small; the analyser names the shipped fifteen and an admin's own at most once each.
    private const int MostMentions = 25;

    /// <summary>One row per theme, every column set, null included; without the lookup to the feedback.</summary>
    public static IReadOnlyList<Entity> Columns(FeedbackRow row)
    {
        var mentions = new List<Entity>();
        foreach (var theme in row.Analysis.Themes)
        {
            if (mentions.Count == MostMentions)
                break;
            mentions.Add(Columns(row, theme));
        }

        return mentions;
    }

    /// <summary>
    /// The theme as an option of <c>cfb_themename</c>: the name of a row has one language, a label has the reader's. Themes of the
    /// organisation's own share the last option.
    /// </summary>
    public static OptionSetValue ThemeName(string code)
    {
        var index = Array.IndexOf(ThemeCodes.All, code);
        return Choices.Option(index < 0 ? ThemeCodes.All.Length : index);
    }

    private static Entity Columns(FeedbackRow row, ThemeMention theme)
    {
        var code = SafeText.Cut(theme.Code, MentionTable.ThemeCodeLength);
        var account = row.Customer.AccountId;
        return new Entity(MentionTable.Table)
        {
            [MentionTable.Name] = code,
            [MentionTable.ThemeCode] = code,
            [MentionTable.ThemeName] = ThemeName(theme.Code),
            [MentionTable.ThemeId] = row.Themes.Ids.TryGetValue(theme.Code, out var id) ? new EntityReference(ThemeTable.Table, id) : null,
            [MentionTable.Polarity] = Choices.Option((int)theme.Polarity),
            [MentionTable.Score] = FeedbackEntity.Limit(theme.Score, -1m, 1m),
            [MentionTable.Confidence] = FeedbackEntity.Limit(theme.Confidence, 0m, 1m),
            [MentionTable.Phrase] = SafeText.ForColumn(FeedbackEntity.Span(row.MaskedText, theme.Start, theme.Length), MentionTable.PhraseLength),
            [MentionTable.Start] = Math.Max(0, theme.Start),
            [MentionTable.Length] = Math.Max(0, theme.Length),
            [MentionTable.ReceivedOn] = row.Source.ReceivedOn,
            [MentionTable.CustomerKey] = row.Customer.Key,
            [MentionTable.AccountId] = account is Guid accountId ? new EntityReference(AccountTable.Table, accountId) : null,
        };
    }
}
