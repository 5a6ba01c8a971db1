using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A column-security profile grants columns that exist and are secured, and every secured column is in a profile.</summary>
internal sealed class FieldSecurityRule : IRule
{
    public string Name => "field-security";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var granted = FieldSecurity.Profiles(context.Solution)
            .SelectMany(profile => profile.Columns.Select(column => (profile.Name, column.Table, column.Column))).ToList();
        foreach (var grant in granted)
        {
            if (context.Tables.ColumnError(grant.Table, grant.Column) is { } error)
                yield return this.Problem(context, "Other/FieldSecurityProfiles.xml", $"{grant.Name}: {error}.");
            else if (context.Tables.Column(grant.Table, grant.Column) is { IsSecured: false })
                yield return this.Problem(context, "Other/FieldSecurityProfiles.xml", $"{grant.Name}: {grant.Table}.{grant.Column} is not secured (IsSecured is not 1).");
        }

        foreach (var (entity, column) in context.Solution.Entities
            .SelectMany(entity => entity.Columns.Where(column => column.IsSecured).Select(column => (entity, column))))
        {
            if (!granted.Any(grant => grant.Table.SameAs(entity.LogicalName) && grant.Column.SameAs(column.LogicalName)))
                yield return this.Problem(context, entity.File, $"{column.LogicalName} is secured, but no profile of Other/FieldSecurityProfiles.xml grants it, so only administrators could read it.");
        }
    }
}
