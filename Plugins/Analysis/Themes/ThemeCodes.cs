namespace CrmFeedback.Analysis;

/// <summary>The fifteen shipped theme codes.</summary>
public static class ThemeCodes
{
    /// <summary>All codes, in the order of the catalogue.</summary>
    public static readonly string[] All =
    {
        "fees_pricing", "billing_payment", "refund_return", "delivery", "product_quality", "usability", "account_access",
        "security_fraud", "staff_attitude", "response_speed", "process_approval", "information_communication",
        "facility_environment", "promotion_loyalty", "cancellation_churn",
    };
}
