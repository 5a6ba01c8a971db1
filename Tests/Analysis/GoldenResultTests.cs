using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

/// <summary>
/// The same version reads a text the same for ever: hashes of whole results are pinned. A change of rules, tables or
/// models changes them on purpose; then run the tests once with <c>UPDATE_GOLDEN=1</c> and review what else changed.
/// </summary>
public class GoldenResultTests
{
    [Fact]
    public void Results_are_those_of_the_golden_file()
    {
        var found = Lines();
        string path = GoldenFile();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllLines(path, found);
        var expected = File.ReadAllLines(path);
        Assert.Equal(expected.Length, found.Count);
        for (int i = 0; i < expected.Length; i++) Assert.True(expected[i] == found[i], $"line {i + 1}: expected {expected[i]}, found {found[i]}; if rules or models changed on purpose, run once with UPDATE_GOLDEN=1.");
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("zh-TW")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void No_culture_changes_a_result(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var invariant = Lines();
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(invariant, Lines());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<string> Lines() => [FeedbackAnalyzer.Engine, .. TextSamples.Real.Concat(TextSamples.Random(400, 160, 20261122)).Select(t => ResultText.Hash(t) + " " + ResultText.Hash(ResultText.Of(FeedbackAnalyzer.Analyze(t))))];

    private static string GoldenFile()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at != null && !File.Exists(Path.Combine(at.FullName, "CrmFeedback.sln"))) at = at.Parent;
        return Path.Combine(at?.FullName ?? throw new DirectoryNotFoundException("No CrmFeedback.sln above the test folder."), "Tests", "Analysis", "Golden", "results.txt");
    }
}
