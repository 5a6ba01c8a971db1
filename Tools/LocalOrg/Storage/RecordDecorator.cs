using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Adds what a reader of records expects beside the values: names of references, formatted values.</summary>
internal static class RecordDecorator
{
    /// <summary>Fills names and formatted values of records read with these columns.</summary>
    public static void Decorate(Database database, OrganizationMetadata metadata, IReadOnlyList<Entity> records, IReadOnlyList<ProjectedColumn> columns, int languageCode)
    {
        if (records.Count == 0)
            return;
        ReferenceNames.Fill(database, metadata, records.SelectMany(record => record.Attributes.Values).Select(Bare).OfType<EntityReference>());
        var symbol = columns.Any(column => column.Column.Type == ColumnType.Money) ? CurrencySymbol(database) : "";
        foreach (var record in records)
        {
            foreach (var column in columns)
            {
                if (column.IsVisible && record.Attributes.TryGetValue(column.Key, out var value)
                    && ValueFormatter.Format(column.Column, Bare(value), languageCode, symbol) is { } formatted)
                    record.FormattedValues[column.Key] = formatted;
            }
        }
    }

    private static object Bare(object value) => value is AliasedValue aliased ? aliased.Value : value;

    private static string CurrencySymbol(Database database) =>
        database.Scalar("SELECT currencysymbol FROM organization LIMIT 1") as string ?? "$";
}
