namespace CrmFeedback.Schema;

/// <summary>One answered survey (table <c>cfb_surveyresponse</c>).</summary>
public static class SurveyResponseTable
{
    public const string Table = "cfb_surveyresponse";
    public const string EntitySet = "cfb_surveyresponses";
    public const string Id = "cfb_surveyresponseid";
    public const string Name = "cfb_name";
    public const string CustomerId = "cfb_customerid";
    public const string CustomerKey = "cfb_customerkey";
    public const string Mode = "cfb_mode";
    public const string Nps = "cfb_nps";
    public const string Csat = "cfb_csat";
    public const string Ces = "cfb_ces";
    public const string Comment = "cfb_comment";
    public const string Answers = "cfb_answers";
    public const string RespondedOn = "cfb_respondedon";

    public const int NameLength = 200;

    public const int StateInactive = 1;
}
