using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Evaluation;
using CrmFeedback.Trainer.Commands;
using CrmFeedback.Trainer.Evaluation;
using CrmFeedback.Trainer.Learning;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public sealed class AblationTests
{
    [Fact]
    public void Requests_are_judged_by_the_share_read_as_neutral_and_other_sources_by_macro_f1()
    {
        var figures = Ablation.Summarise([("en a", Metrics((0, 0), (0, 2), (2, 2), (2, 2))), ("en ask", Metrics((1, 1), (1, 1), (1, 1), (1, 0)))]);
        Assert.Equal((2.0 / 3 + 0.8) / 2, figures.MacroF1, 6);
        Assert.Equal(0.75, figures.RequestsNeutral, 6);
        Assert.Equal(0.25, figures.RequestsNegative, 6);
        Assert.Equal(0.75, figures.Sources["en ask"], 6);
    }

    [Fact]
    public void A_row_tells_what_a_part_changes_and_which_source_it_moves_most()
    {
        var full = new AblationFigures(0.6, 0.07, 0.95, 0.02, new Dictionary<string, double> { ["en a"] = 0.6, ["en b"] = 0.7 });
        var without = new AblationFigures(0.5871, 0.07, 0.9, 0.0301, new Dictionary<string, double> { ["en a"] = 0.61, ["en b"] = 0.65 });
        Assert.Equal("| all parts | 60.0 % | 0.070 | 95.0 % | 2.0 % | |", Ablation.Row("all parts", full, null));
        Assert.Equal("| without x | −1.3 | 0.000 | −5.0 | +1.0 | en b −5.0 |", Ablation.Row("without x", without, full));
    }

    [Fact]
    public void Every_variant_has_a_name_of_its_own_and_lacks_something()
    {
        Assert.Equal(Ablation.Variants.Count, Ablation.Variants.Select(v => v.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Ablation.Variants.Skip(1), v => Assert.False(v.Options == new TrainingOptions() && ReferenceEquals(v.Parts, ReadingParts.All) && v.Levels == 127, v.Name));
    }

    [Fact]
    public void A_part_left_out_is_missing_in_what_is_read()
    {
        string folder = Directory.CreateTempSubdirectory("cfb").FullName;
        SmallCorpora.Write(folder);
        Example First(ReadingParts parts) => new TrainingRun(folder, _ => { }, null, parts).Examples(chinese: false)[0];
        var whole = First(ReadingParts.All);
        Assert.True(First(ReadingParts.All with { LongestNgram = 1 }).Hashes.Length < whole.Hashes.Length);
        Assert.True(First(ReadingParts.All with { Marks = false }).Hashes.Length < whole.Hashes.Length);
        Assert.Contains(whole.Dense, d => d != 0);
        Assert.All(First(ReadingParts.All with { WordValences = false, Without = Enum.GetValues<PhraseCategory>() }).Dense.Take(4), d => Assert.Equal(0, d));
        Assert.Equal('订', new TrainingRun(folder, _ => { }).Fold.Fold('訂'));
        Assert.Equal('訂', new TrainingRun(folder, _ => { }, null, ReadingParts.All with { CharacterMap = false }).Fold.Fold('訂'));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Coarse_weights_take_few_values_and_keep_their_sign()
    {
        using var file = new MemoryStream();
        SentimentModel.Write(file, new ModelConstants(), [.. Enumerable.Range(1, 127).Select(i => (uint)i * 7)], [.. Enumerable.Range(1, 127).SelectMany(i => new[] { (sbyte)i, (sbyte)-i })]);
        SentimentModel Read() => SentimentModel.Read(new MemoryStream(file.ToArray()));
        var reader = new SentimentReader(Read(), Read());
        Ablation.Coarsen(reader, 7);
        Assert.Equal([-127, -109, -91, -73, -54, -36, -18, 0, 18, 36, 54, 73, 91, 109, 127], reader.English.Ngrams.Weights.Select(w => (int)w).Distinct().Order());
        Assert.Equal(reader.English.Ngrams.Weights, reader.Chinese.Ngrams.Weights);
    }

    private static SentimentMetrics Metrics(params (int Truth, int Predicted)[] rows)
    {
        var m = new SentimentMetrics();
        foreach (var (truth, predicted) in rows) m.Add(truth, predicted, 0.9);
        return m;
    }
}
