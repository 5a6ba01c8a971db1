using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.App.Definitions;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Tests.LocalOrg;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Solution;

/// <summary>Charts and dashboards, as files and on the imported solutions.</summary>
public sealed class ChartTests
{
    private static readonly Dictionary<string, string[]> Charts = new(StringComparer.Ordinal)
    {
        ["cfb_feedback"] = ["Channel mix", "NPS by month", "Sentiment by month"],
        ["cfb_followup"] = ["Follow-ups by outcome", "Follow-ups by stage"],
        ["cfb_mention"] = ["Themes by volume and polarity"],
        ["cfb_satisfaction"] = ["Risk distribution"],
    };

    [Fact]
    public void Charts_and_dashboards_are_filed_by_their_id() =>
        Assert.All(SolutionSource.Files.Where(f => f.Root.Name.LocalName is "visualization" or "Dashboard"), f =>
            Assert.EndsWith("/" + (f.Root.Element("savedqueryvisualizationid") ?? f.Root.Element("FormId"))!.Value + ".xml", f.Path, StringComparison.Ordinal));

    [Fact]
    public void Every_table_has_its_charts_and_each_runs_on_the_imported_solutions()
    {
        using var organization = ShippedSolutions.Open(JobPolicy.Manual, new SimulatedClock(DateTimeOffset.UnixEpoch.AddYears(56)));
        var definitions = new AppDefinitions(organization.Metadata, organization.Catalog, 1033);
        foreach (var (table, names) in Charts)
        {
            var charts = definitions.Charts(table);
            Assert.Equal(names, charts.Select(c => c.Name).Order(StringComparer.Ordinal));
            Assert.All(charts, c => Assert.Empty(organization.CreateService().RetrieveMultiple(new FetchExpression(c.FetchXml)).Entities));
            Assert.All(charts, c => Assert.Contains(c.Measure.Aggregate, new[] { "count", "avg" }));
        }
    }

    [Theory]
    [InlineData(1033, "Feedback overview", "Customers at risk")]
    [InlineData(2052, "反馈概览", "有流失风险的客户")]
    [InlineData(1028, "回饋概覽", "有流失風險的客戶")]
    public void The_dashboard_of_both_apps_shows_charts_and_lists_that_exist(int language, string name, string first)
    {
        using var organization = ShippedSolutions.Open(JobPolicy.Manual, new SimulatedClock(DateTimeOffset.UnixEpoch.AddYears(56)));
        var definitions = new AppDefinitions(organization.Metadata, organization.Catalog, language);
        var ids = definitions.Apps().SelectMany(app => definitions.SiteMap(app.UniqueName)!.Groups).SelectMany(g => g.SubAreas).Select(s => s.Dashboard).OfType<string>().ToList();
        Assert.Equal(2, ids.Count);
        var dashboard = definitions.Dashboard(Guid.Parse(Assert.Single(ids.Distinct(StringComparer.Ordinal))))!;
        Assert.Equal(name, dashboard.Name);
        var tiles = dashboard.Sections.SelectMany(s => s.Tiles).ToList();
        Assert.Equal(first, tiles[0].Label);
        Assert.Equal((6, 4), (tiles.Count(t => t.ChartId != null), tiles.Count(t => t.ChartId == null)));
        Assert.All(tiles, t => Assert.Contains(definitions.Views(t.Table), v => v.Id == t.ViewId));
        Assert.All(tiles.Where(t => t.ChartId != null), t => Assert.Contains(definitions.Charts(t.Table), c => c.Id == t.ChartId));
    }

    [Fact]
    public void A_choice_s_chart_has_a_colour_for_each_of_its_options()
    {
        using var organization = ShippedSolutions.Open(JobPolicy.Manual, new SimulatedClock(DateTimeOffset.UnixEpoch.AddYears(56)));
        var definitions = new AppDefinitions(organization.Metadata, organization.Catalog, 1033);
        foreach (var chart in Charts.Keys.SelectMany(table => definitions.Charts(table)).Where(c => c.Palette.Count > 1))
        {
            var table = Charts.Keys.Single(t => definitions.Charts(t).Any(c => c.Id == chart.Id));
            var column = definitions.Table(table)!.Columns[(chart.Series ?? chart.Category).Column];
            Assert.Equal(column.Options.Count, chart.Palette.Count);
        }
    }
}
