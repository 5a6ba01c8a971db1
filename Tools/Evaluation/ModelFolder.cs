using System.IO;
using CrmFeedback.Analysis;

namespace CrmFeedback.Evaluation;

/// <summary>Models as the trainer writes them: <c>sentiment-en.bin</c> and so on in one folder.</summary>
public static class ModelFolder
{
    /// <summary>The embedded engine with the models of a folder in place of its own.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or no model in it.</exception>
    /// <exception cref="InvalidDataException">A model is damaged; names the file.</exception>
    public static AnalysisEngine Engine(string folder)
    {
        var models = AnalysisModels.None;
        foreach (string name in AnalysisModels.Names)
        {
            string path = Path.Combine(folder, name + ".bin");
            if (!File.Exists(path)) continue;
            try
            {
                using var file = File.OpenRead(path);
                models = models.With(name, file);
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException(path + ": " + e.Message, e);
            }
        }
        if (ReferenceEquals(models, AnalysisModels.None)) throw new DirectoryNotFoundException($"'{folder}' holds none of {string.Join(".bin, ", AnalysisModels.Names)}.bin.");
        return AnalysisEngine.Embedded.WithModels(models);
    }
}
