using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;

namespace CrmFeedback.Feedback;

/// <summary>Names that callers of <c>cfb_IngestFeedback</c> use, with the choice members they stand for.</summary>
public static class IntakeNames
{
    /// <summary>Channels that are sent in; cases, mails and surveys are read where they are stored.</summary>
    public static IReadOnlyDictionary<string, Channel> Channels { get; } = new Dictionary<string, Channel>(StringComparer.Ordinal)
    {
        ["phone"] = Channel.Phone,
        ["chat"] = Channel.Chat,
        ["sms"] = Channel.Sms,
        ["social"] = Channel.Social,
        ["web"] = Channel.WebForm,
        ["app"] = Channel.App,
        ["store"] = Channel.Store,
        ["community"] = Channel.Community,
        ["hotline"] = Channel.Hotline,
        ["meeting"] = Channel.Meeting,
        ["import"] = Channel.Import,
    };

    /// <summary>Touchpoints.</summary>
    public static IReadOnlyDictionary<string, Touchpoint> Touchpoints { get; } = new Dictionary<string, Touchpoint>(StringComparer.Ordinal)
    {
        ["branch"] = Touchpoint.BranchOrStore,
        ["app"] = Touchpoint.App,
        ["website"] = Touchpoint.Website,
        ["phone"] = Touchpoint.Phone,
        ["email"] = Touchpoint.Email,
        ["chat"] = Touchpoint.Chat,
        ["onsite"] = Touchpoint.OnSite,
        ["other"] = Touchpoint.Other,
    };

    /// <summary>Languages (BCP 47).</summary>
    public static IReadOnlyDictionary<string, FeedbackLanguage> Languages { get; } = new Dictionary<string, FeedbackLanguage>(StringComparer.Ordinal)
    {
        ["en"] = FeedbackLanguage.English,
        ["zh-Hans"] = FeedbackLanguage.ChineseSimplified,
        ["zh-Hant"] = FeedbackLanguage.ChineseTraditional,
        ["mul"] = FeedbackLanguage.Mixed,
        ["und"] = FeedbackLanguage.Other,
    };

    /// <summary>Name of a channel.</summary>
    public static string Of(Channel channel)
    {
        foreach (var pair in Channels)
        {
            if (pair.Value == channel)
                return pair.Key;
        }

        throw new ArgumentOutOfRangeException(nameof(channel), channel, "Not a channel that is sent in.");
    }

    /// <summary>Where a channel meets the customer, unless the sender says otherwise.</summary>
    public static Touchpoint? TouchpointOf(Channel channel) => channel switch
    {
        Channel.Phone or Channel.Hotline or Channel.Sms => Touchpoint.Phone,
        Channel.Chat => Touchpoint.Chat,
        Channel.WebForm or Channel.Community => Touchpoint.Website,
        Channel.App => Touchpoint.App,
        Channel.Meeting => Touchpoint.OnSite,
        _ => null,
    };
}
