namespace CrmFeedback.Analysis;

// The numeric value of every member is the offset of the choice option (option value = 471300000 + n);
// the order is part of the data model and never changes.

/// <summary>Sentiment of one text (choice <c>cfb_sentiment</c>).</summary>
public enum Sentiment
{
    /// <summary>Score at or below −<see cref="AnalysisSettings.StrongFrom"/>.</summary>
    VeryNegative = 0,
    /// <summary>Negative, not strongly.</summary>
    Negative = 1,
    /// <summary>No feeling either way: facts, questions, plain requests.</summary>
    Neutral = 2,
    /// <summary>Positive, not strongly.</summary>
    Positive = 3,
    /// <summary>Score at or above <see cref="AnalysisSettings.StrongFrom"/>.</summary>
    VeryPositive = 4,
    /// <summary>Clear praise and clear blame in one text.</summary>
    Mixed = 5,
    /// <summary>Nothing that could be scored; <see cref="FeedbackAnalysis.UnscorableReason"/> says why.</summary>
    Unscorable = 6,
}

/// <summary>Direction of one theme mention (choice <c>cfb_polarity</c>).</summary>
public enum Polarity
{
    /// <summary>Blame.</summary>
    Negative = 0,
    /// <summary>Named without a judgement.</summary>
    Neutral = 1,
    /// <summary>Praise.</summary>
    Positive = 2,
    /// <summary>Praised in one clause and blamed in another.</summary>
    Mixed = 3,
}

/// <summary>Way the words reached the organisation (choice <c>cfb_channel</c>).</summary>
public enum Channel
{
    /// <summary>A case.</summary>
    Case = 0,
    /// <summary>An e-mail.</summary>
    Email = 1,
    /// <summary>A survey answer.</summary>
    Survey = 2,
    /// <summary>A phone call.</summary>
    Phone = 3,
    /// <summary>A chat.</summary>
    Chat = 4,
    /// <summary>A text message.</summary>
    Sms = 5,
    /// <summary>A social network.</summary>
    Social = 6,
    /// <summary>A web form.</summary>
    WebForm = 7,
    /// <summary>An app's own feedback form.</summary>
    App = 8,
    /// <summary>An app store or shop review.</summary>
    Store = 9,
    /// <summary>A community or forum.</summary>
    Community = 10,
    /// <summary>A hotline.</summary>
    Hotline = 11,
    /// <summary>A meeting.</summary>
    Meeting = 12,
    /// <summary>An import.</summary>
    Import = 13,
}

/// <summary>Language of the text (choice <c>cfb_language</c>).</summary>
public enum FeedbackLanguage
{
    /// <summary>English.</summary>
    English = 0,
    /// <summary>Chinese in simplified characters.</summary>
    ChineseSimplified = 1,
    /// <summary>Chinese in traditional characters, Cantonese included.</summary>
    ChineseTraditional = 2,
    /// <summary>Chinese and English, each with a fair share.</summary>
    Mixed = 3,
    /// <summary>Another language, or no words.</summary>
    Other = 4,
}

/// <summary>What the customer does with the words (choice <c>cfb_kind</c>).</summary>
public enum FeedbackKind
{
    /// <summary>Names something that went wrong.</summary>
    Complaint = 0,
    /// <summary>Praises or thanks.</summary>
    Praise = 1,
    /// <summary>Proposes a change.</summary>
    Suggestion = 2,
    /// <summary>Wants to know something.</summary>
    Question = 3,
    /// <summary>Wants something done.</summary>
    Request = 4,
    /// <summary>None of these.</summary>
    Statement = 5,
}

/// <summary>Weight of the problem named (choice <c>cfb_severity</c>); no problem named is null.</summary>
public enum Severity
{
    /// <summary>Money, access, safety or repeated failure at stake.</summary>
    Major = 0,
    /// <summary>A nuisance.</summary>
    Minor = 1,
    /// <summary>A wish, not a fault.</summary>
    Suggestion = 2,
}

