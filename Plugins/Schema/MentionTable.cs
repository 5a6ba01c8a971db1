namespace CrmFeedback.Schema;

/// <summary>One theme in one feedback (table <c>cfb_mention</c>).</summary>
public static class MentionTable
{
    public const string Table = "cfb_mention";
    public const string EntitySet = "cfb_mentions";
    public const string Id = "cfb_mentionid";
    public const string Name = "cfb_name";
    public const string FeedbackId = "cfb_feedbackid";
    public const string ThemeCode = "cfb_themecode";
    public const string ThemeName = "cfb_themename";
    public const string ThemeId = "cfb_themeid";
    public const string Polarity = "cfb_polarity";
    public const string Score = "cfb_score";
    public const string Confidence = "cfb_confidence";
    public const string Phrase = "cfb_phrase";
    public const string Start = "cfb_start";
    public const string Length = "cfb_length";
    public const string ReceivedOn = "cfb_receivedon";
    public const string CustomerKey = "cfb_customerkey";
    public const string AccountId = "cfb_accountid";

    public const string FeedbackRelationship = "cfb_feedback_mentions";

    public const int NameLength = 200;
    public const int ThemeCodeLength = 50;
    public const int PhraseLength = 400;
    public const int CustomerKeyLength = 100;

    public const int StatusActive = 1;

    /// <summary>Inactive because an agent's correction of the themes says otherwise; active again when it is undone.</summary>
    public const int StatusReplaced = Choices.FirstValue + 1;
}
