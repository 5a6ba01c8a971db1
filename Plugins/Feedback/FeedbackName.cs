using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>The row's name, built from codes and never from the customer's words: "Complaint · delivery · e-mail".</summary>
public static class FeedbackName
{
    private const string Separator = " \u00B7 ";

    /// <summary>Kind (or "Unscorable"), the first theme, the channel.</summary>
    public static string Of(FeedbackAnalysis analysis, Channel channel)
    {
        var name = analysis.Sentiment == Sentiment.Unscorable ? "Unscorable" : analysis.Kind.ToString();
        if (analysis.Themes.Count > 0)
            name += Separator + analysis.Themes[0].Code.Replace('_', ' ');
        return name + Separator + Word(channel);
    }

    private static string Word(Channel channel) => channel switch
    {
        Channel.Email => "e-mail",
        Channel.Sms => "SMS",
        Channel.WebForm => "web form",
        _ => channel.ToString().ToLowerInvariant(),
    };
}
