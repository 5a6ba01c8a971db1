using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace CrmFeedback.Packer.Source;

/// <summary>What a .NET assembly's metadata says about it, read without loading it.</summary>
/// <param name="Name">Simple name.</param>
/// <param name="Version">Assembly version.</param>
/// <param name="PublicKeyToken">Token of its public key, sixteen lower-case hex digits; empty if it is not strong-named.</param>
/// <param name="FileVersion">File version.</param>
/// <param name="PublicClasses">Full names of its public classes that can be created.</param>
public sealed record AssemblyIdentity(string Name, string Version, string PublicKeyToken, string FileVersion, IReadOnlySet<string> PublicClasses)
{
    /// <summary>The name that plug-in registrations use.</summary>
    public string FullName => $"{Name}, Version={Version}, Culture=neutral, PublicKeyToken={(PublicKeyToken.Length == 0 ? "null" : PublicKeyToken)}";

    /// <summary>Reads an assembly file.</summary>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public static AssemblyIdentity Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        var assembly = metadata.GetAssemblyDefinition();
        var version = assembly.Version.ToString();
        return new AssemblyIdentity(
            metadata.GetString(assembly.Name),
            version,
            Token(metadata.GetBlobBytes(assembly.PublicKey)),
            FileVersionOf(metadata, assembly) ?? version,
            metadata.TypeDefinitions
                .Select(metadata.GetTypeDefinition)
                .Where(IsPublicClass)
                .Select(type => FullNameOf(metadata, type)).ToImmutableHashSet(StringComparer.Ordinal));
    }

    // ECMA-335 II.6.3: the token is the last eight bytes of the key's SHA-1, reversed.
#pragma warning disable CA5350
    private static string Token(byte[] publicKey) =>
        publicKey.Length == 0 ? "" : Convert.ToHexStringLower(SHA1.HashData(publicKey).Reverse().Take(8).ToArray());
#pragma warning restore CA5350

    private static bool IsPublicClass(TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public
        && (type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Interface)) == TypeAttributes.NotPublic;

    private static string FullNameOf(MetadataReader metadata, TypeDefinition type)
    {
        var space = metadata.GetString(type.Namespace);
        return (space.Length == 0 ? "" : space + ".") + metadata.GetString(type.Name);
    }

    private static string? FileVersionOf(MetadataReader metadata, AssemblyDefinition assembly)
    {
        foreach (var attribute in assembly.GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
                continue;
            var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (parent.Kind != HandleKind.TypeReference
                || metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) != nameof(AssemblyFileVersionAttribute))
                continue;
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            return value.ReadSerializedString();
        }

        return null;
    }
}
