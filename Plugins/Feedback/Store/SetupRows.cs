using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>Rows an organisation needs and a solution cannot carry. Ids are fixed, so running it again, or twice at once, makes nothing twice.</summary>
public static class SetupRows
{
    /// <summary>The settings of scoring.</summary>
    public static IReadOnlyList<ShippedSetting> Settings { get; } = new[]
    {
        new ShippedSetting(
            new Guid("a00daee5-7146-59ad-9eb1-051a6c732bf6"), FeedbackSettings.DuplicateDaysCode,
            "Days within which the same words of a customer count once", FeedbackSettings.Defaults[FeedbackSettings.DuplicateDaysCode]),
        new ShippedSetting(
            new Guid("f3c8442d-c12e-52b8-a149-8cfc22ea71db"), FeedbackSettings.RowOwnerCode,
            "Owner of a feedback row: \"customer\" (the customer's owner) or \"system\"", FeedbackSettings.Defaults[FeedbackSettings.RowOwnerCode]),
    };

    /// <summary>Creates the shipped themes that are missing; what an admin changed stays.</summary>
    /// <returns>Number of rows created.</returns>
    public static int CreateThemes(IOrganizationService service)
    {
        var codes = Existing(service, ThemeTable.Table, ThemeTable.Code);
        var created = 0;
        foreach (var theme in ShippedThemes.All)
        {
            if (codes.Contains(theme.Code))
                continue;
            service.Create(new Entity(ThemeTable.Table, theme.Id)
            {
                [ThemeTable.Name] = theme.Name,
                [ThemeTable.NameZhHans] = theme.NameZhHans,
                [ThemeTable.NameZhHant] = theme.NameZhHant,
                [ThemeTable.Code] = theme.Code,
                [ThemeTable.Root] = Choices.Option((int)theme.Root),
                [ThemeTable.Keywords] = theme.Keywords,
                [ThemeTable.IsShipped] = true,
            });
            created++;
        }

        return created;
    }

    /// <summary>Creates the settings that are missing, with their defaults; what an admin changed stays.</summary>
    /// <returns>Number of rows created.</returns>
    public static int CreateSettings(IOrganizationService service, IEnumerable<ShippedSetting> settings)
    {
        var codes = Existing(service, SettingTable.Table, SettingTable.Code);
        var created = 0;
        foreach (var setting in settings)
        {
            if (codes.Contains(setting.Code))
                continue;
            service.Create(new Entity(SettingTable.Table, setting.Id)
            {
                [SettingTable.Name] = setting.Name,
                [SettingTable.Code] = setting.Code,
                [SettingTable.Value] = setting.Value,
            });
            created++;
        }

        return created;
    }

    // Dataverse compares keys without regard to case.
    private static HashSet<string> Existing(IOrganizationService service, string table, string codeColumn)
    {
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(codeColumn) }).Entities)
        {
            if (row.GetAttributeValue<string>(codeColumn) is string code)
                codes.Add(code);
        }

        return codes;
    }
}

/// <summary>One row of <c>cfb_setting</c> that ships.</summary>
public sealed class ShippedSetting
{
    /// <summary>Creates a setting.</summary>
    public ShippedSetting(Guid id, string code, string name, string value)
    {
        Id = id;
        Code = code;
        Name = name;
        Value = value;
    }

    /// <summary>Fixed id of the row.</summary>
    public Guid Id { get; }

    /// <summary>Code by which it is found.</summary>
    public string Code { get; }

    /// <summary>What it is, for the admin.</summary>
    public string Name { get; }

    /// <summary>Default, JSON.</summary>
    public string Value { get; }
}
