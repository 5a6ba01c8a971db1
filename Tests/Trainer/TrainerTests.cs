using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Evaluation;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;
using CrmFeedback.Trainer.Learning;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public class TrainerTests
{
    private static readonly string[] Things = ["rocket", "spoon", "lantern", "carpet", "violin", "harbour", "candle", "mirror"];

    [Fact]
    public void The_same_texts_give_the_same_bytes() => Assert.Equal(Train(Corpus()), Train(Corpus()));

    [Fact]
    public void What_was_learnt_is_found_in_unseen_texts()
    {
        byte[] model = Train(Corpus());
        var fold = AnalysisEngine.Embedded.Fold;
        var sentiment = SentimentModel.Read(new MemoryStream(model));
        var engine = new AnalysisEngine(fold, PhraseTables.LoadEmbedded(fold), NoWords(), sentiment, sentiment);
        LabelledText[] unseen =
        [
            new("t", Polarity3.Positive, "my trumpet is zorgly zorgly"), new("t", Polarity3.Negative, "my trumpet is blurky blurky"), new("t", Polarity3.Neutral, "my trumpet is plinty plinty"),
        ];
        Assert.Equal(1.0, SentimentEvaluator.Evaluate(engine, unseen).Accuracy);
    }

    [Fact]
    public void A_damaged_model_is_refused_with_both_checksums()
    {
        byte[] model = Train(Corpus());
        model[^1] ^= 1;
        var error = Assert.Throws<InvalidDataException>(() => SentimentModel.Read(new MemoryStream(model)));
        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_label_is_refused_with_its_line()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "label\ttext\nnegative\tslow\nangry\tvery slow\n");
        var error = Assert.Throws<InvalidDataException>(() => TsvCorpus.ReadSentiment(path));
        Assert.Contains("(3): label 'angry'", error.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void Macro_f1_is_the_mean_over_classes()
    {
        var m = new SentimentMetrics();
        m.Add(0, 0, 0.9);
        m.Add(0, 2, 0.6);
        m.Add(2, 2, 0.8);
        m.Add(2, 2, 0.7);
        Assert.Equal(0.75, m.Accuracy, 6);
        Assert.Equal((2.0 / 3 + 0.8) / 2, m.MacroF1, 6);
    }

    private static byte[] Train(List<LabelledText> texts) =>
        new SentimentTrainer(new TrainingOptions { Epochs = 8, L1 = 0.01f }, _ => { })
            .Train(new ExampleReader(AnalysisEngine.Embedded.Fold, PhraseTables.LoadEmbedded(AnalysisEngine.Embedded.Fold), NoWords(), characterGrams: false).Read(texts)).Quantise(Calibration.None);

    internal static WordValences NoWords()
    {
        var empty = new MemoryStream();
        WordValences.Write(empty, new List<KeyValuePair<uint, int>>());
        empty.Position = 0;
        return WordValences.Read(empty);
    }

    private static List<LabelledText> Corpus() =>
        Things.SelectMany(thing => new[]
        {
            new LabelledText("a", Polarity3.Positive, $"my {thing} is zorgly"), new LabelledText("b", Polarity3.Positive, $"zorgly {thing} zorgly"),
            new LabelledText("a", Polarity3.Negative, $"my {thing} is blurky"), new LabelledText("b", Polarity3.Negative, $"blurky {thing} blurky"),
            new LabelledText("a", Polarity3.Neutral, $"my {thing} is plinty"), new LabelledText("b", Polarity3.Neutral, $"plinty {thing} plinty"),
        }).ToList();
}
