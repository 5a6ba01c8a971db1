using System;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Satisfaction;

/// <summary>What a standing takes from its account or contact.</summary>
public sealed class StandingCustomer
{
    private const string CompanyAlias = "company";

    private StandingCustomer(EntityReference reference, string? name, EntityReference? owner, Guid? standingId, Money? revenue, EntityReference? currency)
    {
        Reference = reference;
        Name = name;
        Owner = owner;
        StandingId = standingId;
        Revenue = revenue;
        Currency = revenue == null ? null : currency;
    }

    /// <summary>The account or contact.</summary>
    public EntityReference Reference { get; }

    /// <summary>Its name.</summary>
    public string? Name { get; }

    /// <summary>Its owner.</summary>
    public EntityReference? Owner { get; }

    /// <summary>The standing it is linked with.</summary>
    public Guid? StandingId { get; }

    /// <summary>Annual revenue of the account, or of the contact's company: how much is at stake. Null if it is not known.</summary>
    public Money? Revenue { get; }

    /// <summary>Currency of <see cref="Revenue"/>.</summary>
    public EntityReference? Currency { get; }

    /// <summary>Reads a customer by one query; null if there is none.</summary>
    public static StandingCustomer? Find(IOrganizationService service, EntityReference customer)
    {
        var isAccount = customer.LogicalName == AccountTable.Table;
        var name = isAccount ? AccountTable.Name : ContactTable.Name;
        var query = new QueryExpression(customer.LogicalName) { ColumnSet = new ColumnSet(name, CommonColumns.OwnerId, AccountTable.SatisfactionId), TopCount = 1 };
        query.Criteria.AddCondition(isAccount ? AccountTable.Id : ContactTable.Id, ConditionOperator.Equal, customer.Id);
        if (isAccount)
        {
            query.ColumnSet.AddColumns(AccountTable.Revenue, CommonColumns.TransactionCurrencyId);
        }
        else
        {
            var company = query.AddLink(AccountTable.Table, ContactTable.ParentCustomerId, AccountTable.Id, JoinOperator.LeftOuter);
            company.EntityAlias = CompanyAlias;
            company.Columns = new ColumnSet(AccountTable.Revenue, CommonColumns.TransactionCurrencyId);
        }

        var rows = service.RetrieveMultiple(query).Entities;
        if (rows.Count == 0)
            return null;
        return new StandingCustomer(
            customer,
            rows[0].GetAttributeValue<string>(name),
            rows[0].GetAttributeValue<EntityReference>(CommonColumns.OwnerId),
            rows[0].GetAttributeValue<EntityReference>(AccountTable.SatisfactionId)?.Id,
            Value<Money>(rows[0], AccountTable.Revenue, isAccount),
            Value<EntityReference>(rows[0], CommonColumns.TransactionCurrencyId, isAccount));
    }

    private static T? Value<T>(Entity row, string column, bool isAccount)
        where T : class =>
        isAccount ? row.GetAttributeValue<T>(column) : row.GetAttributeValue<AliasedValue>(CompanyAlias + "." + column)?.Value as T;
}
