using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;
using CrmFeedback.Tests.Solution;
using Xunit;

namespace CrmFeedback.Tests.Schema;

/// <summary>The constants and the solution's XML are one fact in two places.</summary>
public sealed class SchemaTests
{
    private static readonly Type[] OwnTables =
        [typeof(FeedbackTable), typeof(MentionTable), typeof(ThemeTable), typeof(SatisfactionTable), typeof(SurveyResponseTable), typeof(SettingTable), typeof(BaselineTable), typeof(CorrectionTable), typeof(FollowUpTable)];

    private static readonly Dictionary<string, Type> ChoiceTypes = new(StringComparer.Ordinal)
    {
        [Choices.Sentiment] = typeof(Sentiment), [Choices.Polarity] = typeof(Polarity), [Choices.Channel] = typeof(Channel),
        [Choices.Touchpoint] = typeof(Touchpoint), [Choices.Language] = typeof(FeedbackLanguage), [Choices.Kind] = typeof(FeedbackKind),
        [Choices.Severity] = typeof(Severity), [Choices.Urgency] = typeof(Urgency), [Choices.LeaveIntent] = typeof(LeaveIntent),
        [Choices.Emotion] = typeof(Emotion), [Choices.RatingMismatch] = typeof(RatingMismatch),
        [Choices.UnscorableReason] = typeof(UnscorableReason), [Choices.SurveyMode] = typeof(SurveyMode),
        [Choices.RiskLevel] = typeof(RiskLevel), [Choices.Trend] = typeof(Trend), [Choices.ThemeRoot] = typeof(ThemeRoot),
        [Choices.FollowUpStage] = typeof(FollowUpStage), [Choices.FollowUpTrigger] = typeof(FollowUpTrigger), [Choices.FollowUpOutcome] = typeof(FollowUpOutcome),
    };

    public static TheoryData<Type> Tables => [.. OwnTables];

