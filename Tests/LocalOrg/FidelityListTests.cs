using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Packer;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg;

/// <summary>The list of what the local organisation holds true to, against the tests it names.</summary>
public sealed class FidelityListTests
{
    [Fact]
    public void Each_of_the_fifteen_points_names_test_classes_that_exist_and_hold_tests()
    {
        var rows = File.ReadLines(Path.Combine(Workspace.Find().Root, "docs", "local-organisation.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
            .Select(line => line.Split('|')).ToArray();
        var withTests = typeof(FidelityListTests).Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true)))
            .Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(Enumerable.Range(1, 15).Select(number => number.ToString(CultureInfo.InvariantCulture)), rows.Select(cells => cells[1].Trim()));
        Assert.All(rows, cells =>
        {
            var named = cells[3].Split('`').Where((_, index) => index % 2 == 1).ToArray();
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, withTests));
        });
    }
}
