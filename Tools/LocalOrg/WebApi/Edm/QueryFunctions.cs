using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>What a Dataverse query function takes beside the column's name.</summary>
public enum QueryFunctionArgument
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A whole number (<c>PropertyValue</c>).</summary>
    Number,

    /// <summary>One value as a string (<c>PropertyValue</c>).</summary>
    Value,

    /// <summary>Several values as strings (<c>PropertyValues</c>).</summary>
    Values,
}

/// <summary>Dataverse's query functions (<c>Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)</c>):
/// each is the condition operator of the same name.</summary>
public static class QueryFunctions
{
    /// <summary>The functions by name.</summary>
    public static readonly FrozenDictionary<string, (ConditionOperator Operator, QueryFunctionArgument Argument)> All = Build();

    private static readonly string[] UnsupportedNames =
    [
        "Contains", "DoesNotContain", "EqualRoleBusinessId", "InFiscalPeriod", "InFiscalPeriodAndYear", "InFiscalYear",
        "InOrAfterFiscalPeriodAndYear", "InOrBeforeFiscalPeriodAndYear", "LastFiscalPeriod", "LastFiscalYear",
        "LastXFiscalPeriods", "LastXFiscalYears", "NextFiscalPeriod", "NextFiscalYear", "NextXFiscalPeriods",
        "NextXFiscalYears", "ThisFiscalPeriod", "ThisFiscalYear", "Above", "AboveOrEqual", "Under", "UnderOrEqual", "NotUnder",
        "EqualUserLanguage", "EqualUserOrUserHierarchy", "EqualUserOrUserHierarchyAndTeams",
    ];

    /// <summary>Functions of Dataverse that are refused by name.</summary>
    public static IReadOnlyList<string> Unsupported => UnsupportedNames;

    /// <summary>The operator that is true where the given one is false, or null if there is none.</summary>
    public static ConditionOperator? Opposite(ConditionOperator comparison) => comparison switch
    {
        ConditionOperator.In => ConditionOperator.NotIn,
        ConditionOperator.NotIn => ConditionOperator.In,
        ConditionOperator.Between => ConditionOperator.NotBetween,
        ConditionOperator.NotBetween => ConditionOperator.Between,
        ConditionOperator.ContainValues => ConditionOperator.DoesNotContainValues,
        ConditionOperator.DoesNotContainValues => ConditionOperator.ContainValues,
        ConditionOperator.On => ConditionOperator.NotOn,
        ConditionOperator.NotOn => ConditionOperator.On,
        ConditionOperator.EqualUserId => ConditionOperator.NotEqualUserId,
        ConditionOperator.NotEqualUserId => ConditionOperator.EqualUserId,
        ConditionOperator.EqualBusinessId => ConditionOperator.NotEqualBusinessId,
        ConditionOperator.NotEqualBusinessId => ConditionOperator.EqualBusinessId,
        _ => null,
    };

    private static FrozenDictionary<string, (ConditionOperator, QueryFunctionArgument)> Build()
    {
        ConditionOperator[] none =
        [
            ConditionOperator.Yesterday, ConditionOperator.Today, ConditionOperator.Tomorrow, ConditionOperator.Last7Days,
            ConditionOperator.Next7Days, ConditionOperator.LastWeek, ConditionOperator.ThisWeek, ConditionOperator.NextWeek,
            ConditionOperator.LastMonth, ConditionOperator.ThisMonth, ConditionOperator.NextMonth, ConditionOperator.LastYear,
            ConditionOperator.ThisYear, ConditionOperator.NextYear, ConditionOperator.EqualUserId, ConditionOperator.NotEqualUserId,
            ConditionOperator.EqualBusinessId, ConditionOperator.NotEqualBusinessId,
            ConditionOperator.EqualUserTeams, ConditionOperator.EqualUserOrUserTeams,
        ];
        ConditionOperator[] number =
        [
            ConditionOperator.LastXHours, ConditionOperator.LastXDays, ConditionOperator.LastXWeeks, ConditionOperator.LastXMonths,
            ConditionOperator.LastXYears, ConditionOperator.NextXHours, ConditionOperator.NextXDays, ConditionOperator.NextXWeeks,
            ConditionOperator.NextXMonths, ConditionOperator.NextXYears, ConditionOperator.OlderThanXMinutes,
            ConditionOperator.OlderThanXHours, ConditionOperator.OlderThanXDays, ConditionOperator.OlderThanXWeeks,
            ConditionOperator.OlderThanXMonths, ConditionOperator.OlderThanXYears,
        ];
        ConditionOperator[] value = [ConditionOperator.On, ConditionOperator.NotOn, ConditionOperator.OnOrAfter, ConditionOperator.OnOrBefore];
        ConditionOperator[] values =
        [
            ConditionOperator.In, ConditionOperator.NotIn, ConditionOperator.Between, ConditionOperator.NotBetween,
            ConditionOperator.ContainValues, ConditionOperator.DoesNotContainValues,
        ];
        return none.Select(item => (item, QueryFunctionArgument.None))
            .Concat(number.Select(item => (item, QueryFunctionArgument.Number)))
            .Concat(value.Select(item => (item, QueryFunctionArgument.Value)))
            .Concat(values.Select(item => (item, QueryFunctionArgument.Values)))
            .ToFrozenDictionary(item => item.item.ToString(), StringComparer.Ordinal);
    }
}
