using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Xml.Linq;
using Xunit;

namespace CrmFeedback.Tests.Packer;

public class PackTests
{
    private const string Token = "PublicKeyToken=a4235b5f2d6d11ca";
    private const string Dll = "PluginAssemblies/FaultCatchingPlugin-00000000-0000-4000-8000-000000000230/FaultCatchingPlugin.dll";

    [Theory]
    [InlineData("Sample")]
    [InlineData("SampleAddOn")]
    public void The_minimal_solutions_keep_every_rule(string name)
    {
        using var solution = new SampleSolution(name);

        Assert.Equal([], solution.Check(managed: false));
        Assert.Equal([], solution.Check(managed: true));
    }

    [Fact]
    public void The_zip_holds_the_parts_the_server_expects()
    {
        using var solution = new SampleSolution();

        Assert.Equal(
            [
                "solution.xml",
                "customizations.xml",
                "[Content_Types].xml",
                Dll,
                "WebResources/cfb_formjs00000000-0000-4000-8000-000000000220",
                "WebResources/cfb_iconsvg00000000-0000-4000-8000-000000000222",
                "WebResources/cfb_panelhtml00000000-0000-4000-8000-000000000221",
                "customapis/cfb_Count/customapi.xml",
                "customapis/cfb_Count/customapiresponseproperties/Count/customapiresponseproperty.xml",
                "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml",
            ],
            Parts(solution.Pack()).Keys);
    }

    [Fact]
    public void Content_types_cover_every_part_by_extension_or_by_name()
    {
        using var solution = new SampleSolution();

        var types = Xml(solution.Pack(), "[Content_Types].xml");

        Assert.Equal(["dll", "xml"], types.Elements().Select(type => type.Attribute("Extension")?.Value).OfType<string>());
        Assert.Equal(
            [
                "/WebResources/cfb_formjs00000000-0000-4000-8000-000000000220",
                "/WebResources/cfb_iconsvg00000000-0000-4000-8000-000000000222",
                "/WebResources/cfb_panelhtml00000000-0000-4000-8000-000000000221",
            ],
            types.Elements().Select(type => type.Attribute("PartName")?.Value).OfType<string>());
        Assert.All(types.Elements(), type => Assert.Equal("application/octet-stream", type.Attribute("ContentType")!.Value));
    }

