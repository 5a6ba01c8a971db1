using System;
using System.Collections.Concurrent;
using System.Globalization;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>
/// The environment variables of the solution. A variable without a value has the default of its definition; a value that cannot
/// be read has the shipped one: a slip of the admin must not stop a save.
/// </summary>
public sealed class SolutionVariables
{
    /// <summary>Fewest days of <see cref="HalfLifeDays"/>.</summary>
    public const int ShortestHalfLife = 1;

    /// <summary>Most days of <see cref="HalfLifeDays"/>.</summary>
    public const int LongestHalfLife = 3650;

    /// <summary>What ships.</summary>
    public static readonly SolutionVariables Default = new SolutionVariables(maskPersonalData: true, halfLifeDays: 90);

    /// <summary>How long a reading counts: a changed variable is in use everywhere after that.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const string ValueAlias = "given";

    private static readonly ConcurrentDictionary<Guid, Reading> Readings = new ConcurrentDictionary<Guid, Reading>();

    private SolutionVariables(bool maskPersonalData, int halfLifeDays)
    {
        MaskPersonalData = maskPersonalData;
        HalfLifeDays = halfLifeDays;
    }

    /// <summary>Whether personal data in a scored text is masked before it is stored (<c>cfb_MaskPersonalData</c>).</summary>
    public bool MaskPersonalData { get; }

    /// <summary>Days after which a feedback counts half in the satisfaction, 1 to 3650 (<c>cfb_SatisfactionHalfLifeDays</c>).</summary>
    public int HalfLifeDays { get; }

    /// <summary>The organisation's variables: no query while the last reading counts, else one.</summary>
    /// <param name="systemService">The organisation as SYSTEM: not every user may read variables.</param>
    /// <param name="organizationId">The organisation.</param>
    /// <param name="utcNow">The time now, UTC.</param>
    public static SolutionVariables Read(IOrganizationService systemService, Guid organizationId, DateTime utcNow)
    {
        if (Readings.TryGetValue(organizationId, out var last) && utcNow >= last.At && utcNow - last.At < Lifetime)
            return last.Variables;
        var variables = Query(systemService);
        Readings[organizationId] = new Reading(utcNow, variables);
        return variables;
    }

    /// <summary>A yes/no value: the maker portal stores yes and no; what comes through an API or a pipeline is written as people write it. Null if it is neither.</summary>
    public static bool? ReadYesNo(string? text)
    {
        switch ((text ?? string.Empty).Trim().ToLowerInvariant())
        {
            case "yes":
            case "true":
            case "1":
                return true;
            case "no":
            case "false":
            case "0":
                return false;
            default:
                return null;
        }
    }

    /// <summary>A number of days in the range of <see cref="HalfLifeDays"/>; null if it is none.</summary>
    public static int? ReadDays(string? text) =>
        decimal.TryParse((text ?? string.Empty).Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            && days >= ShortestHalfLife && days <= LongestHalfLife
            ? (int)decimal.Round(days, 0, MidpointRounding.AwayFromZero)
            : (int?)null;

    private static SolutionVariables Query(IOrganizationService service)
    {
        var query = new QueryExpression(EnvironmentVariableTable.Table) { ColumnSet = new ColumnSet(EnvironmentVariableTable.SchemaName, EnvironmentVariableTable.DefaultValue) };
        query.Criteria.AddCondition(
            EnvironmentVariableTable.SchemaName, ConditionOperator.In, EnvironmentVariableTable.MaskPersonalData, EnvironmentVariableTable.SatisfactionHalfLifeDays);
        var given = query.AddLink(EnvironmentVariableValueTable.Table, EnvironmentVariableTable.Id, EnvironmentVariableValueTable.DefinitionId, JoinOperator.LeftOuter);
        given.EntityAlias = ValueAlias;
        given.Columns = new ColumnSet(EnvironmentVariableValueTable.Value);
        given.LinkCriteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        bool mask = Default.MaskPersonalData;
        int halfLife = Default.HalfLifeDays;
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            var name = row.GetAttributeValue<string>(EnvironmentVariableTable.SchemaName);
            var fallback = row.GetAttributeValue<string>(EnvironmentVariableTable.DefaultValue);
            var value = row.GetAttributeValue<AliasedValue>(ValueAlias + "." + EnvironmentVariableValueTable.Value)?.Value as string;
            if (string.Equals(name, EnvironmentVariableTable.MaskPersonalData, StringComparison.OrdinalIgnoreCase))
                mask = ReadYesNo(value) ?? ReadYesNo(fallback) ?? Default.MaskPersonalData;
            else if (string.Equals(name, EnvironmentVariableTable.SatisfactionHalfLifeDays, StringComparison.OrdinalIgnoreCase))
                halfLife = ReadDays(value) ?? ReadDays(fallback) ?? Default.HalfLifeDays;
        }

        return new SolutionVariables(mask, halfLife);
    }

    private sealed class Reading
    {
        public Reading(DateTime at, SolutionVariables variables)
        {
            At = at;
            Variables = variables;
        }

        public DateTime At { get; }

        public SolutionVariables Variables { get; }
    }
}
