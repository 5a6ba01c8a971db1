using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Fills the names of references by one query per table and block of ids.</summary>
internal static class ReferenceNames
{
    // Few sizes, so that few statements are prepared.
    private static readonly int[] Blocks = { 1, 4, 16, 64, 256 };

    /// <summary>Sets <see cref="EntityReference.Name"/> of references that have none. A row that is gone gives no name.</summary>
    public static void Fill(Database database, OrganizationMetadata metadata, IEnumerable<EntityReference> references)
    {
        foreach (var ofTable in references.Where(reference => reference.Name is null).GroupBy(reference => reference.LogicalName, StringComparer.Ordinal))
        {
            if (metadata.FindTable(ofTable.Key) is not { PrimaryName: { } nameColumn } table)
                continue;
            var names = Names(database, table, nameColumn, ofTable.Select(reference => reference.Id).Distinct().ToArray());
            foreach (var reference in ofTable)
                reference.Name = names.GetValueOrDefault(reference.Id);
        }
    }

    private static Dictionary<Guid, string> Names(Database database, TableDefinition table, string nameColumn, Guid[] ids)
    {
        var names = new Dictionary<Guid, string>(ids.Length);
        for (var start = 0; start < ids.Length;)
        {
            var rest = ids.Length - start;
            var block = Blocks.FirstOrDefault(size => size >= rest, Blocks[^1]);
            var values = new object?[block];
            for (var i = 0; i < block; i++)
                values[i] = i < rest ? ColumnCodec.Text(ids[start + i]) : null;
            var list = string.Join(", ", Enumerable.Range(0, block).Select(Database.ParameterName));
            var id = SqlNames.Quote(table.PrimaryId);
            using var reader = database.Read($"SELECT {id}, {SqlNames.Quote(nameColumn)} FROM {SqlNames.Quote(table.LogicalName)} WHERE {id} IN ({list})", values);
            while (reader.Read())
            {
                if (!reader.IsDBNull(1))
                    names[Guid.Parse(reader.GetString(0))] = reader.GetString(1);
            }

            start += block;
        }

        return names;
    }
}