    [Fact]
    public void The_same_sources_give_the_same_bytes()
    {
        using var first = new SampleSolution();
        using var second = new SampleSolution();
        File.SetLastWriteTimeUtc(Path.Combine(second.Options().SolutionFolder, "Other", "Solution.xml"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(SHA256.HashData(first.Pack(managed: true)), SHA256.HashData(second.Pack(managed: true)));
    }

    [Fact]
    public void Windows_line_ends_in_the_sources_change_nothing()
    {
        using var unix = new SampleSolution();
        using var windows = new SampleSolution();
        foreach (var file in Directory.EnumerateFiles(windows.Options().SolutionFolder, "*.xml", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(unix.Pack(), windows.Pack());
    }

    [Fact]
    public void Token_and_version_come_from_the_built_assembly()
    {
        using var solution = new SampleSolution();

        var zip = solution.Pack();

        Assert.Equal("1.2.3.4", Xml(zip, "solution.xml").Descendants("Version").Single().Value);
        var customizations = Xml(zip, "customizations.xml");
        Assert.EndsWith(Token, customizations.Descendants("PluginAssembly").Single().Attribute("FullName")!.Value, StringComparison.Ordinal);
        Assert.EndsWith(Token, customizations.Descendants("PluginTypeName").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("$(", customizations.ToString(), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(solution.PluginDll), Parts(zip)[Dll]);
    }

    [Fact]
    public void The_package_type_is_written_into_the_manifest()
    {
        using var solution = new SampleSolution();

        Assert.Equal("0", Xml(solution.Pack(managed: false), "solution.xml").Descendants("Managed").Single().Value);
        Assert.Equal("1", Xml(solution.Pack(managed: true), "solution.xml").Descendants("Managed").Single().Value);
    }

    [Fact]
    public void Microsofts_form_is_changed_by_the_managed_package_only()
    {
        using var solution = new SampleSolution();

        Assert.Equal(["{00000000-0000-4000-8000-000000000150}"], AccountForms(solution.Pack(managed: false)));
        Assert.Equal(["{00000000-0000-4000-8000-000000000150}", "{8448b78f-8f42-454e-8e2a-f8196b0419af}"], AccountForms(solution.Pack(managed: true)));
    }

    [Fact]
    public void A_managed_twin_replaces_the_form_in_the_managed_package()
    {
        const string Form = "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}";
        using var solution = new SampleSolution().Duplicate(Form + ".xml", Form + "_managed.xml").Replace(Form + "_managed.xml", "\"Main\"", "\"Managed main\"");

        Assert.Contains("Main", MainFormNames(solution.Pack(managed: false)));
        Assert.Equal(["Managed main"], MainFormNames(solution.Pack(managed: true)));
    }

    [Fact]
    public void Forms_views_charts_and_ribbon_fill_their_places()
    {
        using var solution = new SampleSolution();

        var table = Xml(solution.Pack(), "customizations.xml").Descendants("Entity").Single(entity => entity.Element("Name")!.Value == "cfb_Note");

        Assert.Equal(["main", "quick"], table.Element("FormXml")!.Elements("forms").Select(forms => forms.Attribute("type")!.Value));
        Assert.Equal(5, table.Element("SavedQueries")!.Element("savedqueries")!.Elements("savedquery").Count());
        Assert.Single(table.Element("Visualizations")!.Elements("visualization"));
        Assert.Single(table.Element("RibbonDiffXml")!.Element("CustomActions")!.Elements("CustomAction"));
    }

    [Fact]
    public void Every_section_is_filled_from_its_files()
    {
        using var solution = new SampleSolution();

        var root = Xml(solution.Pack(), "customizations.xml");

        Assert.Equal(
            "Entities 2, Roles 1, Workflows 0, FieldSecurityProfiles 1, Templates 0, EntityMaps 0, EntityRelationships 9, OrganizationSettings 0, optionsets 1, Dashboards 1, WebResources 3, CustomControls 0, SolutionPluginAssemblies 1, SdkMessageProcessingSteps 1, AppModuleSiteMaps 1, AppModules 1, EntityDataProviders 0, Languages 1",
            string.Join(", ", root.Elements().Select(section => $"{section.Name.LocalName} {section.Elements().Count()}")));
    }

    [Fact]
    public void Relationships_keep_the_order_of_the_index()
    {
        using var solution = new SampleSolution();

        var names = Xml(solution.Pack(), "customizations.xml").Element("EntityRelationships")!.Elements().Select(body => body.Attribute("Name")!.Value).ToList();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.All(names, name => Assert.NotEmpty(name));
    }

    [Fact]
    public void An_add_on_uses_the_plugin_types_of_the_solution_it_names()
    {
        using var named = new SampleSolution("SampleAddOn");
        using var unnamed = new SampleSolution("SampleAddOn").Replace("Other/Solution.xml", "solution=\"Sample ($(Version))\"", "solution=\"\"");

        Assert.NotEmpty(named.Pack());
        Assert.Contains(unnamed.Check(), problem => problem.Rule == "step" && problem.Message.Contains("000000000231", StringComparison.Ordinal));
        Assert.Contains(unnamed.Check(), problem => problem.Rule == "dependency");
    }

    [Fact]
    public void An_add_on_without_its_core_beside_it_is_refused()
    {
        using var solution = new SampleSolution("SampleAddOn").Delete("../Solution/Sample");

        Assert.Contains(solution.Check(), problem => problem.Rule == "dependency" && problem.Message.Contains("no such folder", StringComparison.Ordinal));
    }

    private static IEnumerable<string> AccountForms(byte[] zip) =>
        Xml(zip, "customizations.xml").Descendants("Entity").Single(entity => entity.Element("Name")!.Value == "Account").Descendants("formid").Select(id => id.Value);

    private static IEnumerable<string> MainFormNames(byte[] zip) =>
        Xml(zip, "customizations.xml").Descendants("Entity").Single(entity => entity.Element("Name")!.Value == "cfb_Note")
            .Descendants("forms").Single(forms => forms.Attribute("type")!.Value == "main").Elements("systemform").Elements("LocalizedNames").Elements("LocalizedName")
                .Select(name => name.Attribute("description")!.Value);

    private static XElement Xml(byte[] zip, string part) => XElement.Load(new MemoryStream(Parts(zip)[part]));

    private static Dictionary<string, byte[]> Parts(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
