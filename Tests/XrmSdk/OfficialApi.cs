using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CrmFeedback.Tests.XrmSdk;

/// <summary>
/// The public surface of Microsoft.Xrm.Sdk 9.0, one line a member. <c>official-api.txt</c> is cut from a listing of the
/// package's assembly; <c>official-api-later.txt</c> holds the interfaces newer than that listing, as documented at
/// learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.ipluginexecutioncontext3 and …4.
/// </summary>
internal sealed partial class OfficialApi
{
    private readonly Dictionary<string, OfficialType> _types = new(StringComparer.Ordinal);

    private OfficialApi(IEnumerable<string> lines)
    {
        OfficialType? current = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                current!.Members.Add(line.Trim());
                continue;
            }

            var match = TypeLine().Match(line);
            if (!match.Success)
                throw new InvalidDataException("Not a type line: " + line);
            current = new OfficialType(match.Groups["kind"].Value, match.Groups["name"].Value, match.Groups["bases"].Value);
            _types.Add(current.Name, current);
        }
    }

    /// <summary>The types of the listing by full name.</summary>
    public IReadOnlyDictionary<string, OfficialType> Types => _types;

    public static OfficialApi Load() => new(ReadLines("official-api.txt").Concat(ReadLines("official-api-later.txt")));

    private static IEnumerable<string> ReadLines(string file)
    {
        using var stream = typeof(OfficialApi).Assembly.GetManifestResourceStream("CrmFeedback.Tests.XrmSdk." + file)
            ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"^(?<kind>(?:\w+ )*(?:class|interface|enum)) (?<name>Microsoft[\w.]+(?:<[^>]*>)?)(?: : (?<bases>.*))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeLine();
}

/// <summary>One type of the listing.</summary>
/// <param name="Kind">For example <c>sealed class</c>.</param>
/// <param name="Name">Full name.</param>
/// <param name="Bases">Base class and interfaces as listed.</param>
internal sealed record OfficialType(string Kind, string Name, string Bases)
{
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);
}
