using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Sample;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;
using CrmFeedback.Tests.LocalOrg;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>The sample year, played through the plug-ins: the stories must be legible in the standings and in the views that supervisors open.</summary>
public sealed class SampleStandingsTests(SampleStandingsTests.PlayedSample sample) : IClassFixture<SampleStandingsTests.PlayedSample>
{
    private const string Falling = "Harbour Coffee Roasters";
    private const string Recovering = "Northwind Dental Group";
    private const string Threatening = "上海云帆贸易有限公司";

    [Fact]
    public void The_falling_and_the_threatening_customer_are_on_top_and_the_recovering_one_is_not_at_risk()
    {
        var atRisk = Standings(sample.Admin, SatisfactionTable.AccountId);
        foreach (var standing in atRisk.Take(12).Concat(atRisk.Where(s => Name(s) == Recovering)))
            TestContext.Current.TestOutputHelper!.WriteLine($"{Name(standing)}: risk {standing[SatisfactionTable.Risk]}, score {standing.GetAttributeValue<decimal>(SatisfactionTable.Score)}, n {standing[SatisfactionTable.FeedbackCount]}, trend {standing.GetAttributeValue<OptionSetValue>(SatisfactionTable.Trend)?.Value} {standing.GetAttributeValue<decimal>(SatisfactionTable.TrendSignificance)} {standing[SatisfactionTable.RiskReasons]}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{sample.Result.Sources} sources in {sample.Result.Elapsed.TotalSeconds:0.0} s, {sample.Result.SourcesPerSecond:0.0} a second");

        Assert.Equal([Falling, Threatening], atRisk.Take(2).Select(Name).Order(StringComparer.Ordinal));
        var falling = Reasons(atRisk.Single(s => Name(s) == Falling));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "low_satisfaction", "falling", "open_complaints", "detractor" }, falling);
        var threatening = Reasons(atRisk.Single(s => Name(s) == Threatening));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "low_satisfaction", "leave_conditional", "regulator", "open_complaints" }, threatening);
        Assert.All(atRisk.Take(2), s => Assert.Contains(s.GetAttributeValue<OptionSetValue>(SatisfactionTable.RiskLevel).Value - Choices.FirstValue, new[] { (int)RiskLevel.High, (int)RiskLevel.Critical }));
        var recovering = atRisk.Single(s => Name(s) == Recovering);
        Assert.Equal((int)RiskLevel.Low, recovering.GetAttributeValue<OptionSetValue>(SatisfactionTable.RiskLevel).Value - Choices.FirstValue);
        Assert.Equal((int)Trend.Rising, recovering.GetAttributeValue<OptionSetValue>(SatisfactionTable.Trend).Value - Choices.FirstValue);
    }

    [Fact]
    public void At_risk_accounts_shows_the_worst_first_with_reasons_and_value_and_not_the_recovering_one()
    {
        var rows = View("Account", "At-risk accounts");
        var names = rows.ConvertAll(r => r.GetAttributeValue<string>("name"));
        Assert.Equal([Falling, Threatening], names.Take(2).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Recovering, names);
        var risks = rows.ConvertAll(r => (decimal)Linked(r, SatisfactionTable.Risk)!);
        Assert.Equal(risks.OrderDescending(), risks);
        var falling = rows.Single(r => r.GetAttributeValue<string>("name") == Falling);
        Assert.Contains("Falling satisfaction", falling.FormattedValues["satisfaction.cfb_riskfactors"], StringComparison.Ordinal);
        Assert.Contains("Open complaints", falling.FormattedValues["satisfaction.cfb_riskfactors"], StringComparison.Ordinal);
        Assert.Equal(4_200_000m, ((Money)Linked(falling, SatisfactionTable.Value)!).Value);
        Assert.Contains("Threat of regulator or court", rows.Single(r => r.GetAttributeValue<string>("name") == Threatening).FormattedValues["satisfaction.cfb_riskfactors"], StringComparison.Ordinal);
    }

    [Fact]
    public void Customers_at_risk_is_worst_first_accounts_and_contacts_and_a_contact_is_worth_its_company()
    {
        var rows = View("cfb_Satisfaction", "Customers at risk");
        var risks = rows.ConvertAll(r => r.GetAttributeValue<decimal>(SatisfactionTable.Risk));
        Assert.Equal(risks.OrderDescending(), risks);
        Assert.Contains(rows, r => r.Contains(SatisfactionTable.ContactId));
        var accounts = rows.Where(r => r.Contains(SatisfactionTable.AccountId)).ToList();
        Assert.All(accounts, r => Assert.True(r.GetAttributeValue<Money>(SatisfactionTable.Value).Value > 0m));
        Assert.All(rows, r => Assert.Equal(r.GetAttributeValue<decimal>(SatisfactionTable.Risk) > 0m, r.Contains(SatisfactionTable.RiskFactors)));
        var nina = rows.Single(r => Name(r) == "Nina Patel");
        Assert.Equal(4_200_000m, nina.GetAttributeValue<Money>(SatisfactionTable.Value).Value);
    }

    [Fact]
    public void The_options_of_a_standing_are_the_codes_of_its_reasons()
    {
        foreach (var standing in Standings(sample.Admin, SatisfactionTable.Name))
        {
            var options = (standing.GetAttributeValue<OptionSetValueCollection>(SatisfactionTable.RiskFactors) ?? []).Select(o => RiskCodes.All[o.Value - Choices.FirstValue]);
            Assert.Equal(Reasons(standing).Order(StringComparer.Ordinal), options.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("Unresolved complaints", 3)]
    [InlineData("Customers who say they will leave", 2)]
    [InlineData("Rating and text disagree", 1)]
    [InlineData("Negative feedback this month", 3)]
    [InlineData("Feedback that counts", 300)]
    public void A_view_of_feedback_holds_rows_of_the_sample(string name, int least)
    {
        var rows = View("cfb_Feedback", name);
        Assert.True(rows.Count >= least, $"{name}: {rows.Count}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {rows.Count}");
    }

    [Fact]
    public void A_theme_counts_once_where_the_same_words_came_twice()
    {
        var all = View("cfb_Mention", "Active Theme mentions").Count;
        var counting = View("cfb_Mention", "Themes that count");
        Assert.InRange(counting.Count, 100, all - 1);
        Assert.All(counting, m => Assert.True(m.Contains(MentionTable.ThemeName)));
        var duplicates = Rows(FeedbackTable.Table, FeedbackTable.DuplicateOfId);
        Assert.True(duplicates.Count >= 5, $"{duplicates.Count} repetitions");
        Assert.Equal(View("cfb_Feedback", "Active Customer feedback").Count - duplicates.Count(d => d.GetAttributeValue<OptionSetValue>("statecode").Value == 0), View("cfb_Feedback", "Feedback that counts").Count);
    }

    [Fact]
    public void Everything_of_the_sample_is_scored_and_no_standing_is_due()
    {
        Assert.Empty(View("cfb_SurveyResponse", "Survey responses not scored"));
        Assert.Empty(View("Email", "Incoming e-mail not scored"));
        Assert.Empty(DueStandings.Find(sample.Organization.CreateService(), sample.Organization.Clock.GetUtcNow().UtcDateTime, 100));
        var baseline = Rows(BaselineTable.Table, BaselineTable.Scope).Single(b => (string)b[BaselineTable.Scope] == "all");
        Assert.InRange(baseline.GetAttributeValue<int>(BaselineTable.Count), 300, 600);
    }

    private List<Entity> View(string folder, string name)
    {
        var view = Solution.SolutionSource.WithRoot("savedqueries").Single(f => f.Path.Contains($"Entities/{folder}/", StringComparison.Ordinal)
            && f.Root.Descendants("LocalizedName").Any(l => (string?)l.Attribute("description") == name));
        return [.. sample.Admin.RetrieveMultiple(new FetchExpression(view.Root.Descendants("fetch").Single().ToString())).Entities];
    }

    private List<Entity> Rows(string table, string column)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(column, ConditionOperator.NotNull);
        return [.. sample.Admin.RetrieveMultiple(query).Entities];
    }

    private static List<Entity> Standings(IOrganizationService service, string lookup)
    {
        var query = new QueryExpression(SatisfactionTable.Table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(lookup, ConditionOperator.NotNull);
        query.AddOrder(SatisfactionTable.Risk, OrderType.Descending);
        return [.. service.RetrieveMultiple(query).Entities];
    }

    private static object? Linked(Entity row, string column) => row.GetAttributeValue<AliasedValue>("satisfaction." + column)?.Value;

    private static string Name(Entity standing) => standing.GetAttributeValue<string>(SatisfactionTable.Name);

    private static HashSet<string> Reasons(Entity standing) => [.. System.Text.Json.JsonDocument.Parse(standing.GetAttributeValue<string>(SatisfactionTable.RiskReasons))
        .RootElement.EnumerateArray().Where(r => r.TryGetProperty("points", out _)).Select(r => r.GetProperty("code").GetString()!)];

    /// <summary>One organisation in which the sample year was played.</summary>
    public sealed class PlayedSample : IAsyncLifetime
    {
        public LocalOrganization Organization { get; } = ShippedSolutions.Open(JobPolicy.Manual, new SimulatedClock(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)));

        public SampleResult Result { get; private set; } = null!;

        public IOrganizationService Admin => Organization.CreateService(Organization.AdminUserId);

        public async ValueTask InitializeAsync()
        {
            Admin.Execute(new OrganizationRequest("cfb_Setup"));
            Result = await SampleOrganization.PlayAsync(Organization);
        }

        public ValueTask DisposeAsync()
        {
            Organization.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
