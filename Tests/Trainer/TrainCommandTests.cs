using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using CrmFeedback.Analysis;
using CrmFeedback.Evaluation;
using CrmFeedback.Trainer.Commands;
using CrmFeedback.Trainer.Learning;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public sealed class TrainCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cfb").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_whole_training_gives_the_same_bytes_in_any_culture_and_beside_others()
    {
        string data = Path.Combine(folder, "data");
        SmallCorpora.Write(data);
        string alone = Train(data, "alone", "en-US");
        // Two at once: nothing of a training is shared.
        string[] others = new string[2];
        var threads = Enumerable.Range(0, 2).Select(i => new Thread(() => others[i] = Train(data, "beside" + i, i == 0 ? "tr-TR" : "zh-TW"))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        string[] names = [.. Directory.GetFiles(alone).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(["MODELCARD.md", "characters.bin", "emotions-en.bin", "emotions-zh.bin", "lexicon.bin", "reliability.svg", "sentiment-en.bin", "sentiment-zh.bin", "themes-en.bin", "themes-zh.bin", "words.bin"], names);
        foreach (string other in others)
        {
            Assert.All(names, name => Assert.True(File.ReadAllBytes(Path.Combine(alone, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))), name + " differs"));
        }
        var engine = ModelFolder.Engine(alone);
        Assert.True(engine.Analyze("The ticket was great, I liked it", AnalysisContext.Default).ScoreUnits > 0);
        Assert.True(engine.Analyze("酒店太差了，气死我了", AnalysisContext.Default).ScoreUnits < 0);
    }

    [Fact]
    public void An_organisations_own_texts_take_part()
    {
        string data = Path.Combine(folder, "data");
        SmallCorpora.Write(data);
        string own = Path.Combine(folder, "own.tsv");
        File.WriteAllLines(own, ["label\ttext", .. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? $"negative\tour shuttle number {i} zonked" : $"positive\tour shuttle number {i} plinked")]);
        var engine = ModelFolder.Engine(Train(data, "own", "en-US", own));
        Assert.True(engine.Analyze("the plane zonked", AnalysisContext.Default).ScoreUnits < engine.Analyze("the plane plinked", AnalysisContext.Default).ScoreUnits);
    }

    private string Train(string data, string name, string culture, string? labelled = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        string output = Path.Combine(folder, name);
        TrainCommand.Run(data, output, new TrainingOptions { Epochs = 3, ThemeTexts = 200 }, labelled, _ => { });
        return output;
    }
}
