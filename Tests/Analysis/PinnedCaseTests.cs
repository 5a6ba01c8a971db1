using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

/// <summary>
/// The tables in <c>Pinned/</c>: what a reader sees in a text, written down by hand, and the rule or complaint it guards.
/// Codes U.., M.. and C.. are those of the product's list of complaints, promises and capabilities.
/// </summary>
public class PinnedCaseTests
{
    private const int LeastCases = 300;

    public static TheoryData<string, string, string> English => Cases("en");

    public static TheoryData<string, string, string> Simplified => Cases("zh-hans");

    public static TheoryData<string, string, string> Traditional => Cases("zh-hant");

    [Theory]
    [MemberData(nameof(English))]
    public void English_is_read_as_a_reader_would(string text, string expected, string guards) => Check(text, expected, guards);

    [Theory]
    [MemberData(nameof(Simplified))]
    public void Simplified_Chinese_is_read_as_a_reader_would(string text, string expected, string guards) => Check(text, expected, guards);

    [Theory]
    [MemberData(nameof(Traditional))]
    public void Traditional_Chinese_and_Cantonese_are_read_as_a_reader_would(string text, string expected, string guards) => Check(text, expected, guards);

    [Fact]
    public void Every_case_is_written_once_and_says_what_it_guards()
    {
        var all = PinnedCase.Read("en").Concat(PinnedCase.Read("zh-hans")).Concat(PinnedCase.Read("zh-hant")).ToList();
        Assert.True(all.Count >= LeastCases, $"{all.Count} cases");
        Assert.Equal(all.Count, all.Select(c => c.Text + c.Expected).Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, c => Assert.True(c.Guards.Length >= 5, c.Text));
    }

    private static TheoryData<string, string, string> Cases(string language)
    {
        var data = new TheoryData<string, string, string>();
        foreach (PinnedCase c in PinnedCase.Read(language)) data.Add(c.Text, c.Expected, c.Guards);
        return data;
    }

    private static void Check(string text, string expected, string guards)
    {
        string wrong = string.Join("; ", PinnedCase.Violations(text, expected));
        Assert.True(wrong.Length == 0, $"{guards}: '{text}': {wrong}");
    }
}
