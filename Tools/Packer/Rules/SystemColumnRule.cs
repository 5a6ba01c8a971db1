using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A table of our own lists the system columns every export lists; hand-written tables without them failed to import.</summary>
internal sealed class SystemColumnRule : IRule
{
    public string Name => "system-column";

    private static readonly string[] Common =
    [
        "createdby", "createdon", "modifiedby", "modifiedon", "createdonbehalfby", "modifiedonbehalfby", "statecode", "statuscode",
        "importsequencenumber", "overriddencreatedon", "timezoneruleversionnumber", "utcconversiontimezonecode",
    ];

    private static readonly string[] UserOwned = ["ownerid", "owningbusinessunit", "owningteam", "owninguser"];

    private static readonly string[] OrganizationOwned = ["organizationid"];

    public IEnumerable<Problem> Check(RuleContext context) =>
        from entity in context.Solution.Entities
        where entity.IsOwnTable
        from column in Common.Concat(entity.IsUserOwned ? UserOwned : OrganizationOwned).Append(entity.LogicalName + "id").Concat(Money(entity))
        where entity.Column(column) == null
        select this.Problem(context, entity.File, $"The system column {column} is missing.");

    private static IEnumerable<string> Money(EntitySource entity)
    {
        var money = entity.Columns.Where(column => column.Type == "money" && !column.LogicalName.EndsWith("_base", StringComparison.Ordinal)).ToList();
        return money.Count == 0 ? [] : money.Select(column => column.LogicalName + "_base").Concat(["transactioncurrencyid", "exchangerate"]);
    }
}
