namespace CrmFeedback.Schema;

/// <summary>One customer to be cared for (table <c>cfb_followup</c>).</summary>
public static class FollowUpTable
{
    public const string Table = "cfb_followup";
    public const string EntitySet = "cfb_followups";
    public const string Id = "cfb_followupid";
    public const string Name = "cfb_name";
    public const string OpenKey = "cfb_openkey";
    public const string CustomerId = "cfb_customerid";
    public const string AccountId = "cfb_accountid";
    public const string ContactId = "cfb_contactid";
    public const string CustomerKey = "cfb_customerkey";
    public const string FeedbackId = "cfb_feedbackid";
    public const string Stage = "cfb_stage";
    public const string ReceivedOn = "cfb_receivedon";
    public const string ClassifiedOn = "cfb_classifiedon";
    public const string AssignedOn = "cfb_assignedon";
    public const string AnsweredOn = "cfb_answeredon";
    public const string VerifiedOn = "cfb_verifiedon";
    public const string DueOn = "cfb_dueon";
    public const string Trigger = "cfb_trigger";
    public const string Triggers = "cfb_triggers";
    public const string Reasons = "cfb_reasons";
    public const string Outcome = "cfb_outcome";
    public const string TaskId = "cfb_taskid";
    public const string TeamId = "cfb_teamid";

    public const string OpenKeyKey = "cfb_followup_openkey";

    public const int NameLength = 200;
    public const int OpenKeyLength = 150;
    public const int CustomerKeyLength = 100;
    public const int ReasonsLength = 4000;
    public const int TaskIdLength = 36;

    public const int StatusOpen = 1;

    /// <summary>Inactive because it was verified: the loop is closed.</summary>
    public const int StatusClosed = 2;

    /// <summary>Inactive without an answer: it was not needed, or its customer was merged away.</summary>
    public const int StatusCancelled = Choices.FirstValue + 1;
}
