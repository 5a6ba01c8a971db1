using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Evaluation;
using CrmFeedback.Trainer.Evaluation;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public class ReliabilityDiagramTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_corpus_is_named_beside_its_line_and_no_two_names_overlap()
    {
        var picture = XDocument.Parse(ReliabilityDiagram.Draw([.. Enumerable.Range(0, 18).Select(i => ((i < 12 ? "en " : "zh ") + "corpus" + i, Metrics(0.8 + i % 3 * 0.001)))]));
        var names = picture.Descendants(Svg + "text").Where(t => (string?)t.Attribute("class") is "en" or "zh" or "all").ToList();
        Assert.Equal(19, names.Count);
        var heights = names.Select(t => double.Parse((string)t.Attribute("y")!, CultureInfo.InvariantCulture)).Order().ToList();
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 15.9, $"{pair.First} {pair.Second}"));
        Assert.InRange(heights[^1], 0, 556);
        Assert.Equal(19, picture.Descendants(Svg + "polyline").Count());
    }

    [Fact]
    public void The_line_of_all_weighs_corpora_alike_whatever_their_size()
    {
        var small = new SentimentMetrics();
        for (int i = 0; i < 40; i++) small.Add(0, 0, 0.85);
        var large = new SentimentMetrics();
        for (int i = 0; i < 4000; i++) large.Add(0, 2, 0.85);
        string points = (string)XDocument.Parse(ReliabilityDiagram.Draw([("en small", small), ("en large", large)])).Descendants(Svg + "polyline").Last().Attribute("points")!;
        // Half right: 76 + 0.5 / 0.8 of 420.
        Assert.Equal("472.6,338.5", points);
    }

    [Fact]
    public void Names_are_escaped_and_empty_corpora_left_out() =>
        Assert.Equal(["en a<b", "all corpora alike"], XDocument.Parse(ReliabilityDiagram.Draw([("en a<b", Metrics(0.7)), ("en none", new SentimentMetrics())])).Descendants(Svg + "text").Where(t => (string?)t.Attribute("class") is "en" or "all").Select(t => t.Value).OrderDescending());

    private static SentimentMetrics Metrics(double confidence)
    {
        var m = new SentimentMetrics();
        for (int i = 0; i < 100; i++) m.Add(0, i % 4 == 0 ? 1 : 0, confidence, 0);
        return m;
    }
}
