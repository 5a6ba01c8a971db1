using System;
using System.Collections.Generic;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>The latest follow-ups of one customer: one query.</summary>
public sealed class StoredFollowUps
{
    /// <summary>The columns read.</summary>
    public static readonly string[] Columns =
    {
        FollowUpTable.Name, FollowUpTable.OpenKey, FollowUpTable.CustomerId, FollowUpTable.CustomerKey, FollowUpTable.FeedbackId, FollowUpTable.ContactId, FollowUpTable.Stage,
        FollowUpTable.ReceivedOn, FollowUpTable.AnsweredOn, FollowUpTable.VerifiedOn, FollowUpTable.DueOn, FollowUpTable.Trigger, FollowUpTable.Triggers, FollowUpTable.Reasons,
        FollowUpTable.Outcome, FollowUpTable.TaskId, FollowUpTable.TeamId, CommonColumns.StateCode, CommonColumns.StatusCode, CommonColumns.OwnerId,
        CommonColumns.ModifiedOn, CommonColumns.VersionNumber,
    };

    private const string IdPurpose = "follow-up";

    // More than any customer has; reading stops somewhere.
    private const int Most = 200;

    private StoredFollowUps(Entity? open, IReadOnlyList<Entity> closed)
    {
        Open = open;
        Closed = closed;
    }

    /// <summary>The open one; null if there is none.</summary>
    public Entity? Open { get; }

    /// <summary>The closed ones, the latest first.</summary>
    public IReadOnlyList<Entity> Closed { get; }

    /// <summary>Reads them by the customer's key.</summary>
    public static StoredFollowUps Of(IOrganizationService service, string customerKey)
    {
        var query = new QueryExpression(FollowUpTable.Table) { ColumnSet = new ColumnSet(Columns), TopCount = Most };
        query.Criteria.AddCondition(FollowUpTable.CustomerKey, ConditionOperator.Equal, customerKey);
        query.AddOrder(CommonColumns.StateCode, OrderType.Ascending);
        query.AddOrder(CommonColumns.CreatedOn, OrderType.Descending);
        query.AddOrder(FollowUpTable.Id, OrderType.Ascending);
        Entity? open = null;
        var closed = new List<Entity>();
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            if (IsOpen(row))
                open ??= row;
            else
                closed.Add(row);
        }

        return new StoredFollowUps(open, closed);
    }

    /// <summary>When the latest was closed, UTC; null if none was.</summary>
    public DateTime? LastClosedOn
    {
        get
        {
            DateTime? last = null;
            foreach (var row in Closed)
            {
                var closed = LoopFeedback.Time(row, FollowUpTable.VerifiedOn) ?? LoopFeedback.Time(row, CommonColumns.ModifiedOn);
                if (last == null || closed > last)
                    last = closed;
            }

            return last;
        }
    }

    /// <summary>Whether a closed one was about this reason.</summary>
    public bool WasFollowedUp(FollowUpReason reason)
    {
        foreach (var row in Closed)
        {
            foreach (var known in FollowUpReasonsJson.Read(row.GetAttributeValue<string>(FollowUpTable.Reasons)))
            {
                if (reason.FeedbackId != null && known.Equals(reason))
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The id of the next follow-up of a customer: it follows from the customer and the ones before, so two jobs that open
    /// one at the same time name the same row.
    /// </summary>
    public Guid NextId(Guid customerId)
    {
        var taken = new HashSet<Guid>();
        foreach (var row in Closed)
            taken.Add(row.Id);
        var id = DerivedId.Of(IdPurpose, customerId, string.Empty);
        while (taken.Contains(id))
            id = DerivedId.Of(IdPurpose, id, string.Empty);
        return id;
    }

    /// <summary>Whether a follow-up is open.</summary>
    public static bool IsOpen(Entity row) => row.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value == CommonColumns.StateActive;
}
