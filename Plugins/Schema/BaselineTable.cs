namespace CrmFeedback.Schema;

/// <summary>What one feedback of the organisation is worth on average (table <c>cfb_baseline</c>).</summary>
public static class BaselineTable
{
    public const string Table = "cfb_baseline";
    public const string EntitySet = "cfb_baselines";
    public const string Id = "cfb_baselineid";
    public const string Name = "cfb_name";
    public const string Scope = "cfb_scope";
    public const string Count = "cfb_count";
    public const string Mean = "cfb_mean";
    public const string Variance = "cfb_variance";
    public const string AsOf = "cfb_asof";
    public const string ClosedLoopRate = "cfb_closedlooprate";
    public const string ClosedLoopDays = "cfb_closedloopdays";
    public const string FollowUpCount = "cfb_followupcount";

    public const string ScopeKey = "cfb_baseline_scope";
}