/// <summary>How soon the customer needs an answer (choice <c>cfb_urgency</c>).</summary>
public enum Urgency
{
    /// <summary>No hurry named.</summary>
    Normal = 0,
    /// <summary>Impatient, or asked again.</summary>
    High = 1,
    /// <summary>Says it is urgent, sets a deadline, or money or access is at risk now.</summary>
    Urgent = 2,
}

/// <summary>Whether the customer says they will leave (choice <c>cfb_leaveintent</c>).</summary>
public enum LeaveIntent
{
    /// <summary>Not said, or denied.</summary>
    None = 0,
    /// <summary>"If … I will close my account."</summary>
    Conditional = 1,
    /// <summary>"I am closing my account."</summary>
    Stated = 2,
}

/// <summary>An emotion (choice <c>cfb_emotion</c>).</summary>
public enum Emotion
{
    /// <summary>Joy, satisfaction.</summary>
    Joy = 0,
    /// <summary>Frustration, annoyance, disappointment.</summary>
    Frustration = 1,
    /// <summary>Anger.</summary>
    Anger = 2,
    /// <summary>Sadness.</summary>
    Sadness = 3,
    /// <summary>Worry, fear.</summary>
    Worry = 4,
    /// <summary>Surprise.</summary>
    Surprise = 5,
    /// <summary>Gratitude.</summary>
    Gratitude = 6,
    /// <summary>Hesitation, doubt.</summary>
    Hesitation = 7,
}

/// <summary>Whether a rating and the words that came with it disagree (choice <c>cfb_ratingmismatch</c>).</summary>
public enum RatingMismatch
{
    /// <summary>They agree, or there is no rating, or the words are not scorable.</summary>
    None = 0,
    /// <summary>A high rating with negative words.</summary>
    RatingAboveText = 1,
    /// <summary>A low rating with positive words.</summary>
    RatingBelowText = 2,
}

/// <summary>Why a text has no score (choice <c>cfb_unscorablereason</c>).</summary>
public enum UnscorableReason
{
    /// <summary>Empty, or white space only.</summary>
    NoText = 0,
    /// <summary>Signs, digits or addresses, but no words.</summary>
    NoWords = 1,
    /// <summary>Neither English nor Chinese.</summary>
    LanguageNotSupported = 2,
    /// <summary>An automatic reply, decided by whoever extracted the text.</summary>
    AutomaticReply = 3,
    /// <summary>Only quoted or forwarded words of others.</summary>
    NothingOfTheCustomersOwn = 4,
    /// <summary>The analysis failed; the caller traces why.</summary>
    AnalysisFailed = 5,
    /// <summary>A mail system's notice that a mail could not be delivered.</summary>
    DeliveryFailure = 6,
    /// <summary>A calendar's invitation, acceptance or refusal.</summary>
    CalendarAnswer = 7,
    /// <summary>A confirmation that a mail was opened.</summary>
    ReadReceipt = 8,
    /// <summary>A newsletter or another mailing.</summary>
    Newsletter = 9,
}

/// <summary>Whether the customer speaks of recommending the organisation.</summary>
public enum RecommendationIntent
{
    /// <summary>Not spoken of.</summary>
    None = 0,
    /// <summary>Would recommend, or has.</summary>
    WouldRecommend = 1,
    /// <summary>Would not, or warns others off.</summary>
    WouldNotRecommend = 2,
}

/// <summary>Why a part of the text was left out of the score.</summary>
public enum TrimReason
{
    /// <summary>Beyond <see cref="AnalysisSettings.MaxCharacters"/>.</summary>
    TooLong = 0,
    /// <summary>Quoted words of an earlier message.</summary>
    QuotedMessage = 1,
    /// <summary>A line that introduces a quotation ("On … wrote:"), or a header block.</summary>
    Attribution = 2,
    /// <summary>A signature or a closing without feeling.</summary>
    Signature = 3,
    /// <summary>A legal disclaimer.</summary>
    Disclaimer = 4,
    /// <summary>An unsubscribe, anti-virus or device footer.</summary>
    Footer = 5,
    /// <summary>Another speaker's turn in a transcript.</summary>
    OtherSpeaker = 6,
    /// <summary>Forwarded words of someone else.</summary>
    ForwardedMessage = 7,
    /// <summary>Mark-up without words.</summary>
    Markup = 8,
}
