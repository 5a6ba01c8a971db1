using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>
/// Reads the theme catalogue. Ids are read in every run, because a lookup to a theme deleted meanwhile would doom the
/// save; the keywords are kept per organisation as long as no theme's version changes. Safe for any number of threads.
/// </summary>
public sealed class ThemeReader
{
    /// <summary>What this process keeps; Dataverse may drop it at any time.</summary>
    public static readonly ThemeReader Shared = new ThemeReader();

    private static readonly string[] Narrow = { ThemeTable.Code, CommonColumns.VersionNumber, CommonColumns.ModifiedOn };
    private static readonly string[] Wide = { ThemeTable.Code, CommonColumns.VersionNumber, CommonColumns.ModifiedOn, ThemeTable.Keywords, ThemeTable.Exclusions };

    private readonly ConcurrentDictionary<Guid, Snapshot> snapshots = new ConcurrentDictionary<Guid, Snapshot>();

    /// <summary>The active themes and how to analyse: one query when nothing changed, else at most two; every few minutes one more for the analyser.</summary>
    public ThemeSet Read(IOrganizationService service, Guid organizationId)
    {
        var analyzer = AnalyzerSettingsReader.Shared.Read(service, organizationId);
        if (snapshots.TryGetValue(organizationId, out var kept))
        {
            var rows = Query(service, Narrow);
            if (RowSignature.Of(rows) == kept.Signature)
                return new ThemeSet(kept.Catalogue, Ids(rows), analyzer);
        }

        var themes = Query(service, Wide);
        var snapshot = new Snapshot(RowSignature.Of(themes), Catalogue(themes));
        snapshots[organizationId] = snapshot;
        return new ThemeSet(snapshot.Catalogue, Ids(themes), analyzer);
    }

    private static IReadOnlyList<Entity> Query(IOrganizationService service, string[] columns)
    {
        var query = new QueryExpression(ThemeTable.Table) { ColumnSet = new ColumnSet(columns) };
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.AddOrder(ThemeTable.Code, OrderType.Ascending);
        return new List<Entity>(service.RetrieveMultiple(query).Entities);
    }

    private static Dictionary<string, Guid> Ids(IReadOnlyList<Entity> rows)
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.GetAttributeValue<string>(ThemeTable.Code) is string code)
                ids[code] = row.Id;
        }

        return ids;
    }

    private static ThemeCatalogue? Catalogue(IReadOnlyList<Entity> rows)
    {
        var themes = new List<ThemeDefinition>();
        foreach (var row in rows)
        {
            var code = row.GetAttributeValue<string>(ThemeTable.Code);
            var keywords = Lines(row.GetAttributeValue<string>(ThemeTable.Keywords));
            if (code != null && keywords.Count > 0)
                themes.Add(new ThemeDefinition(code, keywords, Lines(row.GetAttributeValue<string>(ThemeTable.Exclusions))));
        }

        return themes.Count == 0 ? null : ThemeCatalogue.Create(themes);
    }

    private static List<string> Lines(string? text)
    {
        var lines = new List<string>();
        foreach (var line in (text ?? string.Empty).Split('\n'))
        {
            var word = line.Trim();
            if (word.Length > 0)
                lines.Add(word);
        }

        return lines;
    }

    private sealed class Snapshot
    {
        public Snapshot(string signature, ThemeCatalogue? catalogue)
        {
            Signature = signature;
            Catalogue = catalogue;
        }

        public string Signature { get; }

        public ThemeCatalogue? Catalogue { get; }
    }
}
