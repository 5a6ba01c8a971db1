using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>What an admin may set (rows of <c>cfb_setting</c>). A value that cannot be read counts as its default.</summary>
public sealed class FeedbackSettings
{
    /// <summary>Code of <see cref="DuplicateDays"/>.</summary>
    public const string DuplicateDaysCode = "duplicate_days";

    /// <summary>Code of <see cref="OwnerIsCustomersOwner"/>.</summary>
    public const string RowOwnerCode = "row_owner";

    /// <summary>Value of <see cref="RowOwnerCode"/>: the customer's owner.</summary>
    public const string RowOwnerCustomer = "\"customer\"";

    private const int DefaultDuplicateDays = 7;

    /// <summary>Codes with their default values (JSON).</summary>
    public static IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DuplicateDaysCode] = "7",
        [RowOwnerCode] = RowOwnerCustomer,
    };

    /// <summary>Days within which the same words of a customer count once, 0..365.</summary>
    public int DuplicateDays { get; private set; } = DefaultDuplicateDays;

    /// <summary>Whether a feedback row belongs to the owner of its customer; otherwise it stays with the system.</summary>
    public bool OwnerIsCustomersOwner { get; private set; } = true;

    /// <summary>Reads the settings by one query.</summary>
    public static FeedbackSettings Read(IOrganizationService service)
    {
        var query = new QueryExpression(SettingTable.Table) { ColumnSet = new ColumnSet(SettingTable.Code, SettingTable.Value) };
        query.Criteria.AddCondition(SettingTable.Code, ConditionOperator.In, DuplicateDaysCode, RowOwnerCode);
        return Of(service.RetrieveMultiple(query).Entities);
    }

    /// <summary>The settings in rows read already; rows of other codes are left out.</summary>
    public static FeedbackSettings Of(IEnumerable<Entity> rows)
    {
        var settings = new FeedbackSettings();
        foreach (var row in rows)
        {
            var value = (row.GetAttributeValue<string>(SettingTable.Value) ?? string.Empty).Trim();
            var code = row.GetAttributeValue<string>(SettingTable.Code);
            if (string.Equals(code, RowOwnerCode, StringComparison.OrdinalIgnoreCase))
                settings.OwnerIsCustomersOwner = value.Length == 0 || string.Equals(value, RowOwnerCustomer, StringComparison.OrdinalIgnoreCase);
            else if (string.Equals(code, DuplicateDaysCode, StringComparison.OrdinalIgnoreCase) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
                settings.DuplicateDays = Math.Min(days, 365);
        }

        return settings;
    }
}
