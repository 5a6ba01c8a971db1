using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.XrmSdk;

/// <summary>A DLL built against our contract binds to the official assembly only where every name and type agrees.</summary>
public class OfficialApiTests
{
    private static readonly Assembly Contract = typeof(Entity).Assembly;
    private static readonly OfficialApi Official = OfficialApi.Load();

    public static TheoryData<string> PublicTypes => new(Contract.GetExportedTypes().Select(ApiWriter.FullName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_assembly_has_the_official_identity() =>
        Assert.Equal("Microsoft.Xrm.Sdk, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35", Contract.FullName);

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_type_is_official_with_kind_base_and_members(string name)
    {
        Assert.True(Official.Types.TryGetValue(name, out var official), name + " is not in the official listing.");
        var type = Find(name);
        Assert.Equal(official.Kind, ApiWriter.Kind(type));
        Assert.Equal([], Bases(type).Where(parent => !official.Bases.Contains(parent, StringComparison.Ordinal)));
        Assert.Equal([], ApiWriter.Members(type).Except(official.Members, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void An_interface_or_enum_is_declared_whole(string name)
    {
        var type = Find(name);
        if (type.IsInterface || type.IsEnum)
            Assert.Equal([], Official.Types[name].Members.Except(ApiWriter.Members(type), StringComparer.Ordinal));
    }

    [Fact]
    public void The_listing_holds_no_type_that_is_not_declared() =>
        Assert.Equal([], Official.Types.Keys.Except(Contract.GetExportedTypes().Select(ApiWriter.FullName), StringComparer.Ordinal));

    [Fact]
    public void The_comparison_sees_a_member_that_is_not_official() =>
        Assert.Contains("string Invented { get; }", ApiWriter.Members(typeof(WithInventedMember)));

    private static Type Find(string name) => Contract.GetExportedTypes().Single(type => ApiWriter.FullName(type) == name);

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
            yield break;
        if (type.BaseType is { } parent && parent != typeof(object))
            yield return ApiWriter.Name(parent);
        foreach (var contract in type.GetInterfaces().Where(i => i.Assembly == Contract || i.Name == "IExtensibleDataObject"))
            yield return ApiWriter.Name(contract);
    }

    private sealed class WithInventedMember
    {
        public string Invented => "";
    }
}
