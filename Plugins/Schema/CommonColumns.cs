namespace CrmFeedback.Schema;

/// <summary>Columns that Dataverse gives to every table used here.</summary>
public static class CommonColumns
{
    public const string CreatedBy = "createdby";
    public const string CreatedOn = "createdon";
    public const string OverriddenCreatedOn = "overriddencreatedon";
    public const string ModifiedOn = "modifiedon";
    public const string OwnerId = "ownerid";
    public const string StateCode = "statecode";
    public const string StatusCode = "statuscode";
    public const string VersionNumber = "versionnumber";
    public const string TransactionCurrencyId = "transactioncurrencyid";

    /// <summary>On account, contact and incident: the row into which this one was merged.</summary>
    public const string MasterId = "masterid";

    public const int StateActive = 0;
    public const int StateInactive = 1;
}
