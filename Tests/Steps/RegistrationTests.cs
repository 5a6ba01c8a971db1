using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Steps;
using CrmFeedback.Tests.Solution;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>The registrations on the classes and the step XML of the solutions are one fact in two places.</summary>
public sealed class RegistrationTests
{
    // The same in every organisation (sdkmessage rows are system data).
    private static readonly Dictionary<string, string> Messages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["9ebdbb1b-ea3e-db11-86a7-000a3a5473e8"] = Message.Create,
        ["20bebb1b-ea3e-db11-86a7-000a3a5473e8"] = Message.Update,
        ["a1bdbb1b-ea3e-db11-86a7-000a3a5473e8"] = Message.Delete,
        ["dbbdbb1b-ea3e-db11-86a7-000a3a5473e8"] = Message.Merge,
    };

    private static readonly IReadOnlyList<Type> PluginClasses =
        [.. typeof(PluginBase).Assembly.GetTypes().Where(t => typeof(IPlugin).IsAssignableFrom(t) && !t.IsAbstract)];

    [Fact]
    public void Every_declared_step_is_in_the_solution_and_the_other_way_round()
    {
        var declared = PluginClasses.SelectMany(t => Plugin(t).Steps, (t, s) => Line(t, s)).Where(l => !l.Contains(" 30 ", StringComparison.Ordinal));
        var shipped = SolutionSource.WithRoot("SdkMessageProcessingStep").Select(f => Line(f.Root));
        Assert.Equal(declared.Order(StringComparer.Ordinal), shipped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_plugin_class_is_a_registered_type_and_the_other_way_round()
    {
        var types = SolutionSource.WithRoot("PluginAssembly").SelectMany(f => f.Root.Descendants("PluginType")).ToList();
        Assert.Equal(
            PluginClasses.Select(t => t.FullName).Order(StringComparer.Ordinal),
            types.Select(t => (string?)t.Attribute("Name")).Order(StringComparer.Ordinal));
        Assert.All(types, t => Assert.Equal(
            (string?)t.Attribute("Name") + ", CrmFeedback.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=$(PublicKeyToken)",
            (string?)t.Attribute("AssemblyQualifiedName")));
    }

    [Fact]
    public void The_id_of_a_step_s_type_is_the_id_that_the_assembly_gives_it()
    {
        var ids = SolutionSource.WithRoot("PluginAssembly").SelectMany(f => f.Root.Descendants("PluginType"))
            .ToDictionary(t => (string)t.Attribute("Name")!, t => Guid.Parse((string)t.Attribute("PluginTypeId")!), StringComparer.Ordinal);
        Assert.All(SolutionSource.WithRoot("SdkMessageProcessingStep"), f =>
            Assert.Equal(ids[TypeName(f.Root)], Guid.Parse(f.Root.Element("PluginTypeId")!.Value)));
    }

    [Fact]
    public void Case_steps_are_in_the_cases_solution_and_no_other_step_is()
    {
        Assert.All(SolutionSource.WithRoot("SdkMessageProcessingStep"), f =>
            Assert.Equal(f.Root.Element("PrimaryEntity")!.Value == "incident", f.Solution == "CrmFeedbackCases"));
    }

    [Fact]
    public void Every_Update_step_says_which_columns_it_waits_for() =>
        Assert.All(PluginClasses.SelectMany(t => Plugin(t).Steps), s => Assert.Equal(s.MessageName == Message.Update, s.FilteringColumns.Count > 0));

    [Fact]
    public void Columns_that_steps_name_exist() =>
        Assert.All(PluginClasses.SelectMany(t => Plugin(t).Steps), s => Assert.All(
            s.FilteringColumns.Concat(s.PreImageColumns),
            c => Assert.True(SolutionSource.HasColumn(s.Table, c), s.Table + "." + c)));

    private static PluginBase Plugin(Type type) => Assert.IsAssignableFrom<PluginBase>(Activator.CreateInstance(type));

    private static string Line(Type type, Step step) => string.Join(
        ' ', type.FullName, step.MessageName, step.Table, step.Stage, step.IsAsynchronous ? 1 : 0,
        "[" + string.Join(',', step.FilteringColumns.Order(StringComparer.Ordinal)) + "]",
        step.PreImageColumns.Count == 0 ? string.Empty : "0:PreImage:PreImage:" + string.Join(',', step.PreImageColumns.Order(StringComparer.Ordinal)));

    private static string Line(XElement step) => string.Join(
        ' ', TypeName(step), Messages[step.Element("SdkMessageId")!.Value.Trim('{', '}')], step.Element("PrimaryEntity")!.Value,
        step.Element("Stage")!.Value, step.Element("Mode")!.Value,
        "[" + Sorted(step.Element("FilteringAttributes")?.Value) + "]",
        string.Join(';', step.Descendants("SdkMessageProcessingStepImage").Select(Image)));

    private static string Image(XElement image) => string.Join(
        ':', image.Element("ImageType")!.Value, (string?)image.Attribute("Name"), image.Element("EntityAlias")!.Value, Sorted(image.Element("Attributes")!.Value));

    private static string Sorted(string? columns) =>
        string.Join(',', (columns ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));

    private static string TypeName(XElement step) => step.Element("PluginTypeName")!.Value.Split(',')[0];
}
