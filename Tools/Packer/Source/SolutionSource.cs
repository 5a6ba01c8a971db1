using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CrmFeedback.Packer.Source;

/// <summary>An unpacked solution, read into memory.</summary>
public sealed partial class SolutionSource
{
    private SolutionSource(SourceReader reader, BuildOutput build)
    {
        Folder = reader.Folder;
        Build = build;
        Paths = reader.Paths;
        Manifest = reader.Optional("Other/Solution.xml");
        Customizations = reader.Optional("Other/Customizations.xml");
        RelationshipIndex = reader.Optional("Other/Relationships.xml");
        FieldSecurityProfiles = reader.Optional("Other/FieldSecurityProfiles.xml");
        EntityMaps = reader.Optional("Other/EntityMaps.xml");
        RelationshipFiles = reader.Under("Other/Relationships/");
        OptionSets = reader.Under("OptionSets/");
        Roles = reader.Under("Roles/");
        Dashboards = reader.Under("Dashboards/");
        Steps = reader.Under("SdkMessageProcessingSteps/");
        AppModules = reader.Under("AppModules/", "/AppModule.xml");
        SiteMaps = reader.Under("AppModuleSiteMaps/", "/AppModuleSiteMap.xml");
        CustomApis = reader.Under("customapis/", "/customapi.xml");
        EnvironmentVariables = reader.Under("environmentvariabledefinitions/", "/environmentvariabledefinition.xml");
        VerbatimFiles = SolutionLayout.VerbatimFolders.SelectMany(folder => reader.Under(folder + "/")).ToList();
        WebResources = reader.Under("WebResources/", ".data.xml").Select(data => new WebResourceSource(data, BinaryOf(data, build))).ToList();
        Assemblies = reader.Under("PluginAssemblies/", ".data.xml").Select(data => new AssemblySource(data, DllOf(data, build))).ToList();
        Entities = Paths.Where(path => path.StartsWith("Entities/", StringComparison.Ordinal) && path.EndsWith("/Entity.xml", StringComparison.Ordinal))
            .Select(path => Entity(reader, path)).OfType<EntitySource>().ToList();
        LoadProblems = reader.Problems;
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The folder's name, used in messages.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>What the build made for it.</summary>
    public BuildOutput Build { get; }

    /// <summary>All files, from the folder on, with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Other/Solution.xml.</summary>
    public SourceFile? Manifest { get; }

    /// <summary>Other/Customizations.xml.</summary>
    public SourceFile? Customizations { get; }

    /// <summary>Other/Relationships.xml.</summary>
    public SourceFile? RelationshipIndex { get; }

    /// <summary>Files with relationship bodies.</summary>
    public IReadOnlyList<SourceFile> RelationshipFiles { get; }

    /// <summary>Other/FieldSecurityProfiles.xml.</summary>
    public SourceFile? FieldSecurityProfiles { get; }

    /// <summary>Other/EntityMaps.xml.</summary>
    public SourceFile? EntityMaps { get; }

    /// <summary>Tables.</summary>
    public IReadOnlyList<EntitySource> Entities { get; }

    /// <summary>Global choices.</summary>
    public IReadOnlyList<SourceFile> OptionSets { get; }

    /// <summary>Security roles.</summary>
    public IReadOnlyList<SourceFile> Roles { get; }

    /// <summary>Dashboards.</summary>
    public IReadOnlyList<SourceFile> Dashboards { get; }

    /// <summary>Web resources.</summary>
    public IReadOnlyList<WebResourceSource> WebResources { get; }

    /// <summary>Plug-in assemblies.</summary>
    public IReadOnlyList<AssemblySource> Assemblies { get; }

    /// <summary>Plug-in steps.</summary>
    public IReadOnlyList<SourceFile> Steps { get; }

    /// <summary>Model-driven apps.</summary>
    public IReadOnlyList<SourceFile> AppModules { get; }

    /// <summary>Site maps of apps.</summary>
    public IReadOnlyList<SourceFile> SiteMaps { get; }

    /// <summary>Custom APIs.</summary>
    public IReadOnlyList<SourceFile> CustomApis { get; }

    /// <summary>Environment variable definitions.</summary>
    public IReadOnlyList<SourceFile> EnvironmentVariables { get; }

    /// <summary>XML files of the folders that are copied as they are.</summary>
    public IReadOnlyList<SourceFile> VerbatimFiles { get; }

    /// <summary>Files that could not be read.</summary>
    public IReadOnlyList<Problem> LoadProblems { get; }

    /// <summary>Every parsed file.</summary>
    public IEnumerable<SourceFile> AllFiles =>
        new[] { Manifest, Customizations, RelationshipIndex, FieldSecurityProfiles, EntityMaps }.OfType<SourceFile>()
            .Concat(RelationshipFiles)
                .Concat(OptionSets)
                .Concat(Roles)
                .Concat(Dashboards)
                .Concat(Steps)
                .Concat(AppModules)
                .Concat(SiteMaps)
                .Concat(VerbatimFiles)
            .Concat(WebResources.Select(resource => resource.Data)).Concat(Assemblies.Select(assembly => assembly.Data))
            .Concat(Entities.SelectMany(entity => new[] { entity.File, entity.Ribbon }.OfType<SourceFile>()
                .Concat(entity.Forms.Select(form => form.File)).Concat(entity.Views).Concat(entity.Charts)));

    /// <summary>Reads a folder. Files that cannot be read become <see cref="LoadProblems"/>.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SolutionSource Load(string folder, BuildOutput build)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no solution folder '{folder}'.");
        return new SolutionSource(new SourceReader(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar), build), build);
    }

    /// <summary>Unique names of the solutions that MissingDependencies names.</summary>
    public IEnumerable<string> DependencyNames() =>
        Manifest == null
            ? []
            : Manifest.Root.Descendants("Required").Select(required => required.Attr("solution"))
                .Select(text => SolutionName().Match(text)).Where(match => match.Success).Select(match => match.Value)
                .Distinct(StringComparer.Ordinal);

    private string? BinaryOf(SourceFile data, BuildOutput build)
    {
        var inSolution = Path.Combine(Folder, data.Path[..^".data.xml".Length]);
        var built = Path.Combine(build.WebResourcesDist, data.Root.Text("Name"));
        return File.Exists(inSolution) ? inSolution : File.Exists(built) ? built : null;
    }

    private string? DllOf(SourceFile data, BuildOutput build)
    {
        var inSolution = Path.Combine(Folder, data.Path[..^".data.xml".Length]);
        return File.Exists(inSolution) ? inSolution : File.Exists(build.PluginDll) ? build.PluginDll : null;
    }

    private static EntitySource? Entity(SourceReader reader, string path)
    {
        var file = reader.Optional(path);
        if (file == null)
            return null;
        var folder = path[..^"Entity.xml".Length];
        var forms = reader.Under(folder + "FormXml/").Select(form => new FormSource(form, form.Path[(folder.Length + "FormXml/".Length)..].Split('/')[0]));
        return new EntitySource(file, reader.Optional(folder + "RibbonDiff.xml"), forms.ToList(), reader.Under(folder + "SavedQueries/"), reader.Under(folder + "Visualizations/"));
    }

    [GeneratedRegex(@"^[A-Za-z0-9_]+", RegexOptions.None, 1000)]
    private static partial Regex SolutionName();
}
