using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace CrmFeedback.Tests.Solution;

public sealed partial class SecurityTests
{
    private static readonly string[] Depths = ["Basic", "Local", "Deep", "Global"];

    /// <summary>Microsoft's privilege names that are not built from a table's schema name alone.</summary>
    private static readonly string[] SystemTargets = ["Account", "Contact", "Activity", "User", "Team", "BusinessUnit", "TransactionCurrency", "Organization"];

    [Fact]
    public void The_three_roles_ship() =>
        Assert.Equal(["CrmFeedback admin", "CrmFeedback agent", "CrmFeedback supervisor"], SolutionSource.WithRoot("Role").Select(r => (string)r.Root.Attribute("name")!).Order(StringComparer.Ordinal));

    [Fact]
    public void Privileges_name_tables_that_exist_in_their_schema_casing()
    {
        foreach (var (role, privileges) in Roles())
        {
            foreach (var name in privileges.Keys)
            {
                var match = PrivilegeName().Match(name);
                Assert.True(match.Success, $"{role}: {name}");
                var target = match.Groups["target"].Value;
                Assert.True(SystemTargets.Contains(target) || SolutionSource.Tables.Values.Any(t => t.SchemaName == target), $"{role}: {name} names no table.");
            }
        }
    }

    [Fact]
    public void Privileges_on_organization_owned_tables_are_global_and_never_assign_or_share()
    {
        var organization = SolutionSource.Tables.Values.Where(t => !t.IsUserOwned).Select(t => t.SchemaName).ToList();
        foreach (var (role, privileges) in Roles())
        {
            foreach (var (name, level) in privileges.Where(p => organization.Contains(PrivilegeName().Match(p.Key).Groups["target"].Value)))
            {
                Assert.Equal("Global", level);
                Assert.False(PrivilegeName().Match(name).Groups["right"].Value is "Assign" or "Share", $"{role}: {name}");
            }
        }
    }

    [Theory]
    [InlineData("CrmFeedback agent", "Local")]
    [InlineData("CrmFeedback supervisor", "Deep")]
    [InlineData("CrmFeedback admin", "Global")]
    public void Feedback_is_read_as_deep_as_the_customers_are(string role, string depth)
    {
        var privileges = Roles()[role];
        Assert.All(["prvReadcfb_Feedback", "prvReadcfb_Mention", "prvReadcfb_Satisfaction", "prvReadcfb_SurveyResponse", "prvReadAccount", "prvReadContact", "prvReadActivity"], p => Assert.Equal(depth, privileges[p]));
    }

    [Theory]
    [InlineData("CrmFeedback agent")]
    [InlineData("CrmFeedback supervisor")]
    public void Agents_and_supervisors_cannot_forge_or_remove_a_score(string role)
    {
        string[] rights = ["Create", "Write", "Delete"];
        string[] tables = ["cfb_Feedback", "cfb_Mention", "cfb_Satisfaction", "cfb_Theme", "cfb_Setting", "cfb_Baseline"];
        Assert.Empty(rights.SelectMany(r => tables.Select(t => "prv" + r + t)).Intersect(Roles()[role].Keys));
        Assert.DoesNotContain("prvDeletecfb_SurveyResponse", Roles()[role].Keys);
    }

    [Theory]
    [InlineData("CrmFeedback agent", "Local")]
    [InlineData("CrmFeedback supervisor", "Deep")]
    public void Agents_and_supervisors_correct_without_writing_feedback(string role, string depth)
    {
        var privileges = Roles()[role];
        Assert.All(["prvCreatecfb_Correction", "prvReadcfb_Correction", "prvWritecfb_Correction", "prvAppendcfb_Correction", "prvAppendTocfb_Feedback"], p => Assert.Equal(depth, privileges[p]));
        Assert.DoesNotContain("prvDeletecfb_Correction", privileges.Keys);
    }

    [Theory]
    [InlineData("CrmFeedback agent", "Local", "Read Write")]
    [InlineData("CrmFeedback supervisor", "Deep", "Append Assign Create Read Write")]
    [InlineData("CrmFeedback admin", "Global", "Append AppendTo Assign Create Delete Read Share Write")]
    public void Agents_work_on_follow_ups_supervisors_hand_them_out_and_only_admins_delete_them(string role, string depth, string rights)
    {
        var found = Roles()[role].Where(p => PrivilegeName().Match(p.Key).Groups["target"].Value == "cfb_FollowUp").ToList();
        Assert.Equal(rights, string.Join(' ', found.Select(p => PrivilegeName().Match(p.Key).Groups["right"].Value).Order(StringComparer.Ordinal)));
        Assert.All(found, p => Assert.Equal(depth, p.Value));
    }

    [Theory]
    [InlineData("CrmFeedback agent")]
    [InlineData("CrmFeedback supervisor")]
    [InlineData("CrmFeedback admin")]
    public void Everyone_may_enter_a_survey_response_for_a_customer(string role)
    {
        Assert.All(["prvCreatecfb_SurveyResponse", "prvWritecfb_SurveyResponse", "prvAppendcfb_SurveyResponse", "prvAppendToAccount", "prvAppendToContact"], p => Assert.True(Roles()[role].ContainsKey(p), p));
    }

    [Fact]
    public void Only_the_admin_maintains_themes_and_settings_and_may_call_the_custom_apis()
    {
        var apis = SolutionSource.WithRoot("customapi").Select(f => f.Root.Element("executeprivilegename")!.Value);
        string[] admin = [.. new[] { "cfb_Theme", "cfb_Setting" }.SelectMany(t => new[] { "prvCreate" + t, "prvWrite" + t, "prvDelete" + t }), .. apis];
        Assert.All(admin, p => Assert.Equal(["CrmFeedback admin"], Roles().Where(r => r.Value.ContainsKey(p)).Select(r => r.Key)));
    }

    [Fact]
    public void No_role_of_the_core_speaks_of_cases() =>
        Assert.DoesNotContain(Roles().Values.SelectMany(p => p.Keys), p => p.Contains("Incident", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Levels_are_ones_that_Dataverse_knows() =>
        Assert.All(Roles().Values.SelectMany(p => p.Values), level => Assert.Contains(level, Depths));

    private static Dictionary<string, Dictionary<string, string>> Roles() =>
        SolutionSource.WithRoot("Role").ToDictionary(
            r => (string)r.Root.Attribute("name")!,
            r => r.Root.Descendants("RolePrivilege").ToDictionary(p => (string)p.Attribute("name")!, p => (string)p.Attribute("level")!, StringComparer.Ordinal),
            StringComparer.Ordinal);

    [GeneratedRegex("^prv(?<right>Create|Read|Write|Delete|AppendTo|Append|Assign|Share)(?<target>[A-Za-z_]+)$", RegexOptions.None, 1000)]
    private static partial Regex PrivilegeName();
}
