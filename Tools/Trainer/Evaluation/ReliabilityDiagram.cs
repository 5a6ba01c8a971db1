using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>
/// Draws confidence against share right as SVG: one thin line per corpus, named at its end, and a thick one for all corpora alike. It has
/// a light and a dark dress of its own, so that it can be read on a page of either.
/// </summary>
public static class ReliabilityDiagram
{
    private const int Width = 760, Height = 556, Left = 64, Top = 76, PlotWidth = 520, PlotHeight = 420, LabelX = Left + PlotWidth + 34, LabelGap = 16;

    // The best of three classes has at least a third.
    private const double LeastConfidence = 0.3, LeastShare = 0.2;

    // A point of a few texts says nothing.
    private const int FewestTexts = 20;

    private const string Style = """
        <style>
        text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1f2328}
        .title{font-size:16px;font-weight:600}.soft{fill:#59636e}
        .surface{fill:#fff}.grid{stroke:#d8dee4;fill:none}.ideal{stroke:#59636e;stroke-width:1.5;stroke-dasharray:5 4;fill:none}
        .line{fill:none;stroke-width:1.5;opacity:.8}.lead{fill:none;stroke-width:1;opacity:.45}
        .en{stroke:#2b6cb0}.zh{stroke:#b4531b}.all{stroke:#1f2328;stroke-width:4;opacity:1}.lead.all{stroke-width:1;opacity:.45}
        text.en{fill:#2b6cb0;stroke:none}text.zh{fill:#b4531b;stroke:none}text.all{stroke:none;font-weight:600}
        @media (prefers-color-scheme:dark){text,text.all{fill:#e6edf3}.soft{fill:#9198a1}.surface{fill:#0d1117}.grid{stroke:#30363d}.ideal{stroke:#9198a1}
        .en{stroke:#6cb6ff}.zh{stroke:#f0955b}.all{stroke:#e6edf3}text.en{fill:#6cb6ff}text.zh{fill:#f0955b}}
        </style>

        """;

    private sealed record Curve(string Name, string Kind, IReadOnlyList<ReliabilityBin> Bins)
    {
        public double EndX => X(Bins[^1].Confidence);

        public double EndY => Y(Bins[^1].Accuracy);
    }

    /// <summary>The picture; the diagonal is perfect calibration.</summary>
    public static string Draw(IReadOnlyList<(string Name, SentimentMetrics Metrics)> figures)
    {
        var curves = figures.Select(f => new Curve(f.Name, f.Name.StartsWith("zh", StringComparison.Ordinal) ? "zh" : "en", [.. f.Metrics.Reliability.Where(b => b.Count >= FewestTexts)]))
            .Append(new Curve("all corpora alike", "all", Mean(figures))).Where(c => c.Bins.Count > 0).ToList();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Share of right answers by confidence\">\n");
        svg.Append(Style.ReplaceLineEndings("\n"));
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"surface\" width=\"{Width}\" height=\"{Height}\"/>\n");
        Text(svg, "title", 24, 30, "start", "How often is an answer right that is this sure?");
        Text(svg, "soft", 24, 50, "start", "Each corpus scored by a model that never saw it. On the dashed line confidence means what it says.");
        Grid(svg);
        foreach (var curve in curves.SkipLast(1)) Line(svg, curve);
        Ideal(svg);
        foreach (var curve in curves.TakeLast(1)) Line(svg, curve);
        Labels(svg, curves);
        svg.Append("</svg>\n");
        return svg.ToString();
    }

    private static void Grid(StringBuilder svg)
    {
        for (int tenth = 2; tenth <= 10; tenth += 2)
        {
            double share = tenth / 10.0;
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {Y(share):F1}h{PlotWidth}\"/>");
            Text(svg, "soft", Left - 8, Y(share) + 4, "end", share.ToString("P0", CultureInfo.InvariantCulture));
        }
        for (int tenth = 3; tenth <= 10; tenth++) Text(svg, "soft", X(tenth / 10.0), Top + PlotHeight + 20, "middle", (tenth / 10.0).ToString("P0", CultureInfo.InvariantCulture));
        Text(svg, "soft", Left + PlotWidth / 2, Top + PlotHeight + 42, "middle", "confidence");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"soft\" text-anchor=\"middle\" transform=\"translate(18 {Top + PlotHeight / 2}) rotate(-90)\">share right</text>\n");
    }

    private static void Ideal(StringBuilder svg) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"ideal\" d=\"M{X(LeastConfidence):F1} {Y(LeastConfidence):F1}L{X(1):F1} {Y(1):F1}\"/>\n");

    private static void Line(StringBuilder svg, Curve curve)
    {
        var points = curve.Bins.Select(b => string.Create(CultureInfo.InvariantCulture, $"{X(b.Confidence):F1},{Y(b.Accuracy):F1}"));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"line {curve.Kind}\" points=\"{string.Join(' ', points)}\"/>\n");
    }

    // Every name stands at the height of its line's end, moved down or up as far as its neighbours need.
    private static void Labels(StringBuilder svg, List<Curve> curves)
    {
        var sorted = curves.OrderBy(c => c.EndY).ToList();
        var at = new double[sorted.Count];
        for (int i = 0; i < at.Length; i++) at[i] = Math.Max(sorted[i].EndY, i == 0 ? Top : at[i - 1] + LabelGap);
        for (int i = at.Length - 1; i >= 0; i--) at[i] = Math.Min(at[i], i == at.Length - 1 ? Top + PlotHeight : at[i + 1] - LabelGap);
        for (int i = 0; i < at.Length; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"lead {sorted[i].Kind}\" d=\"M{sorted[i].EndX:F1} {sorted[i].EndY:F1}L{LabelX - 16} {at[i]:F1}H{LabelX - 4}\"/>");
            Text(svg, sorted[i].Kind, LabelX, at[i] + 4, "start", sorted[i].Name);
        }
    }

    private static void Text(StringBuilder svg, string kind, double x, double y, string anchor, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\">{System.Security.SecurityElement.Escape(text)}</text>\n");

    private static List<ReliabilityBin> Mean(IReadOnlyList<(string Name, SentimentMetrics Metrics)> figures) =>
        figures.SelectMany(f => f.Metrics.Reliability.Select(b => (Bin: (int)(b.Confidence * 10), b, Weight: b.Count / (double)f.Metrics.Count)))
            .GroupBy(x => x.Bin).OrderBy(g => g.Key)
            .Select(g => new ReliabilityBin(g.Sum(x => x.b.Confidence * x.Weight) / g.Sum(x => x.Weight), g.Sum(x => x.b.Accuracy * x.Weight) / g.Sum(x => x.Weight), g.Sum(x => x.b.Count)))
            .Where(b => b.Count >= FewestTexts).ToList();

    private static double X(double confidence) => Left + (confidence - LeastConfidence) / (1 - LeastConfidence) * PlotWidth;

    private static double Y(double share) => Top + (1 - Math.Max(LeastShare, share)) / (1 - LeastShare) * PlotHeight;
}
