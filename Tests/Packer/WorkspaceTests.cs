using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Packer;
using Xunit;

namespace CrmFeedback.Tests.Packer;

public sealed class WorkspaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workspace-").FullName;

    public WorkspaceTests()
    {
        Write("CrmFeedback.sln", "");
        Write("WebResources/package.json", """{ "name": "sample", "version": "1.0.0", "scripts": { "build": "node build.js" } }""");
        Write("WebResources/package-lock.json", """{ "name": "sample", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": { "name": "sample", "version": "1.0.0" } } }""");
        Write("WebResources/build.js", "require('fs').mkdirSync('dist', { recursive: true }); require('fs').writeFileSync('dist/out.js', require('fs').readFileSync('in.js'));");
        Write("WebResources/in.js", "one");
    }

    [Fact]
    public void The_repository_is_found_from_a_folder_inside_it() =>
        Assert.Equal(_folder, Workspace.Find(Path.Combine(_folder, "WebResources")).Root);

    [Fact]
    public void Outside_a_repository_the_error_says_where_it_looked()
    {
        var outside = Directory.CreateTempSubdirectory("outside-").FullName;

        Assert.Contains(outside, Assert.Throws<WorkspaceException>(() => Workspace.Find(outside)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Npm_runs_once_and_again_only_when_a_source_or_an_output_changed()
    {
        var workspace = Workspace.Find(_folder);
        Assert.Equal(["WebResources: npm ci", "WebResources: npm run build"], Build(workspace));
        Assert.Equal("one", Read("WebResources/dist/out.js"));

        Assert.Equal([], Build(workspace));

        Write("WebResources/in.js", "two");
        Assert.Equal("WebResources: npm run build", Build(workspace)[^1]);
        Assert.Equal("two", Read("WebResources/dist/out.js"));

        File.Delete(Path.Combine(_folder, "WebResources", "dist", "out.js"));
        Assert.Equal("WebResources: npm run build", Build(workspace)[^1]);
    }

    [Fact]
    public void A_failing_build_is_reported_with_its_output()
    {
        Write("WebResources/build.js", "console.error('the paint is wet'); process.exit(3);");

        var error = Assert.Throws<WorkspaceException>(() => Build(Workspace.Find(_folder)));

        Assert.Contains("npm run build failed", error.Message, StringComparison.Ordinal);
        Assert.Contains("the paint is wet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Builds_at_the_same_time_wait_for_each_other()
    {
        var logs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Build(Workspace.Find(_folder)))));

        Assert.Single(logs, log => log.Contains("WebResources: npm run build"));
    }

    [Fact]
    public void A_missing_plugin_assembly_says_how_to_build_it()
    {
        var error = Assert.Throws<WorkspaceException>(() => Workspace.Find(_folder).EnsureBuilt());

        Assert.Contains("dotnet build Plugins", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static List<string> Build(Workspace workspace)
    {
        var log = new Log();
        workspace.EnsureNpmBuilt("WebResources", log);
        return log.Lines;
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(_folder, path));

    private sealed class Log : IProgress<string>
    {
        public List<string> Lines { get; } = [];

        public void Report(string value) => Lines.Add(value);
    }
}
