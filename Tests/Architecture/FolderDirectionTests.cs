using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Tests.Solution;
using Mono.Cecil;
using Xunit;

namespace CrmFeedback.Tests.Architecture;

/// <summary>Dependencies point one way: Analysis, Feedback, Satisfaction, FollowUp, Steps. No folder knows a later one.</summary>
public sealed class FolderDirectionTests
{
    private static readonly string[] Order = ["Analysis", "Feedback", "Satisfaction", "FollowUp", "Steps"];

    private static string Assembly => System.IO.Path.Combine(SolutionSource.Folder, "..", "Plugins", "bin", "net462", "CrmFeedback.Plugins.dll");

    [Theory]
    [InlineData("Analysis")]
    [InlineData("Feedback")]
    [InlineData("Satisfaction")]
    [InlineData("FollowUp")]
    public void A_folder_knows_no_later_folder(string folder)
    {
        var later = Order.Skip(Array.IndexOf(Order, folder) + 1).ToArray();
        using var module = ModuleDefinition.ReadModule(Assembly);
        Assert.Empty(Uses(module, folder).Where(use => later.Any(l => IsIn(use.Used, l))).Select(use => $"{use.User} uses {use.Used}"));
    }

    [Fact]
    public void The_analyser_knows_no_type_of_Dataverse()
    {
        using var module = ModuleDefinition.ReadModule(Assembly);
        var uses = Uses(module, "Analysis").ToList();
        Assert.NotEmpty(uses);
        Assert.Empty(uses.Where(use => use.Used.StartsWith("Microsoft.", StringComparison.Ordinal) || IsIn(use.Used, "Schema")).Select(use => $"{use.User} uses {use.Used}"));
    }

    [Fact]
    public void Every_type_has_a_folder()
    {
        using var module = ModuleDefinition.ReadModule(Assembly);
        var ours = module.Types.Where(t => t.Namespace.StartsWith("CrmFeedback", StringComparison.Ordinal)).Select(t => t.FullName);
        Assert.All(ours, name => Assert.Contains(Order.Append("Schema"), folder => IsIn(name, folder)));
    }

    private static bool IsIn(string typeName, string folder) => typeName.StartsWith($"CrmFeedback.{folder}.", StringComparison.Ordinal);

    private static IEnumerable<(string User, string Used)> Uses(ModuleDefinition module, string folder) =>
        from top in module.Types.Where(t => IsIn(t.FullName, folder))
        from type in WithNested(top)
        from named in TypesOf(type).Where(t => t is not null)
        from used in WithArguments(named)
        select (type.FullName, used.GetElementType().FullName);

    private static IEnumerable<TypeReference> WithArguments(TypeReference type) =>
        type is GenericInstanceType generic ? generic.GenericArguments.SelectMany(WithArguments).Prepend(type) : [type];

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<TypeReference> TypesOf(TypeDefinition type) =>
        type.Interfaces.Select(i => i.InterfaceType)
            .Append(type.BaseType)
            .Concat(type.Fields.Select(f => f.FieldType))
            .Concat(type.Methods.SelectMany(TypesOf));

    private static IEnumerable<TypeReference> TypesOf(MethodDefinition method) =>
        method.Parameters.Select(p => p.ParameterType)
            .Append(method.ReturnType)
            .Concat(method.HasBody
                ? method.Body.Variables.Select(v => v.VariableType).Concat(method.Body.Instructions.Select(i => i.Operand).SelectMany(TypesOf))
                : []);

    private static IEnumerable<TypeReference> TypesOf(object operand) => operand switch
    {
        TypeReference type => [type],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };
}
