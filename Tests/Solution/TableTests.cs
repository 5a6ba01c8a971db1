using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace CrmFeedback.Tests.Solution;

public sealed class TableTests
{
    private static readonly string[] SecuredColumns =
    [
        "cfb_correction.cfb_note", "cfb_feedback.cfb_evidence", "cfb_feedback.cfb_keyphrases", "cfb_feedback.cfb_senderaddress", "cfb_feedback.cfb_text",
        "cfb_mention.cfb_phrase", "cfb_surveyresponse.cfb_answers", "cfb_surveyresponse.cfb_comment",
    ];

    public static TheoryData<string> TableNames() => [.. SolutionSource.Tables.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void The_core_solution_has_its_tables() =>
        Assert.Equal(["cfb_baseline", "cfb_correction", "cfb_feedback", "cfb_followup", "cfb_mention", "cfb_satisfaction", "cfb_setting", "cfb_surveyresponse", "cfb_theme"], SolutionSource.Tables.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(TableNames))]
    public void A_table_lists_the_system_columns_of_its_ownership(string name)
    {
        var table = SolutionSource.Tables[name];
        string[] always = [name + "id", "createdby", "createdon", "createdonbehalfby", "modifiedby", "modifiedon", "modifiedonbehalfby", "statecode", "statuscode", "importsequencenumber", "overriddencreatedon", "timezoneruleversionnumber", "utcconversiontimezonecode"];
        string[] owned = ["ownerid", "owningbusinessunit", "owningteam", "owninguser"];
        var expected = always.Concat(table.IsUserOwned ? owned : ["organizationid"]);
        Assert.Empty(expected.Except(table.Columns.Keys));
        Assert.Equal(table.IsUserOwned, table.Columns.ContainsKey("ownerid"));
        Assert.Equal(!table.IsUserOwned, table.Columns.ContainsKey("organizationid"));
        Assert.DoesNotContain("versionnumber", table.Columns.Keys);
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void A_table_has_one_primary_key_and_one_primary_name(string name)
    {
        var columns = SolutionSource.Tables[name].Columns.Values;
        Assert.Equal(name + "id", Assert.Single(columns, c => c.Type == "primarykey").Name);
        Assert.Equal("cfb_name", Assert.Single(columns, c => (c.Xml.Element("DisplayMask")?.Value ?? "").Split('|').Contains("PrimaryName")).Name);
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void A_table_holds_the_placeholders_that_let_the_packer_merge_its_parts(string name)
    {
        var file = SolutionSource.WithRoot("Entity").Single(f => SolutionSource.TableOf(f) == name);
        Assert.Equal(["FormXml", "SavedQueries", "Visualizations", "RibbonDiffXml"], file.Root.Elements().Skip(2).Select(e => e.Name.LocalName));
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Names_agree_in_casing_and_stay_within_fifty_characters(string name)
    {
        var table = SolutionSource.Tables[name];
        Assert.Equal(table.SchemaName, (string?)table.Xml.Attribute("Name"));
        Assert.Equal(name + "s", table.Xml.Element("EntitySetName")!.Value);
        Assert.All(table.Columns.Values, c =>
        {
            Assert.Equal(c.PhysicalName.ToLowerInvariant(), c.Name);
            Assert.Equal(c.Name, c.Xml.Element("Name")!.Value);
            Assert.InRange(c.Name.Length, 1, 50);
        });
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Texts_have_a_length_and_numbers_a_range(string name)
    {
        foreach (var column in SolutionSource.Tables[name].Columns.Values)
        {
            int Number(string element) => int.Parse(column.Xml.Element(element)!.Value, CultureInfo.InvariantCulture);
            switch (column.Type)
            {
                case "nvarchar":
                    Assert.InRange(Number("MaxLength"), 1, 4000);
                    Assert.Equal(2 * Number("MaxLength"), Number("Length"));
                    break;
                case "ntext":
                    Assert.InRange(Number("MaxLength"), 1, 1048576);
                    break;
                case "int" or "decimal" or "money":
                    var least = decimal.Parse(column.Xml.Element("MinValue")!.Value, CultureInfo.InvariantCulture);
                    var most = decimal.Parse(column.Xml.Element("MaxValue")!.Value, CultureInfo.InvariantCulture);
                    Assert.True(least < most, $"{name}.{column.Name}: {least} is not below {most}");
                    break;
                case "datetime":
                    Assert.Equal("1", column.Xml.Element("Behavior")!.Value);
                    break;
            }
        }
    }

    [Fact]
    public void Exactly_the_word_columns_and_the_sender_are_secured() =>
        Assert.Equal(SecuredColumns, Columns(c => c.IsSecured));

    [Fact]
    public void Secured_columns_are_not_audited() =>
        Assert.Empty(Columns(c => c.IsSecured && c.IsAudited));

    [Fact]
    public void The_profile_lets_members_read_every_secured_column_and_write_only_what_they_enter()
    {
        var profile = Assert.Single(SolutionSource.WithRoot("FieldSecurityProfiles").Single().Root.Elements());
        var permissions = profile.Descendants("FieldPermission").Select(p => (
            Column: p.Element("EntityName")!.Value + "." + p.Element("AttributeName")!.Value,
            Read: p.Element("CanRead")!.Value, Update: p.Element("CanUpdate")!.Value, Create: p.Element("CanCreate")!.Value)).ToList();
        Assert.Equal("CrmFeedback words", (string?)profile.Attribute("name"));
        Assert.Equal(SecuredColumns, permissions.Select(p => p.Column).Order(StringComparer.Ordinal));
        Assert.All(permissions, p => Assert.Equal("4", p.Read));
        Assert.Equal(["cfb_correction.cfb_note", "cfb_surveyresponse.cfb_answers", "cfb_surveyresponse.cfb_comment"],
            permissions.Where(p => p.Update == "4" || p.Create == "4").Select(p => p.Column).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Alternate_keys_use_existing_unsecured_columns()
    {
        var keys = SolutionSource.Tables.Values
            .SelectMany(t => t.Xml.Descendants("EntityKey").Select(k => (Table: t, Name: k.Element("LogicalName")!.Value, Columns: k.Descendants("AttributeName").Select(a => a.Value).ToList())))
            .ToDictionary(k => k.Name, StringComparer.Ordinal);
        Assert.Equal(["cfb_baseline_scope", "cfb_feedback_sourcekey", "cfb_followup_openkey", "cfb_satisfaction_customerkey", "cfb_setting_code", "cfb_theme_code"], keys.Keys.Order(StringComparer.Ordinal));
        foreach (var (table, name, columns) in keys.Values)
        {
            Assert.All(columns, c => Assert.False(table.Columns[c].IsSecured, name));
            // The index entry may hold 900 bytes, two per character.
            Assert.True(columns.Sum(c => int.Parse(table.Columns[c].Xml.Element("MaxLength")!.Value, CultureInfo.InvariantCulture) * 2) <= 900, name);
        }
    }

    [Fact]
    public void Feedback_has_a_status_reason_for_a_cancelled_source()
    {
        var statuses = SolutionSource.Tables["cfb_feedback"].Columns["statuscode"].Xml.Descendants("status");
        Assert.Equal(["1:0", "2:1", "471300001:1"], statuses.Select(s => $"{(string?)s.Attribute("value")}:{(string?)s.Attribute("state")}"));
    }

    [Fact]
    public void Values_of_global_choices_count_up_from_the_publishers_first_value()
    {
        var choices = SolutionSource.WithRoot("optionset").ToList();
        Assert.Equal(21, choices.Count);
        Assert.All(choices, file =>
        {
            var values = file.Root.Element("options")!.Elements("option").Select(o => (int)o.Attribute("value")!).ToList();
            Assert.Equal(Enumerable.Range(471300000, values.Count), values);
        });
    }

    [Fact]
    public void Choice_columns_use_global_choices_that_exist()
    {
        var names = SolutionSource.WithRoot("optionset").Select(f => (string)f.Root.Attribute("Name")!).ToHashSet(StringComparer.Ordinal);
        var used = SolutionSource.Tables.Values.SelectMany(t => t.Columns.Values).Where(c => c.Type is "picklist" or "multiselectpicklist")
            .Select(c => c.Xml.Element("OptionSetName")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(names.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Account_and_contact_get_one_lookup_each_and_incident_nothing()
    {
        Assert.Equal(["cfb_satisfactionid"], SolutionSource.AddedColumns("account"));
        Assert.Equal(["cfb_satisfactionid"], SolutionSource.AddedColumns("contact"));
        Assert.Empty(SolutionSource.AddedColumns("incident"));
    }

    private static IEnumerable<string> Columns(Func<ColumnSource, bool> predicate) =>
        SolutionSource.Tables.Values.SelectMany(t => t.Columns.Values.Where(predicate).Select(c => t.Name + "." + c.Name)).Order(StringComparer.Ordinal);
}
