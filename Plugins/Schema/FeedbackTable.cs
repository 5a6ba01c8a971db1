namespace CrmFeedback.Schema;

/// <summary>One thing one customer said (table <c>cfb_feedback</c>).</summary>
public static class FeedbackTable
{
    public const string Table = "cfb_feedback";
    public const string EntitySet = "cfb_feedbacks";
    public const string Id = "cfb_feedbackid";
    public const string Name = "cfb_name";
    public const string SourceKey = "cfb_sourcekey";
    public const string ExternalId = "cfb_externalid";
    public const string RegardingKey = "cfb_regardingkey";
    public const string EmailId = "cfb_emailid";
    public const string SurveyResponseId = "cfb_surveyresponseid";
    public const string CustomerId = "cfb_customerid";
    public const string AccountId = "cfb_accountid";
    public const string ContactId = "cfb_contactid";
    public const string CustomerKey = "cfb_customerkey";
    public const string SenderAddress = "cfb_senderaddress";
    public const string Channel = "cfb_channel";
    public const string Touchpoint = "cfb_touchpoint";
    public const string ReceivedOn = "cfb_receivedon";
    public const string DayIndex = "cfb_dayindex";
    public const string Language = "cfb_language";
    public const string Sentiment = "cfb_sentiment";
    public const string Score = "cfb_score";
    public const string MachineSentiment = "cfb_machinesentiment";
    public const string MachineScore = "cfb_machinescore";
    public const string Confidence = "cfb_confidence";
    public const string PrimaryEmotion = "cfb_primaryemotion";
    public const string Emotions = "cfb_emotions";
    public const string Kind = "cfb_kind";
    public const string Severity = "cfb_severity";
    public const string Urgency = "cfb_urgency";
    public const string LeaveIntent = "cfb_leaveintent";
    public const string RegulatorThreat = "cfb_regulatorthreat";
    public const string Nps = "cfb_nps";
    public const string NpsPoints = "cfb_npspoints";
    public const string Csat = "cfb_csat";
    public const string Ces = "cfb_ces";
    public const string RatingMismatch = "cfb_ratingmismatch";
    public const string Text = "cfb_text";
    public const string Evidence = "cfb_evidence";
    public const string KeyPhrases = "cfb_keyphrases";
    public const string TextHash = "cfb_texthash";
    public const string DuplicateOfId = "cfb_duplicateofid";
    public const string AnsweredOn = "cfb_answeredon";
    public const string ResolvedOn = "cfb_resolvedon";
    public const string UnscorableReason = "cfb_unscorablereason";
    public const string Truncated = "cfb_truncated";
    public const string Engine = "cfb_engine";

    public const string SourceKeyKey = "cfb_feedback_sourcekey";

    public const int NameLength = 200;
    public const int SourceKeyLength = 100;
    public const int ExternalIdLength = 400;
    public const int RegardingKeyLength = 100;
    public const int CustomerKeyLength = 100;
    public const int SenderAddressLength = 320;
    public const int TextLength = 20000;
    public const int EvidenceLength = 40000;
    public const int KeyPhrasesLength = 4000;
    public const int TextHashLength = 64;
    public const int EngineLength = 100;

    public const int StatusActive = 1;
    public const int StatusInactive = 2;
    public const int StatusSourceCancelled = Choices.FirstValue + 1;
}
