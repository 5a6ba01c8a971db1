using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>Names of accounts and contacts.</summary>
public static class CustomerNames
{
    /// <summary>The name; null if the customer is gone.</summary>
    public static string? Find(IOrganizationService service, EntityReference customer)
    {
        var isAccount = customer.LogicalName == AccountTable.Table;
        var column = isAccount ? AccountTable.Name : ContactTable.Name;
        return RowQuery.Find(service, customer.LogicalName, isAccount ? AccountTable.Id : ContactTable.Id, customer.Id, column)?.GetAttributeValue<string>(column);
    }
}
