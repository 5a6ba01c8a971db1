using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>
/// Reads calibration and replaced models of an organisation by one query and keeps them in the process for a few
/// minutes, so that a save usually costs no call for them. Safe for any number of threads.
/// </summary>
public sealed class AnalyzerSettingsReader
{
    /// <summary>What this process keeps; Dataverse may drop it at any time.</summary>
    public static readonly AnalyzerSettingsReader Shared = new AnalyzerSettingsReader(() => DateTime.UtcNow);

    /// <summary>How long a reading counts: a new calibration or model is in use everywhere after that.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Reading> readings = new ConcurrentDictionary<Guid, Reading>();
    private readonly Func<DateTime> now;

    /// <summary>Creates a reader with its own memory.</summary>
    public AnalyzerSettingsReader(Func<DateTime> now) => this.now = now;

    /// <summary>The organisation's settings: no query while the last reading counts, else one; two when rows changed since.</summary>
    public AnalyzerSettings Read(IOrganizationService service, Guid organizationId)
    {
        DateTime time = now();
        bool known = readings.TryGetValue(organizationId, out Reading? last);
        if (known && time - last!.At < Lifetime && time >= last.At) return last.Settings;
        if (known)
        {
            // The models are large: read them again only when a row changed.
            string signature = Signature(Query(service, SettingTable.Code, CommonColumns.VersionNumber, CommonColumns.ModifiedOn));
            if (string.Equals(signature, last!.Signature, StringComparison.Ordinal)) return Keep(organizationId, new Reading(time, signature, last.Settings));
        }
        IReadOnlyList<Entity> rows = Query(service, SettingTable.Code, SettingTable.Value, CommonColumns.VersionNumber, CommonColumns.ModifiedOn);
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Entity row in rows)
        {
            string? code = row.GetAttributeValue<string>(SettingTable.Code);
            if (code != null && row.GetAttributeValue<string>(SettingTable.Value) is string value) values[code] = value;
        }
        return Keep(organizationId, new Reading(time, Signature(rows), values.Count == 0 ? AnalyzerSettings.Standard : ModelRows.Read(values)));
    }

    private AnalyzerSettings Keep(Guid organizationId, Reading reading)
    {
        readings[organizationId] = reading;
        return reading.Settings;
    }

    private static IReadOnlyList<Entity> Query(IOrganizationService service, params string[] columns)
    {
        var query = new QueryExpression(SettingTable.Table) { ColumnSet = new ColumnSet(columns) };
        var codes = new object[ModelRows.Codes.Count];
        for (int i = 0; i < codes.Length; i++) codes[i] = ModelRows.Codes[i];
        query.Criteria.AddCondition(SettingTable.Code, ConditionOperator.In, codes);
        query.AddOrder(SettingTable.Code, OrderType.Ascending);
        return new List<Entity>(service.RetrieveMultiple(query).Entities);
    }

    private static string Signature(IReadOnlyList<Entity> rows) => RowSignature.Of(rows);

    private sealed class Reading
    {
        public Reading(DateTime at, string signature, AnalyzerSettings settings)
        {
            At = at;
            Signature = signature;
            Settings = settings;
        }

        public DateTime At { get; }

        public string Signature { get; }

        public AnalyzerSettings Settings { get; }
    }
}
