using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Organization;
using CrmFeedback.Feedback;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;

namespace CrmFeedback.Cli.Administration;

/// <summary>How a check ended.</summary>
public enum CheckState
{
    /// <summary>As it should be.</summary>
    Good = 0,

    /// <summary>Something is to be done.</summary>
    Problem = 1,

    /// <summary>The organisation does not answer the question.</summary>
    Unknown = 2,
}

/// <summary>One thing that was checked.</summary>
/// <param name="Name">What.</param>
/// <param name="State">How it is.</param>
/// <param name="Message">What was found, and what to do.</param>
public sealed record CheckResult(string Name, CheckState State, string Message);

/// <summary>
/// Looks whether an installation is complete: what an import leaves out (steps that are off, a profile without members, keys whose
/// index was not built, rows that <c>cfb_Setup</c> makes) and what has to go on afterwards (recalculation). Reads only.
/// </summary>
public sealed class InstallationCheck(WebApiClient client, TimeProvider time)
{
    private const string WordsProfile = "1a0f1a7d-1d10-5880-9ffc-59e63f10c7f5";
    private const int MostDaysWithoutRecalculation = 7;

    private static readonly string[] TablesWithKeys =
        [FeedbackTable.Table, SatisfactionTable.Table, ThemeTable.Table, SettingTable.Table, BaselineTable.Table, FollowUpTable.Table];

    /// <summary>Runs all checks; one that fails does not keep the others from running.</summary>
    /// <exception cref="WebApiException">The organisation cannot be reached, or the caller is not let in.</exception>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        (string Name, Func<CancellationToken, Task<CheckResult>> Check)[] checks =
        [
            ("Plug-in steps", StepsAsync), ("Column security", ProfileAsync), ("Alternate keys", KeysAsync), ("Themes", ThemesAsync),
            ("Settings", SettingsAsync), ("Analyser", AnalyzerAsync), ("Environment variables", VariablesAsync), ("Recalculation", BaselineAsync), ("Unscored records", UnscoredAsync),
        ];
        var results = new List<CheckResult>();
        foreach (var (name, check) in checks)
        {
            try
            {
                results.Add(await check(cancellation) with { Name = name });
            }
            catch (WebApiException error) when (error.Status is 400 or 403 or 404 or 501)
            {
                results.Add(new CheckResult(name, CheckState.Unknown, error.Message));
            }
        }

