using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Sample;
using CrmFeedback.Schema;
using CrmFeedback.Tests.LocalOrg;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>The sample year, played through the plug-ins: the stories must be legible in the standings.</summary>
public sealed class SampleStandingsTests
{
    [Fact]
    public async Task The_falling_and_the_threatening_customer_are_on_top_and_the_recovering_one_is_not_at_risk()
    {
        var clock = new SimulatedClock(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        using var organization = ShippedSolutions.Open(JobPolicy.Manual, clock);
        var admin = organization.CreateService(organization.AdminUserId);
        admin.Execute(new OrganizationRequest("cfb_Setup"));
        var played = await SampleOrganization.PlayAsync(organization, cancellation: TestContext.Current.CancellationToken);

        var atRisk = Standings(admin, SatisfactionTable.AccountId);
        foreach (var standing in atRisk.Take(12).Concat(atRisk.Where(s => Name(s).StartsWith("Northwind", StringComparison.Ordinal))))
            TestContext.Current.TestOutputHelper!.WriteLine($"{Name(standing)}: risk {standing[SatisfactionTable.Risk]}, score {standing.GetAttributeValue<decimal>(SatisfactionTable.Score)}, n {standing[SatisfactionTable.FeedbackCount]}, trend {standing.GetAttributeValue<OptionSetValue>(SatisfactionTable.Trend)?.Value} {standing.GetAttributeValue<decimal>(SatisfactionTable.TrendSignificance)} {standing[SatisfactionTable.RiskReasons]}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{played.Sources} sources in {played.Elapsed.TotalSeconds:0.0} s, {played.SourcesPerSecond:0.0} a second");

        Assert.Equal(["Harbour Coffee Roasters", "上海云帆贸易有限公司"], atRisk.Take(2).Select(Name).Order(StringComparer.Ordinal));
        var falling = Reasons(atRisk.Single(s => Name(s) == "Harbour Coffee Roasters"));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "low_satisfaction", "falling", "open_complaints", "detractor" }, falling);
        var threatening = Reasons(atRisk.Single(s => Name(s) == "上海云帆贸易有限公司"));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "low_satisfaction", "leave_conditional", "regulator", "open_complaints" }, threatening);
        Assert.All(atRisk.Take(2), s => Assert.Contains(s.GetAttributeValue<OptionSetValue>(SatisfactionTable.RiskLevel).Value - Choices.FirstValue, new[] { (int)RiskLevel.High, (int)RiskLevel.Critical }));
        var recovering = atRisk.Single(s => Name(s) == "Northwind Dental Group");
        Assert.Equal((int)RiskLevel.Low, recovering.GetAttributeValue<OptionSetValue>(SatisfactionTable.RiskLevel).Value - Choices.FirstValue);
        Assert.Equal((int)Trend.Rising, recovering.GetAttributeValue<OptionSetValue>(SatisfactionTable.Trend).Value - Choices.FirstValue);
        Assert.DoesNotContain("Northwind Dental Group", AtRiskAccounts(admin));
    }

    private static List<Entity> Standings(IOrganizationService service, string lookup)
    {
        var query = new QueryExpression(SatisfactionTable.Table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(lookup, ConditionOperator.NotNull);
        query.AddOrder(SatisfactionTable.Risk, OrderType.Descending);
        return [.. service.RetrieveMultiple(query).Entities];
    }

    /// <summary>The shipped view "At-risk accounts", as the app would open it.</summary>
    private static IEnumerable<string> AtRiskAccounts(IOrganizationService service)
    {
        var view = Solution.SolutionSource.WithRoot("savedqueries").Single(f => f.Path.Contains("Entities/Account/", StringComparison.Ordinal));
        var fetch = view.Root.Descendants("fetchxml").Single().Elements().Single().ToString();
        return service.RetrieveMultiple(new FetchExpression(fetch)).Entities.Select(a => a.GetAttributeValue<string>("name"));
    }

    private static string Name(Entity standing) => standing.GetAttributeValue<string>(SatisfactionTable.Name);

    private static HashSet<string> Reasons(Entity standing) => [.. System.Text.Json.JsonDocument.Parse(standing.GetAttributeValue<string>(SatisfactionTable.RiskReasons))
        .RootElement.EnumerateArray().Where(r => r.TryGetProperty("points", out _)).Select(r => r.GetProperty("code").GetString()!)];
}
