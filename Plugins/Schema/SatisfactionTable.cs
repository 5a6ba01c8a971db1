namespace CrmFeedback.Schema;

/// <summary>One customer's standing (table <c>cfb_satisfaction</c>).</summary>
public static class SatisfactionTable
{
    public const string Table = "cfb_satisfaction";
    public const string EntitySet = "cfb_satisfactions";
    public const string Id = "cfb_satisfactionid";
    public const string Name = "cfb_name";
    public const string CustomerKey = "cfb_customerkey";
    public const string AccountId = "cfb_accountid";
    public const string ContactId = "cfb_contactid";
    public const string Score = "cfb_score";
    public const string ScoreLow = "cfb_scorelow";
    public const string ScoreHigh = "cfb_scorehigh";
    public const string FeedbackCount = "cfb_feedbackcount";
    public const string Trend = "cfb_trend";
    public const string TrendSignificance = "cfb_trendsignificance";
    public const string NetSentiment = "cfb_netsentiment";
    public const string Nps = "cfb_nps";
    public const string Csat = "cfb_csat";
    public const string Ces = "cfb_ces";
    public const string Risk = "cfb_risk";
    public const string RiskLevel = "cfb_risklevel";
    public const string RiskReasons = "cfb_riskreasons";
    public const string RiskFactors = "cfb_riskfactors";
    public const string TopThemes = "cfb_topthemes";
    public const string ThemeNames = "cfb_themenames";
    public const string OpenComplaints = "cfb_opencomplaints";
    public const string LastFeedbackOn = "cfb_lastfeedbackon";
    public const string RhythmDays = "cfb_rhythmdays";
    public const string Value = "cfb_value";
    public const string ComputedOn = "cfb_computedon";
    public const string NextDueOn = "cfb_nextdueon";

    public const string CustomerKeyKey = "cfb_satisfaction_customerkey";

    public const int NameLength = 200;
    public const int RiskReasonsLength = 4000;
    public const int TopThemesLength = 400;
}