    [Fact]
    public void Every_table_of_the_solution_has_its_class() =>
        Assert.Equal(SolutionSource.Tables.Keys.Order(StringComparer.Ordinal), OwnTables.Select(t => Constant(t, "Table")).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Columns_are_those_of_the_table(Type type)
    {
        var table = SolutionSource.Tables[Constant(type, "Table")];
        var named = Strings(type).Where(c => c.Key is not ("Table" or "EntitySet") && !c.Key.EndsWith("Key", StringComparison.Ordinal) || c.Key is "SourceKey" or "RegardingKey" or "CustomerKey" or "OpenKey")
            .Where(c => c.Key != "FeedbackRelationship").Select(c => c.Value);
        // The base value of a money column is the platform's.
        var shipped = table.Columns.Keys.Where(c => c.StartsWith("cfb_", StringComparison.Ordinal) && !c.EndsWith("_base", StringComparison.Ordinal));
        Assert.Equal(shipped.Append(table.Name + "id").Distinct().Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Lengths_are_those_of_the_columns(Type type)
    {
        var table = SolutionSource.Tables[Constant(type, "Table")];
        foreach (var length in Fields(type).Where(f => f.FieldType == typeof(int) && f.Name.EndsWith("Length", StringComparison.Ordinal) && f.Name != "Length"))
        {
            var column = table.Columns["cfb_" + length.Name[..^"Length".Length].ToLowerInvariant()];
            Assert.Equal(column.Xml.Element("MaxLength")!.Value, ((int)length.GetRawConstantValue()!).ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Alternate_keys_are_those_of_the_table(Type type)
    {
        var keys = SolutionSource.Tables[Constant(type, "Table")].Xml.Descendants("EntityKey")
            .Select(k => (k.Element("LogicalName") ?? k.Element("Name"))!.Value.ToLowerInvariant());
        var named = Strings(type).Where(c => c.Key is "SourceKeyKey" or "CustomerKeyKey" or "CodeKey" or "ScopeKey" or "OpenKeyKey").Select(c => c.Value);
        Assert.Equal(keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Choices_have_the_same_options_in_code_and_solution()
    {
        var shipped = SolutionSource.WithRoot("optionset").ToDictionary(f => (string)f.Root.Attribute("Name")!, f => f.Root, StringComparer.Ordinal);
        Assert.Equal(shipped.Keys.Order(StringComparer.Ordinal), ChoiceTypes.Keys.Concat([Choices.RiskFactor, Choices.ThemeName]).Order(StringComparer.Ordinal));
        foreach (var (name, type) in ChoiceTypes)
        {
            var options = shipped[name].Descendants("option").Select(o => (string?)o.Attribute("value") + " " + Letters(
                (string)o.Descendants("label").Single(l => (string?)l.Attribute("languagecode") == "1033").Attribute("description")!));
            var members = Enum.GetValues(type).Cast<object>().Select(m => (Choices.FirstValue + (int)m).ToString(CultureInfo.InvariantCulture) + " " + Letters(m.ToString()!));
            Assert.All(members.Zip(options), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
            Assert.Equal(Enum.GetValues(type).Length, options.Count());
        }
    }

    [Fact]
    public void Risk_factors_are_the_codes_of_the_reasons_in_their_order()
    {
        var options = Options(Choices.RiskFactor, 1033);
        Assert.Equal(Enumerable.Range(Choices.FirstValue, RiskCodes.All.Count), options.Select(o => o.Value));
        Assert.Equal(typeof(RiskCodes).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal), RiskCodes.All.Order(StringComparer.Ordinal));
        string[] words = ["low", "falling", "open", "condition", "leave", "regulator", "detractor", "same", "silence", "unanswered"];
        Assert.All(words.Zip(options), pair => Assert.Contains(pair.First, pair.Second.Label, StringComparison.OrdinalIgnoreCase));
        string[] starts = ["low", "falling", "open", "leave_conditional", "leave_stated", "regulator", "detractor", "repeated", "silence", "unanswered"];
        Assert.All(starts.Zip(RiskCodes.All), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Theme_names_are_those_of_the_shipped_themes_in_their_order_and_one_for_all_others()
    {
        Assert.Equal(ThemeCodes.All, ShippedThemes.All.Select(t => t.Code));
        Assert.Equal(Enumerable.Range(Choices.FirstValue, ThemeCodes.All.Length + 1), Options(Choices.ThemeName, 1033).Select(o => o.Value));
        Assert.Equal(ShippedThemes.All.Select(t => t.Name).Append("Own theme"), Options(Choices.ThemeName, 1033).Select(o => o.Label));
        Assert.Equal(ShippedThemes.All.Select(t => t.NameZhHans).Append("自定义主题"), Options(Choices.ThemeName, 2052).Select(o => o.Label));
        Assert.Equal(ShippedThemes.All.Select(t => t.NameZhHant).Append("自訂主題"), Options(Choices.ThemeName, 1028).Select(o => o.Label));
        Assert.Equal(Choices.FirstValue + 3, MentionEntity.ThemeName("delivery").Value);
        Assert.Equal(Choices.FirstValue + 15, MentionEntity.ThemeName("parking_at_night").Value);
    }

    [Fact]
    public void Platform_columns_that_are_named_exist()
    {
        foreach (var type in new[] { typeof(AccountTable), typeof(ContactTable), typeof(IncidentTable), typeof(EmailTable), typeof(ActivityPartyTable) })
        {
            var table = Constant(type, "Table");
            foreach (var column in Strings(type).Where(c => c.Key != "Table"))
                Assert.True(SolutionSource.HasColumn(table, column.Value), table + "." + column.Value);
        }
    }

    [Fact]
    public void The_status_of_a_row_whose_source_is_cancelled_is_a_status_of_the_table()
    {
        var statuses = SolutionSource.Tables[FeedbackTable.Table].Xml.Descendants("status").ToDictionary(s => (string)s.Attribute("value")!, s => (string)s.Attribute("state")!, StringComparer.Ordinal);
        Assert.Equal("1", statuses[FeedbackTable.StatusSourceCancelled.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal("0", statuses[FeedbackTable.StatusActive.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal("1", statuses[FeedbackTable.StatusInactive.ToString(CultureInfo.InvariantCulture)]);
    }

    [Theory]
    [InlineData(MentionTable.FeedbackRelationship)]
    [InlineData(CorrectionTable.FeedbackRelationship)]
    public void The_relationships_to_a_feedback_are_the_solution_s(string name) =>
        Assert.Contains(SolutionSource.Files.SelectMany(f => f.Root.DescendantsAndSelf("EntityRelationship")), r => (string?)r.Attribute("Name") == name);

    [Fact]
    public void The_status_of_a_mention_that_a_correction_replaced_is_an_inactive_one_of_the_table()
    {
        var statuses = SolutionSource.Tables[MentionTable.Table].Xml.Descendants("status").ToDictionary(s => (string)s.Attribute("value")!, s => (string)s.Attribute("state")!, StringComparer.Ordinal);
        Assert.Equal("1", statuses[MentionTable.StatusReplaced.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal("0", statuses[MentionTable.StatusActive.ToString(CultureInfo.InvariantCulture)]);
    }

    private static List<(int Value, string Label)> Options(string choice, int language) =>
        [.. SolutionSource.WithRoot("optionset").Single(f => (string?)f.Root.Attribute("Name") == choice).Root.Descendants("option").Select(o => (
            (int)o.Attribute("value")!,
            (string)o.Descendants("label").Single(l => (int)l.Attribute("languagecode")! == language).Attribute("description")!))];

    private static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral);

    private static Dictionary<string, string> Strings(Type type) =>
        Fields(type).Where(f => f.FieldType == typeof(string)).ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!, StringComparer.Ordinal);

    private static string Constant(Type type, string name) => Strings(type)[name];

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
}
