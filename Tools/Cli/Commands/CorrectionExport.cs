using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Organization;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Cli.Commands;

/// <summary>What an export found.</summary>
/// <param name="Written">Texts written.</param>
/// <param name="OtherLabels">Texts left out because their label is mixed or unscorable.</param>
/// <param name="WithoutWords">Feedback whose words are empty or hidden from the caller.</param>
public sealed record CorrectionExportResult(int Written, int OtherLabels, int WithoutWords)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Written} texts written"
        + (OtherLabels == 0 ? "" : $", {OtherLabels} labelled mixed or unscorable left out (--all-labels takes them)")
        + (WithoutWords == 0 ? "" : $", {WithoutWords} without readable words left out (only members of the column security profile \"CrmFeedback words\" may read them)")
        + ".";
}

/// <summary>
/// Corrections as a corpus: one line per corrected feedback, in the trainer's form (header, tabs, no quoting). The
/// label is the sentiment that counts with all standing corrections, by the rule the product itself applies.
/// </summary>
public static class CorrectionExport
{
    private const string Query =
        CorrectionTable.EntitySet + "?$select=cfb_sentiment,cfb_themes,cfb_correctedon,cfb_isundone,_cfb_feedbackid_value"
        + "&$expand=cfb_FeedbackId($select=cfb_text,cfb_machinesentiment,cfb_machinescore,cfb_language)"
        + "&$filter=statecode eq 0&$orderby=cfb_correctedon asc,cfb_correctionid asc";

    private static readonly CsvConfiguration Tabs = new(CultureInfo.InvariantCulture) { Delimiter = "\t", Mode = CsvMode.NoEscape, NewLine = "\n" };

    /// <summary>Writes the corpus.</summary>
    /// <exception cref="WebApiException">The organisation cannot be read.</exception>
    public static async Task<CorrectionExportResult> RunAsync(WebApiClient client, TextWriter output, bool allLabels, CancellationToken cancellation)
    {
        var feedback = new Dictionary<Guid, JsonElement>();
        var corrections = new Dictionary<Guid, List<Entity>>();
        await foreach (var row in client.ReadAsync(Query, cancellation))
        {
            if (!row.TryGetProperty("cfb_FeedbackId", out var of) || of.ValueKind != JsonValueKind.Object)
                continue;
            var id = row.GetProperty("_cfb_feedbackid_value").GetGuid();
            feedback[id] = of;
            if (!corrections.TryGetValue(id, out var list))
                corrections[id] = list = [];
            list.Add(Correction(row));
        }

        await using var csv = new CsvWriter(output, Tabs, leaveOpen: true);
        Line(csv, ["label", "text", "themes", "machine_label", "machine_score", "language"]);
        int written = 0, other = 0, wordless = 0;
        foreach (var (id, of) in feedback.OrderBy(f => f.Key))
        {
            var standing = StandingCorrection.Of(corrections[id]);
            if (standing.Sentiment == null && standing.Themes == null)
                continue;
            var machine = Label<Sentiment>(of, "cfb_machinesentiment");
            var label = standing.Sentiment ?? machine;
            var text = OneLine(of.GetProperty("cfb_text").GetString());
            if (text.Length == 0)
                wordless++;
            else if (!allLabels && label is null or Sentiment.Mixed or Sentiment.Unscorable)
                other++;
            else
            {
                Line(csv, [Words(label), text, standing.Themes == null ? "" : ThemeList.Format(standing.Themes, int.MaxValue), Words(machine), of.GetProperty("cfb_machinescore").ToString(), Words(Label<FeedbackLanguage>(of, "cfb_language"))]);
                written++;
            }
        }

        return new CorrectionExportResult(written, other, wordless);
    }

    private static Entity Correction(JsonElement row) => new(CorrectionTable.Table, row.GetProperty("cfb_correctionid").GetGuid())
    {
        [CorrectionTable.Sentiment] = row.GetProperty(CorrectionTable.Sentiment) is { ValueKind: JsonValueKind.Number } sentiment ? new OptionSetValue(sentiment.GetInt32()) : null,
        [CorrectionTable.Themes] = row.GetProperty(CorrectionTable.Themes).GetString(),
        [CorrectionTable.CorrectedOn] = row.GetProperty(CorrectionTable.CorrectedOn) is { ValueKind: JsonValueKind.String } on ? on.GetDateTime() : default,
        [CorrectionTable.IsUndone] = row.GetProperty(CorrectionTable.IsUndone).ValueKind == JsonValueKind.True,
    };

    private static T? Label<T>(JsonElement row, string column)
        where T : struct, Enum =>
        row.GetProperty(column) is { ValueKind: JsonValueKind.Number } value ? (T)Enum.ToObject(typeof(T), value.GetInt32() - Choices.FirstValue) : null;

    // "VeryNegative" is "very negative" in the corpora.
    private static string Words<T>(T? label)
        where T : struct, Enum =>
        label is null ? "" : string.Concat(label.Value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private static string OneLine(string? text) =>
        string.Join(' ', (text ?? "").Split(['\t', '\r', '\n', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static void Line(CsvWriter csv, string[] cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.NextRecord();
    }
}
