using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

/// <summary>
/// Texts written down with what a reader sees in them before they were run. The head of each table states how many were
/// right at first; rows still read wrong start with <c>? </c> and say what remains to be done.
/// </summary>
public class UnseenTextTests
{
    private const int MostOpen = 15;

    public static TheoryData<string, string, string> First => Read("unseen-1");

    public static TheoryData<string, string, string> Second => Read("unseen-2");

    public static TheoryData<string, string, string> Third => Read("unseen-3");

    public static TheoryData<string, string, string> Fourth => Read("unseen-4");

    [Theory]
    [MemberData(nameof(First))]
    public void First_batch_is_read_as_a_reader_would(string text, string expected, string guards) => Check(text, expected, guards);

    [Theory]
    [MemberData(nameof(Second))]
    public void Second_batch_is_read_as_a_reader_would(string text, string expected, string guards) => Check(text, expected, guards);

    [Theory]
    [MemberData(nameof(Third))]
    public void Third_batch_is_read_as_a_reader_would(string text, string expected, string guards) => Check(text, expected, guards);

    [Theory]
    [MemberData(nameof(Fourth))]
    public void Fourth_batch_is_read_as_a_reader_would(string text, string expected, string guards) => Check(text, expected, guards);

    [Theory]
    [InlineData("unseen-1")]
    [InlineData("unseen-2")]
    [InlineData("unseen-3")]
    [InlineData("unseen-4")]
    public void Few_expectations_are_not_met(string table)
    {
        int all = 0;
        var missed = new List<string>();
        foreach (PinnedCase row in PinnedCase.Read(table))
        {
            all += PinnedCase.Rules(row.Expected).Count;
            missed.AddRange(PinnedCase.Violations(row.Text, row.Expected).Select(v => row.Text + ": " + v));
        }
        Assert.True(missed.Count * 100 <= all * MostOpen, $"{missed.Count} of {all}: " + string.Join("; ", missed));
    }

    private static TheoryData<string, string, string> Read(string table)
    {
        var data = new TheoryData<string, string, string>();
        foreach (PinnedCase row in PinnedCase.Read(table).Where(r => !r.IsOpen)) data.Add(row.Text, row.Expected, row.Guards);
        return data;
    }

    private static void Check(string text, string expected, string guards)
    {
        string wrong = string.Join("; ", PinnedCase.Violations(text, expected));
        Assert.True(wrong.Length == 0, $"{guards}: '{text}': {wrong}");
    }
}
