using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace CrmFeedback.Packer.Building;

/// <summary>Hashes files and folders, to tell whether something made from them is up to date.</summary>
internal static class FolderHash
{
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { "node_modules", "dist", "bin", "obj", "coverage", ".vite" };

    /// <summary>Hash of names and contents of files and folders; build folders inside are left out, missing paths count as empty.</summary>
    public static string OfContents(IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            foreach (var file in Files(path))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(path, file).Replace('\\', '/') + "\n"));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? Under(path).Order(StringComparer.Ordinal)
        : [];

    private static IEnumerable<string> Under(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(child => !Skipped.Contains(Path.GetFileName(child))).SelectMany(Under));
}
