using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Models;

/// <summary>One model file: its rows of <c>cfb_setting</c>, or why it was refused.</summary>
/// <param name="Path">The file.</param>
/// <param name="Model">Name of the model it replaces (<see cref="AnalysisModels.Names"/>).</param>
/// <param name="Version">Eight hex digits of its content; empty if refused.</param>
/// <param name="Rows">Code and value of each row; empty if refused.</param>
/// <param name="Message">What was found, or why it was refused.</param>
public sealed record ModelFile(string Path, string Model, string Version, IReadOnlyList<KeyValuePair<string, string>> Rows, string Message)
{
    /// <summary>Whether the file can replace a model.</summary>
    public bool IsGood => Rows.Count > 0;
}

/// <summary>Reads the trainer's model files as the plug-in will: what it would refuse is refused here.</summary>
public static class ModelFiles
{
    // The trainer writes these beside the models; they are part of the assembly and cannot be replaced by rows.
    private static readonly string[] Tables = ["characters", "words"];

    /// <summary>Reads files, and all models of folders.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="model">The model that a single file replaces; null when its name says so.</param>
    /// <exception cref="FileNotFoundException">A path does not exist, or a folder holds no model.</exception>
    /// <exception cref="ArgumentException">A model is named for several files.</exception>
    public static IReadOnlyList<ModelFile> Read(IReadOnlyList<string> paths, string? model)
    {
        var files = paths.SelectMany(Expand).ToList();
        if (model != null && files.Count != 1) throw new ArgumentException($"--as names the model of one file; {files.Count.ToString(CultureInfo.InvariantCulture)} files were given.", nameof(model));
        var read = files.Select(file => Read(file, model ?? Path.GetFileNameWithoutExtension(file))).ToList();
        if (read.Where(f => f.IsGood).GroupBy(f => f.Model, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The model {twice.Key} was given twice: {string.Join(", ", twice.Select(f => f.Path))}.", nameof(paths));
        return read;
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path)) return File.Exists(path) ? [path] : throw new FileNotFoundException($"'{path}' does not exist; give a model file or the folder that 'train --out' wrote.");
        var models = Directory.GetFiles(path, "*.bin").Where(f => !Tables.Contains(Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return models.Count > 0 ? models : throw new FileNotFoundException($"'{path}' holds no model (*.bin).");
    }

    private static ModelFile Read(string path, string model)
    {
        if (!AnalysisModels.Names.Contains(model, StringComparer.Ordinal)) return Refused(path, model, $"no model is called '{model}'; expected {string.Join(", ", AnalysisModels.Names)}. Name it with --as.");
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            var (version, ngrams) = AnalysisModels.None.With(model, new MemoryStream(bytes)).Describe(model)!.Value;
            var rows = ModelRows.Split(model, bytes);
            return new ModelFile(path, model, version, rows, string.Create(CultureInfo.InvariantCulture, $"{model} {version}, {ngrams} n-grams, {bytes.Length} bytes, {rows.Count} {(rows.Count == 1 ? "row" : "rows")}"));
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            return Refused(path, model, e.Message);
        }
    }

    private static ModelFile Refused(string path, string model, string why) => new(path, model, string.Empty, [], "refused: " + why);
}
