using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace CrmFeedback.Tests.Solution;

/// <summary>Steps, web resources, apps and manifests: what they name exists.</summary>
public sealed partial class ComponentTests
{
    private static readonly XElement Assembly = SolutionSource.WithRoot("PluginAssembly").Single().Root;

    private static readonly List<SourceFile> Steps = [.. SolutionSource.WithRoot("SdkMessageProcessingStep")];

    [Fact]
    public void Steps_listen_to_columns_that_exist()
    {
        foreach (var step in Steps)
        {
            var table = step.Root.Element("PrimaryEntity")!.Value;
            var columns = new[] { step.Root.Element("FilteringAttributes")!.Value }.Concat(step.Root.Descendants("Attributes").Select(a => a.Value))
                .SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries));
            Assert.All(columns, c => Assert.True(SolutionSource.HasColumn(table, c), $"{step.Root.Attribute("Name")}: {table} has no column {c}."));
        }
    }

    [Fact]
    public void Steps_run_types_of_the_core_assembly_under_their_id_and_name()
    {
        var types = Assembly.Descendants("PluginType").ToDictionary(t => (string)t.Attribute("PluginTypeId")!, t => (string)t.Attribute("AssemblyQualifiedName")!, StringComparer.Ordinal);
        Assert.All(Steps, s => Assert.Equal(types[s.Root.Element("PluginTypeId")!.Value], s.Root.Element("PluginTypeName")!.Value));
        Assert.All(SolutionSource.WithRoot("customapi"), f => Assert.Contains(
            "CrmFeedback.Steps." + ((string)f.Root.Attribute("uniquename")!)["cfb_".Length..] + ",", types[f.Root.Descendants("plugintypeexportkey").Single().Value], StringComparison.Ordinal));
    }

    [Fact]
    public void Every_step_is_well_registered()
    {
        foreach (var step in Steps.Select(s => s.Root))
        {
            var name = (string)step.Attribute("Name")!;
            Assert.Equal("4602", step.Element("EventHandlerTypeCode")!.Value);
            Assert.Equal(step.Element("Mode")!.Value, step.Element("AsyncAutoDelete")!.Value);
            var stage = step.Element("Stage")!.Value;
            Assert.True(stage is "20" or "40", name);
            Assert.False(step.Element("Mode")!.Value == "1" && stage != "40", name + ": asynchronous steps run after the operation.");
            var update = step.Element("SdkMessageId")!.Value == "20bebb1b-ea3e-db11-86a7-000a3a5473e8";
            Assert.True(update == (step.Element("FilteringAttributes")!.Value.Length > 0), name + ": an Update step, and only it, filters by columns.");
        }
    }

    [Fact]
    public void No_step_is_registered_twice() =>
        Assert.Distinct(Steps.Select(s => string.Join('|', new[] { "PluginTypeId", "SdkMessageId", "PrimaryEntity", "Stage", "Mode" }.Select(e => s.Root.Element(e)!.Value))));

    [Fact]
    public void Case_steps_are_in_the_cases_solution_and_only_they()
    {
        Assert.All(Steps, s => Assert.Equal(s.Root.Element("PrimaryEntity")!.Value == "incident" ? "CrmFeedbackCases" : "CrmFeedback", s.Solution));
    }

    [Fact]
    public void The_core_never_names_the_incident_table()
    {
        string[] textual = ["Description", "default"];
        foreach (var file in SolutionSource.Files.Where(f => f.Solution == "CrmFeedback"))
        {
            var named = file.Root.DescendantsAndSelf().Where(e => !textual.Contains(e.Name.LocalName))
                .SelectMany(e => e.Attributes().Select(a => a.Value).Append(e.HasElements ? "" : e.Value))
                .Where(v => v.Equals("incident", StringComparison.OrdinalIgnoreCase));
            Assert.True(!named.Any(), file.Path);
        }
    }

    [Fact]
    public void The_key_and_the_version_come_from_the_build()
    {
        Assert.Equal("CrmFeedback.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=$(PublicKeyToken)", (string?)Assembly.Attribute("FullName"));
        foreach (var manifest in Manifests())
        {
            Assert.Equal("$(Version)", manifest.Root.Descendants("Version").Single().Value);
            Assert.Equal("2", manifest.Root.Descendants("Managed").Single().Value);
            Assert.Equal(manifest.Solution, manifest.Root.Descendants("UniqueName").First().Value);
        }

        Assert.DoesNotContain(SolutionSource.Files, f => TypedToken().IsMatch(f.Document.ToString()));
    }

    [Fact]
    public void Web_resources_are_named_and_filed_as_the_server_does()
    {
        var resources = SolutionSource.WithRoot("WebResource").ToList();
        Assert.Equal(
            ["cfb_/feedback/form.js", "cfb_/feedback/icon.svg", "cfb_/feedback/panel.css", "cfb_/feedback/panel.html", "cfb_/feedback/panel.js", "cfb_/strings/panel.1028.resx", "cfb_/strings/panel.1033.resx", "cfb_/strings/panel.2052.resx"],
            resources.Select(r => r.Root.Element("Name")!.Value).Order(StringComparer.Ordinal));
        var types = new Dictionary<string, string>(StringComparer.Ordinal) { ["html"] = "1", ["css"] = "2", ["js"] = "3", ["svg"] = "11", ["resx"] = "12" };
        foreach (var file in resources)
        {
            var name = file.Root.Element("Name")!.Value;
            Assert.Equal($"CrmFeedback/WebResources/{name}.data.xml", file.Path);
            Assert.Equal(types[name[(name.LastIndexOf('.') + 1)..]], file.Root.Element("WebResourceType")!.Value);
            Assert.Equal("/WebResources/" + NotInFileNames().Replace(name, "") + file.Root.Element("WebResourceId")!.Value.Trim('{', '}').ToUpperInvariant(), file.Root.Element("FileName")!.Value);
        }
    }

    [Fact]
    public void Scripts_and_the_page_depend_on_the_strings_of_every_language()
    {
        string[] strings = ["cfb_/strings/panel.1028.resx", "cfb_/strings/panel.1033.resx", "cfb_/strings/panel.2052.resx"];
        var names = SolutionSource.WithRoot("WebResource").Select(r => r.Root.Element("Name")!.Value).ToList();
        foreach (var name in new[] { "cfb_/feedback/form.js", "cfb_/feedback/panel.js", "cfb_/feedback/panel.html" })
        {
            var resource = SolutionSource.WithRoot("WebResource").Single(r => r.Root.Element("Name")!.Value == name).Root;
            var libraries = XElement.Parse(resource.Element("DependencyXml")!.Value).Descendants("Library").Select(l => (string)l.Attribute("name")!).ToList();
            Assert.Empty(strings.Except(libraries));
            Assert.Empty(libraries.Except(names));
        }
    }

    [Fact]
    public void Apps_list_every_table_of_their_site_map_and_forms_that_exist()
    {
        var forms = SolutionSource.WithRoot("forms").Select(f => f.Root.Descendants("formid").Single().Value).ToList();
        foreach (var app in SolutionSource.WithRoot("AppModule"))
        {
            var unique = app.Root.Element("UniqueName")!.Value;
            var map = SolutionSource.WithRoot("AppModuleSiteMap").Single(m => m.Root.Element("SiteMapUniqueName")!.Value == unique).Root;
            var tables = Components(app, "1").ToList();
            Assert.Empty(map.Descendants("SubArea").Select(s => (string?)s.Attribute("Entity")).OfType<string>().Except(tables));
            var dashboards = SolutionSource.WithRoot("Dashboard").Select(d => d.Root.Element("FormId")!.Value).ToList();
            Assert.Equal(dashboards.Select(d => d.Trim('{', '}')), map.Descendants("SubArea").Select(s => (string?)s.Attribute("DefaultDashboard")).OfType<string>());
            Assert.Distinct(map.Descendants().Select(e => (string?)e.Attribute("Id")).Where(id => id is not null));
            Assert.Empty(app.Root.Descendants("AppModuleComponent").Where(c => (string?)c.Attribute("type") == "60").Select(c => (string)c.Attribute("id")!).Except(forms.Concat(dashboards)));
            Assert.Equal([unique], Components(app, "62"));
            var icon = SolutionSource.WithRoot("WebResource").Single(r => r.Root.Element("Name")!.Value == "cfb_/feedback/icon.svg").Root;
            Assert.Equal(icon.Element("WebResourceId")!.Value.Trim('{', '}'), app.Root.Element("WebResourceId")!.Value);
        }
    }

    [Fact]
    public void The_app_of_the_core_leads_supervisors_to_the_customers_at_risk()
    {
        var map = SolutionSource.Files.Single(f => f.Path == "CrmFeedback/AppModuleSiteMaps/cfb_CrmFeedback/AppModuleSiteMap.xml").Root;
        Assert.Equal(["account", "contact", "cfb_satisfaction", "cfb_followup", "dashboard", "cfb_feedback", "cfb_surveyresponse", "cfb_mention", "cfb_correction", "cfb_theme", "cfb_setting", "cfb_baseline"], map.Descendants("SubArea").Select(s => (string?)s.Attribute("Entity") ?? "dashboard"));
    }

    [Fact]
    public void The_cases_solution_names_every_part_of_the_core_that_it_uses()
    {
        var missing = Manifests().Single(m => m.Solution == "CrmFeedbackCases").Root.Descendants("MissingDependency").ToList();
        Assert.All(missing, m => Assert.Equal("CrmFeedback ($(Version))", (string?)m.Element("Required")!.Attribute("solution")));
        var required = missing.Select(m => ((string?)m.Element("Required")!.Attribute("id"))?.Trim('{', '}') ?? (string)m.Element("Required")!.Attribute("schemaName")!).ToHashSet(StringComparer.Ordinal);
        var used = Steps.Where(s => s.Solution == "CrmFeedbackCases").Select(s => s.Root.Element("PluginTypeId")!.Value)
            .Concat(SolutionSource.Tables.Keys).Concat(["cfb_/feedback/form.js", "cfb_/feedback/panel.html", "cfb_/feedback/icon.svg"]).Concat(CorePartsOfTheServiceApp());
        Assert.Empty(used.Except(required));
        Assert.False(Manifests().Single(m => m.Solution == "CrmFeedback").Root.Descendants("MissingDependency").Any());
    }

    [Fact]
    public void Root_components_are_sorted_by_type_and_named_once()
    {
        foreach (var manifest in Manifests())
        {
            var roots = manifest.Root.Descendants("RootComponent").ToList();
            Assert.Equal(roots.Select(r => (int)r.Attribute("type")!).Order(), roots.Select(r => (int)r.Attribute("type")!));
            Assert.Distinct(roots.Select(r => (string?)r.Attribute("type") + (string?)r.Attribute("schemaName") + (string?)r.Attribute("id")));
            Assert.All(roots.Where(r => (string?)r.Attribute("type") == "1"), r => Assert.Equal(((string)r.Attribute("schemaName")!).StartsWith("cfb_", StringComparison.Ordinal) ? "0" : "2", (string?)r.Attribute("behavior")));
        }
    }

    private static IEnumerable<string> CorePartsOfTheServiceApp()
    {
        var core = SolutionSource.WithRoot("forms").Where(f => f.Solution == "CrmFeedback").Select(f => f.Root.Descendants("formid").Single().Value)
            .Concat(SolutionSource.WithRoot("Role").Select(r => (string)r.Root.Attribute("id")!)).ToHashSet(StringComparer.Ordinal);
        var app = SolutionSource.WithRoot("AppModule").Single(a => a.Solution == "CrmFeedbackCases").Root;
        return app.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>().Where(core.Contains).Select(id => id.Trim('{', '}'));
    }

    private static IEnumerable<SourceFile> Manifests() => SolutionSource.Files.Where(f => f.Path.EndsWith("/Other/Solution.xml", StringComparison.Ordinal));

    private static IEnumerable<string> Components(SourceFile app, string type) =>
        app.Root.Descendants("AppModuleComponent").Where(c => (string?)c.Attribute("type") == type).Select(c => (string)c.Attribute("schemaName")!);

    [GeneratedRegex("PublicKeyToken=[0-9a-f]{16}", RegexOptions.None, 1000)]
    private static partial Regex TypedToken();

    [GeneratedRegex("[^A-Za-z0-9_-]", RegexOptions.None, 1000)]
    private static partial Regex NotInFileNames();
}
