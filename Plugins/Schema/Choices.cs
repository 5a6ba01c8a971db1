using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Schema;

/// <summary>
/// Values of the global choices. The choices that the analyser fills have their members in
/// <c>CrmFeedback.Analysis</c>, the others below; a member's number is the option's offset.
/// </summary>
public static class Choices
{
    /// <summary>Value of a publisher's first option (option value prefix 47130).</summary>
    public const int FirstValue = 471300000;

    public const string Sentiment = "cfb_sentiment";
    public const string Polarity = "cfb_polarity";
    public const string Channel = "cfb_channel";
    public const string Touchpoint = "cfb_touchpoint";
    public const string Language = "cfb_language";
    public const string Kind = "cfb_kind";
    public const string Severity = "cfb_severity";
    public const string Urgency = "cfb_urgency";
    public const string LeaveIntent = "cfb_leaveintent";
    public const string Emotion = "cfb_emotion";
    public const string RatingMismatch = "cfb_ratingmismatch";
    public const string UnscorableReason = "cfb_unscorablereason";
    public const string SurveyMode = "cfb_surveymode";
    public const string RiskFactor = "cfb_riskfactor";
    public const string RiskLevel = "cfb_risklevel";
    public const string Trend = "cfb_trend";
    public const string ThemeName = "cfb_themename";
    public const string ThemeRoot = "cfb_themeroot";
    public const string FollowUpStage = "cfb_followupstage";
    public const string FollowUpTrigger = "cfb_followuptrigger";
    public const string FollowUpOutcome = "cfb_followupoutcome";

    /// <summary>The option of a member, given as its number.</summary>
    public static OptionSetValue Option(int member) => new OptionSetValue(FirstValue + member);
}

/// <summary>Where the customer met the organisation (choice <c>cfb_touchpoint</c>).</summary>
public enum Touchpoint
{
    BranchOrStore = 0,
    App = 1,
    Website = 2,
    Phone = 3,
    Email = 4,
    Chat = 5,
    OnSite = 6,
    Other = 7,
}

/// <summary>How a survey was answered (choice <c>cfb_surveymode</c>).</summary>
public enum SurveyMode
{
    Email = 0,
    Web = 1,
    Phone = 2,
    InApp = 3,
}

/// <summary>Branch of the theme catalogue (choice <c>cfb_themeroot</c>).</summary>
public enum ThemeRoot
{
    ProductOrService = 0,
    SalesAndMarketing = 1,
    CustomerService = 2,
}

/// <summary>How likely a customer leaves (choice <c>cfb_risklevel</c>).</summary>
public enum RiskLevel
{
    Low = 0,
    Elevated = 1,
    High = 2,
    Critical = 3,
}

/// <summary>Direction of a customer's satisfaction (choice <c>cfb_trend</c>).</summary>
public enum Trend
{
    Falling = 0,
    Stable = 1,
    Rising = 2,
}

/// <summary>How far a follow-up has come (choice <c>cfb_followupstage</c>).</summary>
public enum FollowUpStage
{
    Received = 0,
    Classified = 1,
    Assigned = 2,
    Answered = 3,
    Verified = 4,
}

/// <summary>What a customer must be followed up for, the gravest first (choice <c>cfb_followuptrigger</c>).</summary>
public enum FollowUpTrigger
{
    RegulatorThreat = 0,
    LeaveIntent = 1,
    RiskThreshold = 2,
    UnansweredComplaint = 3,
}

/// <summary>What the customer said next, compared with what they were followed up for (choice <c>cfb_followupoutcome</c>).</summary>
public enum FollowUpOutcome
{
    Better = 0,
    Same = 1,
    Worse = 2,
}
