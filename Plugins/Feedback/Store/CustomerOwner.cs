using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.ServiceModel;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>
/// What follows when a customer gets another owner: feedback (its mentions and corrections by their relationship) and the standing
/// go along, so that who no longer has the customer no longer reads what it said. Rows that a person assigned otherwise stay.
/// The current owner is read, so jobs may run late, twice and in any order. For asynchronous steps only.
/// </summary>
public static class CustomerOwner
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>Assigns the rows of a customer.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="customer">The account or contact.</param>
    /// <param name="previous">Its owner before the change.</param>
    /// <returns>What was done, for the trace.</returns>
    /// <exception cref="InvalidPluginExecutionException">Time is up; with <see cref="OperationStatus.Retry"/>.</exception>
    public static string Run(IOrganizationService service, EntityReference customer, Guid? previous)
    {
        if (!FeedbackSettings.Read(service).OwnerIsCustomersOwner)
            return "rows belong to the system";
        var idColumn = customer.LogicalName == AccountTable.Table ? AccountTable.Id : ContactTable.Id;
        var owner = RowQuery.Find(service, customer.LogicalName, idColumn, customer.Id, CommonColumns.OwnerId)?.GetAttributeValue<EntityReference>(CommonColumns.OwnerId);
        if (owner == null)
            return "the customer is gone";
        var key = SourceKeys.Of(customer.LogicalName, customer.Id);
        try
        {
            var standings = Assign(service, SatisfactionTable.Table, SatisfactionTable.CustomerKey, key, owner, previous);
            var feedback = Assign(service, FeedbackTable.Table, FeedbackTable.CustomerKey, key, owner, previous);
            return string.Format(CultureInfo.InvariantCulture, "{0}: feedback assigned {1}, standings {2}", key, feedback, standings);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!Faults.IsPassing(fault.Detail))
        {
            // The platform refuses an owner without read privilege; each call is its own transaction, so what was assigned stays.
            return key + ": owner refused (" + owner.LogicalName + "): " + fault.Message;
        }
    }

    private static int Assign(IOrganizationService service, string table, string keyColumn, string key, EntityReference owner, Guid? previous)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(CommonColumns.OwnerId, CommonColumns.CreatedBy) };
        query.Criteria.AddCondition(keyColumn, ConditionOperator.Equal, key);
        query.Criteria.AddCondition(CommonColumns.OwnerId, ConditionOperator.NotEqual, owner.Id);
        var watch = Stopwatch.StartNew();
        var rows = new List<Entity>(RowPages.All(service, query));
        var assigned = 0;
        foreach (var row in rows)
        {
            if (watch.Elapsed > Longest)
                throw new InvalidPluginExecutionException(OperationStatus.Retry, "Customer feedback: " + table + " has more rows of one customer than one run can assign; going on.");
            var current = row.GetAttributeValue<EntityReference>(CommonColumns.OwnerId)?.Id;
            // The system's own rows were created by it; nobody could be given them before.
            if (current != previous && current != row.GetAttributeValue<EntityReference>(CommonColumns.CreatedBy)?.Id)
                continue;
            service.Update(new Entity(table, row.Id) { [CommonColumns.OwnerId] = owner });
            assigned++;
        }

        return assigned;
    }
}
