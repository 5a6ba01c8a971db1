using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace CrmFeedback.Tests.XrmSdk;

/// <summary>Writes a type's visible members in the notation of the official listing.</summary>
internal static class ApiWriter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.Boolean"] = "bool",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Decimal"] = "decimal",
        ["System.Void"] = "void",
    };

    public static string FullName(Type type) => type.Namespace + "." + Name(type)[(Name(type).LastIndexOf('.', GenericStart(Name(type))) + 1)..];

    public static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsAbstract && type.IsSealed ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (var value in Enum.GetValues(type))
                yield return value + " = " + Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            yield break;
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c)))
            yield return "ctor(" + Parameters(constructor.GetParameters()) + ")" + (constructor.IsFamily ? " protected" : "");
        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily))
            yield return "field " + (field.IsStatic ? "static " : "") + Name(field.FieldType) + " " + field.Name;
        foreach (var property in type.GetProperties(Declared).Where(p => p.GetAccessors(nonPublic: true).Any(IsVisible)))
            yield return Property(property);
        foreach (var method in type.GetMethods(Declared).Where(m => !m.IsSpecialName && IsVisible(m)))
            yield return Method(method);
    }

    public static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        var full = type.Namespace + "." + type.Name;
        if (Keywords.TryGetValue(full, out var keyword))
            return keyword;
        var name = full;
        foreach (var prefix in new[] { "System.Collections.Generic.", "System.Collections.ObjectModel.", "System.", "Microsoft.Xrm.Sdk." })
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            name = name[prefix.Length..];
            break;
        }

        return type.IsGenericType
            ? name[..name.IndexOf('`', StringComparison.Ordinal)] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">"
            : name;
    }

    private static int GenericStart(string name) =>
        name.IndexOf('<', StringComparison.Ordinal) is var at && at >= 0 ? at : name.Length - 1;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Property(PropertyInfo property)
    {
        var first = property.GetAccessors(nonPublic: true)[0];
        var accessors = (property.GetMethod is { } get && IsVisible(get) ? "get; " : "")
            + (property.SetMethod is { } set && IsVisible(set) ? "set; " : "");
        var index = property.GetIndexParameters();
        return Modifiers(first, property.DeclaringType!) + Name(property.PropertyType) + " " + property.Name
            + (index.Length == 0 ? "" : "[" + Parameters(index) + "]") + " { " + accessors + "}";
    }

    private static string Method(MethodInfo method) =>
        Modifiers(method, method.DeclaringType!) + Name(method.ReturnType) + " " + method.Name
        + (method.IsGenericMethod ? "<" + string.Join(", ", method.GetGenericArguments().Select(Name)) + ">" : "")
        + "(" + Parameters(method.GetParameters()) + ")";

    private static string Modifiers(MethodBase method, Type declaring) =>
        (method.IsStatic ? "static " : "")
        + (method.IsVirtual && !method.IsFinal && !declaring.IsInterface ? "virtual " : "")
        + (method.IsFamily ? "protected " : "");

    private static string Parameters(ParameterInfo[] parameters) =>
        string.Join(", ", parameters.Select(p => (p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : "") + Name(p.ParameterType) + " " + p.Name));
}
