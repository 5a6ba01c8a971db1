using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>Draws confidence against share right as SVG: one thin line per corpus, a thick one for all corpora alike.</summary>
public static class ReliabilityDiagram
{
    private const int Side = 420, Left = 56, Top = 20, Full = 520;

    /// <summary>The picture; the diagonal is perfect calibration.</summary>
    public static string Draw(IReadOnlyList<(string Name, SentimentMetrics Metrics)> figures)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Full} {Side + 90}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append("<title>Share right by confidence</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        for (int i = 0; i <= 5; i++)
        {
            double v = i / 5.0;
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Y(v):F1}h{Side}M{X(v):F1} {Top}v{Side}\" stroke=\"#ddd\" fill=\"none\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Y(v) + 4:F1}\" text-anchor=\"end\">{v:F1}</text><text x=\"{X(v):F1}\" y=\"{Top + Side + 18}\" text-anchor=\"middle\">{v:F1}</text>\n");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(0):F1} {Y(0):F1}L{X(1):F1} {Y(1):F1}\" stroke=\"#666\" stroke-dasharray=\"4 4\"/>\n");
        foreach (var (name, metrics) in figures.Where(f => f.Metrics.Count > 0)) Line(svg, name, metrics.Reliability, name.StartsWith("zh", System.StringComparison.Ordinal) ? "#d07a4a" : "#5b8db8", 1, 0.55);
        Line(svg, "all", Mean(figures), "#111", 3, 1);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + Side / 2}\" y=\"{Top + Side + 38}\" text-anchor=\"middle\">confidence</text><text transform=\"translate(16 {Top + Side / 2}) rotate(-90)\" text-anchor=\"middle\">share right</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Top + Side + 60}\"><tspan fill=\"#5b8db8\">English corpora</tspan>  <tspan fill=\"#d07a4a\">Chinese corpora</tspan>  <tspan font-weight=\"bold\">all alike</tspan>, each scored by a model that never saw it</text>\n</svg>\n");
        return svg.ToString();
    }

    private static List<ReliabilityBin> Mean(IReadOnlyList<(string Name, SentimentMetrics Metrics)> figures) =>
        figures.SelectMany(f => f.Metrics.Reliability.Select(b => (Bin: (int)(b.Confidence * 10), b, Weight: b.Count / (double)f.Metrics.Count)))
            .GroupBy(x => x.Bin).OrderBy(g => g.Key)
            .Select(g => new ReliabilityBin(g.Sum(x => x.b.Confidence * x.Weight) / g.Sum(x => x.Weight), g.Sum(x => x.b.Accuracy * x.Weight) / g.Sum(x => x.Weight), g.Sum(x => x.b.Count))).ToList();

    private static void Line(StringBuilder svg, string name, IReadOnlyList<ReliabilityBin> bins, string colour, int width, double opacity)
    {
        // A point of a few texts says nothing.
        var points = bins.Where(b => b.Count >= 20).Select(b => string.Create(CultureInfo.InvariantCulture, $"{X(b.Confidence):F1},{Y(b.Accuracy):F1}"));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', points)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" opacity=\"{opacity:F2}\"><title>{name}</title></polyline>\n");
    }

    private static double X(double v) => Left + v * Side;

    private static double Y(double v) => Top + (1 - v) * Side;
}