        return results;
    }

    private async Task<CheckResult> StepsAsync(CancellationToken cancellation)
    {
        var steps = await ListAsync("sdkmessageprocessingsteps?$select=name,statecode&$filter=startswith(name,'CrmFeedback.Steps.')", cancellation);
        var off = steps.Where(step => step.GetProperty("statecode").GetInt32() != 0).Select(step => step.GetProperty("name").GetString()!).ToList();
        return steps.Count == 0 ? Problem("None is registered. Import the solution CrmFeedback.")
            : off.Count > 0 ? Problem($"{off.Count} of {steps.Count} are off, among them '{off[0]}'. Import again with \"Enable plug-in steps and flows\" ticked, or enable them, then run backfill.")
            : Good($"{steps.Count} steps are on.");
    }

    private async Task<CheckResult> ProfileAsync(CancellationToken cancellation)
    {
        var users = await ListAsync($"fieldsecurityprofiles({WordsProfile})/systemuserprofiles_association?$select=systemuserid", cancellation);
        var teams = await ListAsync($"fieldsecurityprofiles({WordsProfile})/teamprofiles_association?$select=teamid", cancellation);
        return users.Count + teams.Count == 0
            ? Problem("The profile 'CrmFeedback words' has no members, so only system administrators read customers' words. Add users or teams.")
            : Good($"{users.Count} users and {teams.Count} teams read customers' words.");
    }

    private async Task<CheckResult> KeysAsync(CancellationToken cancellation)
    {
        var waiting = new List<string>();
        foreach (var table in TablesWithKeys)
        {
            foreach (var key in await ListAsync($"EntityDefinitions(LogicalName='{table}')/Keys?$select=LogicalName,EntityKeyIndexStatus", cancellation))
            {
                var status = key.GetProperty("EntityKeyIndexStatus").GetString();
                if (!string.Equals(status, "Active", StringComparison.Ordinal))
                    waiting.Add($"{key.GetProperty("LogicalName").GetString()} ({status})");
            }
        }

        return waiting.Count == 0 ? Good("All are active.")
            : Problem($"{string.Join(", ", waiting)}. Pending ones need minutes; reactivate a failed one in the maker portal once its duplicates are gone.");
    }

    private async Task<CheckResult> ThemesAsync(CancellationToken cancellation)
    {
        var codes = (await ListAsync($"{ThemeTable.EntitySet}?$select={ThemeTable.Code}&$filter=statecode eq 0", cancellation)).Select(row => Text(row, ThemeTable.Code)).ToList();
        var missing = ThemeCodes.All.Except(codes, StringComparer.OrdinalIgnoreCase).ToList();
        return missing.Count == 0 ? Good($"{codes.Count} themes are active.")
            : Problem($"{string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing or inactive. Call cfb_Setup, or activate what is wanted.");
    }

    private async Task<CheckResult> SettingsAsync(CancellationToken cancellation)
    {
        var codes = (await ListAsync($"{SettingTable.EntitySet}?$select={SettingTable.Code}", cancellation)).Select(row => Text(row, SettingTable.Code)).ToList();
        var missing = SetupRows.Settings.Concat(StandingSettings.Shipped).Select(setting => setting.Code).Except(codes, StringComparer.OrdinalIgnoreCase).ToList();
        return missing.Count == 0 ? Good($"{codes.Count} settings.") : Problem($"{string.Join(", ", missing)} missing; the defaults count. Call cfb_Setup to have the rows to change.");
    }

    // The very reading of the plug-in, so that what it would trace is told here.
    private async Task<CheckResult> AnalyzerAsync(CancellationToken cancellation)
    {
        var filter = string.Join(" or ", ModelRows.Codes.Select(code => $"{SettingTable.Code} eq '{code}'"));
        var rows = await ListAsync($"{SettingTable.EntitySet}?$select={SettingTable.Code},{SettingTable.Value}&$filter={filter}", cancellation);
        var read = ModelRows.Read(rows.Where(row => row.GetProperty(SettingTable.Value).ValueKind == JsonValueKind.String)
            .ToDictionary(row => Text(row, SettingTable.Code), row => Text(row, SettingTable.Value), StringComparer.OrdinalIgnoreCase));
        if (read.Remark != null)
            return Problem(read.Remark.TrimEnd(' ', ';') + ". Store the rows again with 'model-rows' or 'calibrate'.");
        var own = AnalysisModels.Names.Where(name => read.Models.Describe(name) != null).Select(name => $"{name} {read.Models.Describe(name)!.Value.Key}").ToList();
        return Good($"{(own.Count == 0 ? "The embedded models" : "Own models " + string.Join(", ", own))}, {(read.Settings.Version.Length == 0 ? "no calibration" : read.Settings.Version)}.");
    }

    private async Task<CheckResult> VariablesAsync(CancellationToken cancellation)
    {
        var rows = await ListAsync(
            "environmentvariabledefinitions?$select=schemaname,defaultvalue&$filter=startswith(schemaname,'cfb_')"
            + "&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)", cancellation);
        var values = rows.ToDictionary(
            row => Text(row, "schemaname"),
            row => row.GetProperty("environmentvariabledefinition_environmentvariablevalue").EnumerateArray().Select(value => Text(value, "value")).FirstOrDefault() ?? Text(row, "defaultvalue"),
            StringComparer.OrdinalIgnoreCase);
        if (!values.TryGetValue(EnvironmentVariableTable.MaskPersonalData, out var mask) || !values.TryGetValue(EnvironmentVariableTable.SatisfactionHalfLifeDays, out var days))
            return Problem("The definitions are missing. Import the solution CrmFeedback.");
        if (SolutionVariables.ReadYesNo(mask) == null)
            return Problem($"{EnvironmentVariableTable.MaskPersonalData} is '{mask}', which is neither yes nor no; yes counts.");
        return SolutionVariables.ReadDays(days) == null
            ? Problem($"{EnvironmentVariableTable.SatisfactionHalfLifeDays} is '{days}'; give {SolutionVariables.ShortestHalfLife} to {SolutionVariables.LongestHalfLife}. The default counts.")
            : Good($"personal data masked: {mask}; half-life: {days} days.");
    }

    private async Task<CheckResult> BaselineAsync(CancellationToken cancellation)
    {
        var rows = await ListAsync($"{BaselineTable.EntitySet}?$select={BaselineTable.AsOf}&$filter={BaselineTable.Scope} eq '{BaselineRefresh.ScopeAll}'", cancellation);
        if (rows.Count == 0)
            return Problem("Never run. Schedule 'crmfeedback recalculate' or a flow that calls cfb_RecalculateSatisfaction once a night.");
        var last = rows[0].GetProperty(BaselineTable.AsOf).GetDateTimeOffset();
        var day = last.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return time.GetUtcNow() - last > TimeSpan.FromDays(MostDaysWithoutRecalculation)
            ? Problem($"Last run on {day}. Schedule 'crmfeedback recalculate' or a flow that calls cfb_RecalculateSatisfaction once a night.")
            : Good($"Last run on {day}.");
    }

    private async Task<CheckResult> UnscoredAsync(CancellationToken cancellation)
    {
        const string Surveys = "<fetch aggregate='true'><entity name='cfb_surveyresponse'><attribute name='cfb_surveyresponseid' aggregate='count' alias='n'/><filter><condition attribute='statecode' operator='eq' value='0'/><condition entityname='f' attribute='cfb_feedbackid' operator='null'/></filter><link-entity name='cfb_feedback' from='cfb_surveyresponseid' to='cfb_surveyresponseid' link-type='outer' alias='f'/></entity></fetch>";
        var count = (await ListAsync($"cfb_surveyresponses?fetchXml={Uri.EscapeDataString(Surveys)}", cancellation))[0].GetProperty("n").GetInt32();
        return count == 0 ? Good("Every active survey response has feedback.") : Problem($"{count} survey responses have no feedback. Run 'crmfeedback backfill'.");
    }

    private async Task<List<JsonElement>> ListAsync(string query, CancellationToken cancellation)
    {
        var rows = new List<JsonElement>();
        await foreach (var row in client.ReadAsync(query, cancellation))
            rows.Add(row);
        return rows;
    }

    private static string Text(JsonElement row, string column) => row.TryGetProperty(column, out var value) ? value.GetString() ?? string.Empty : string.Empty;

    private static CheckResult Good(string message) => new(string.Empty, CheckState.Good, message);

    private static CheckResult Problem(string message) => new(string.Empty, CheckState.Problem, message);
}
