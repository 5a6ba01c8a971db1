using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace CrmFeedback.Tests.Solution;

public sealed class LabelTests
{
    private static readonly string[] Languages = ["1033", "2052", "1028"];

    /// <summary>Characters that only one of the two scripts uses, in pairs: Simplified, Traditional.</summary>
    private const string ScriptPairs =
        "户戶馈饋满滿类類题題评評语語绪緒态態级級单單开開关關时時间間发發长長联聯络絡邮郵电電话話设設视視图圖据據录錄无無记記见見问問复複应應显顯码碼称稱总總转轉项項员員网網务務业業东東严嚴负負责責专專书書调調观觀词詞审審权權条條标標测測实實险險预預领領来來门門与與为為从從区區价價这這产產让讓论論输輸断斷现現获獲认認谢謝说說该該费費达達还還远遠运運进進边邊过過选選适適释釋针針钟鐘铺鋪锁鎖错錯键鍵镜鏡阈閾阵陣随隨难難静靜响響顾顧额額验驗马馬齐齊龙龍";

    public static TheoryData<string> FilesWithLabels() =>
        [.. SolutionSource.Files.Where(f => Lists(f.Root).Any()).Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(FilesWithLabels))]
    public void Every_label_is_given_in_English_and_both_Chinese_scripts(string path)
    {
        var file = SolutionSource.Files.Single(f => f.Path == path);
        foreach (var list in Lists(file.Root))
        {
            var languages = Labels(list).Select(Language).ToList();
            Assert.True(languages.SequenceEqual(Languages), $"{path}: {Where(list)} has the languages {string.Join(", ", languages)}; needed are 1033, 2052, 1028 in this order.");
            Assert.All(Labels(list), label => Assert.False(string.IsNullOrWhiteSpace(Text(label)), $"{path}: empty label in {Where(list)}"));
        }
    }

    [Theory]
    [MemberData(nameof(FilesWithLabels))]
    public void Chinese_labels_are_in_their_own_script(string path)
    {
        var simplified = new HashSet<char>();
        var traditional = new HashSet<char>();
        for (var i = 0; i < ScriptPairs.Length; i += 2)
        {
            simplified.Add(ScriptPairs[i]);
            traditional.Add(ScriptPairs[i + 1]);
        }

        var file = SolutionSource.Files.Single(f => f.Path == path);
        foreach (var label in Lists(file.Root).SelectMany(Labels))
        {
            var wrong = Language(label) switch { "2052" => traditional, "1028" => simplified, _ => [] };
            var found = Text(label).Where(wrong.Contains).ToArray();
            Assert.True(found.Length == 0, $"{path}: '{Text(label)}' is in {Language(label)} but uses {new string(found)}.");
        }
    }

    [Fact]
    public void Chinese_labels_are_translated()
    {
        string[] names = ["CrmFeedback"];
        foreach (var file in SolutionSource.Files)
        {
            foreach (var label in Lists(file.Root).SelectMany(Labels).Where(l => Language(l) != "1033" && !names.Contains(Text(l))))
                Assert.True(Text(label).Any(c => c is >= '\u4e00' and <= '\u9fff'), $"{file.Path}: '{Text(label)}' ({Language(label)}) is not Chinese.");
        }
    }

    [Fact]
    public void Every_table_column_choice_view_form_and_app_is_described()
    {
        string[] described = ["entity", "attribute", "optionset", "savedquery", "SolutionManifest", "AppModule", "Publisher"];
        foreach (var file in SolutionSource.Files)
        {
            var elements = file.Root.DescendantsAndSelf().Where(e => described.Contains(e.Name.LocalName)).ToList();
            // A system table of which we carry only columns keeps its own description, and so does an out-of-the-box form.
            elements.RemoveAll(e => e.Name == "entity" && (!((string?)e.Attribute("Name") ?? "cfb_").StartsWith("cfb_", StringComparison.Ordinal) || e.Parent!.Name == "fetch"));
            elements.RemoveAll(e => e.Name == "attribute" && e.Element("Type") is null);
            if (!file.Path.EndsWith("_managed.xml", StringComparison.Ordinal))
                elements.AddRange(file.Root.Descendants("systemform"));
            Assert.All(elements, e => Assert.True(e.Element("Descriptions") is { HasElements: true }, $"{file.Path}: {e.Name} {(string?)e.Attribute("PhysicalName") ?? (string?)e.Attribute("Name")} has no description."));
        }
    }

    [Fact]
    public void The_languages_of_the_labels_are_declared_in_both_solutions()
    {
        foreach (var solution in new[] { "CrmFeedback", "CrmFeedbackCases" })
        {
            var root = SolutionSource.Files.Single(f => f.Path == solution + "/Other/Customizations.xml").Root;
            Assert.Equal(Languages, root.Element("Languages")!.Elements().Select(e => e.Value));
            Assert.Equal("1033", (string?)SolutionSource.Files.Single(f => f.Path == solution + "/Other/Solution.xml").Root.Attribute("languagecode"));
        }
    }

    private static bool IsLabel(XElement e) => e.Attribute("languagecode") is not null && e.Attribute("description") is not null && e.Name != "ImportExportXml"
        || e.Attribute("LCID") is not null;

    private static IEnumerable<XElement> Lists(XElement root) => root.Descendants().Where(e => e.Elements().Any(IsLabel));

    private static IEnumerable<XElement> Labels(XElement list) => list.Elements().Where(IsLabel);

    private static string Language(XElement label) => (string?)label.Attribute("languagecode") ?? (string)label.Attribute("LCID")!;

    private static string Text(XElement label) => (string?)label.Attribute("description") ?? (string?)label.Attribute("Title") ?? "";

    private static string Where(XElement list) => string.Join('/', list.AncestorsAndSelf().Reverse().Select(e => e.Name.LocalName));
}
