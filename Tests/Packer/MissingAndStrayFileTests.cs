using System;
using System.IO;
using System.Linq;
using CrmFeedback.Packer;
using CrmFeedback.Packer.Rules;
using Xunit;

namespace CrmFeedback.Tests.Packer;

public class MissingAndStrayFileTests
{
    private const string Step = "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml";

    [Theory]
    [InlineData("Other/Customizations.xml", "required-files", "Other/Customizations.xml")]
    [InlineData("Other/Relationships.xml", "required-files", "Other/Relationships.xml")]
    [InlineData("Other/Solution.xml", "required-files", "Other/Solution.xml")]
    [InlineData("OptionSets/cfb_mood.xml", "root-component", "Other/Solution.xml")]
    [InlineData(Step, "root-component", "Other/Solution.xml")]
    [InlineData("../WebResources/cfb_/form.js", "binary", "WebResources/cfb_/form.js.data.xml")]
    [InlineData("WebResources/cfb_/icon.svg.data.xml", "binary", "WebResources/cfb_/icon.svg")]
    [InlineData("Entities/cfb_Note/Entity.xml", "entity-folder", "Entities/cfb_Note")]
    [InlineData("Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000104}.xml", "default-view", "Entities/cfb_Note/Entity.xml")]
    [InlineData("AppModuleSiteMaps/cfb_Sample", "app", "AppModules/cfb_Sample/AppModule.xml")]
    public void A_missing_file_is_named(string deleted, string rule, string named)
    {
        using var solution = new SampleSolution().Delete(deleted);

        Assert.Contains(solution.Check(), problem => problem.Rule == rule && problem.File == "Sample/" + named);
    }

    [Theory]
    [InlineData("customapis/readme.md")]
    [InlineData("customapis/cfb_Count/notes.txt")]
    [InlineData("environmentvariabledefinitions/cfb_Limit/environmentvariablevalues.json")]
    [InlineData("Docs/readme.md")]
    [InlineData("readme.md")]
    [InlineData("Entities/cfb_Note/FormXml/popup/form.xml")]
    [InlineData("Roles/old/Note reader.xml")]
    public void A_stray_file_is_named(string path)
    {
        using var solution = new SampleSolution().Add(path, "<x />");

        Assert.Contains(solution.Check(), problem => problem.Rule == "stray-file" && problem.File == "Sample/" + path);
    }

    [Fact]
    public void Two_files_with_one_id_are_named()
    {
        using var solution = new SampleSolution().Duplicate(Step, "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000249}.xml");

        var problem = Assert.Single(solution.Check(), problem => problem.Rule == "duplicate-id" && problem.Message.StartsWith("Id 00000000-0000-4000-8000-000000000240", StringComparison.Ordinal));
        Assert.Contains(Step, problem.Message, StringComparison.Ordinal);
        Assert.Equal("Sample/SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000249}.xml", problem.File);
    }

    [Fact]
    public void Microsofts_form_may_not_be_replaced_by_the_unmanaged_package()
    {
        const string Folder = "Entities/Account/FormXml/main/";
        using var solution = new SampleSolution().Move(Folder + "{8448b78f-8f42-454e-8e2a-f8196b0419af}_managed.xml", Folder + "{8448b78f-8f42-454e-8e2a-f8196b0419af}.xml");

        Assert.Contains(solution.Check(), problem => problem.Rule == "system-form-diff" && problem.File.EndsWith("0419af}.xml", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_plugin_assembly_is_named_with_the_place_it_was_looked_for()
    {
        using var solution = new SampleSolution { PluginDll = "/nowhere/Plugins.dll" };

        Assert.Contains(solution.Check(), problem => problem.Rule == "binary" && problem.Message.Contains("/nowhere/Plugins.dll", StringComparison.Ordinal));
    }

    [Fact]
    public void An_assembly_without_a_strong_name_is_refused()
    {
        using var solution = new SampleSolution { PluginDll = Path.Combine(AppContext.BaseDirectory, "CrmFeedback.Tests.dll") };

        Assert.Contains(solution.Check(), problem => problem.Rule == "assembly" && problem.Message.Contains("not strong-named", StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_are_reported_at_once_and_nothing_is_written()
    {
        using var solution = new SampleSolution().Delete("OptionSets/cfb_mood.xml").Replace(Step, "4602", "4603").Add("readme.md", "x");
        var zip = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".zip");

        var error = Assert.Throws<PackException>(() => SolutionPacker.Pack(solution.Options(), zip));

        Assert.Superset(new[] { "root-component", "step", "stray-file", "option-set" }
            .ToHashSet(), error.Problems
            .Select(problem => problem.Rule)
            .ToHashSet());
        Assert.Contains("Sample/readme.md: [stray-file]", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(zip));
    }

    [Fact]
    public void Every_rule_is_on_the_list_and_has_a_name_of_its_own()
    {
        var classes = typeof(IRule).Assembly.GetTypes().Where(type => type.IsClass && typeof(IRule).IsAssignableFrom(type)).ToHashSet();

        Assert.Equal(classes, AllRules.List.Select(rule => rule.GetType()).ToHashSet());
        Assert.Equal(AllRules.List.Count, AllRules.List.Select(rule => rule.Name).Distinct().Count());
    }
}
