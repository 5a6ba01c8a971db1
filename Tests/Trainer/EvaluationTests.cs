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

public class EvaluationTests
{
    [Fact]
    public void Auc_is_the_share_of_pairs_in_the_right_order_and_ties_count_half()
    {
        var m = new SentimentMetrics();
        m.Add(2, 2, 0.9, 0.8);
        m.Add(2, 2, 0.9, 0.1);
        m.Add(0, 0, 0.9, 0.1);
        m.Add(0, 0, 0.9, -0.5);
        m.Add(1, 1, 0.9, 0.9);
        Assert.Equal(3.5 / 4, m.Auc, 6);
    }

    [Fact]
    public void Overconfident_scores_are_cooled()
    {
        // Right in three of four, but sure every time.
        var source = Enumerable.Range(0, 120).Select(i => new HeldOut((i % 2 * 2 - 1) * (i / 2 % 4 == 0 ? -20_000 : 20_000), -30_000, default, 20, i % 2 * 2)).ToList();
        Assert.InRange(Calibration.Fit([source]).Temperature, 550, 700);
    }

    [Fact]
    public void A_problem_named_in_a_text_that_speaks_like_a_request_counts_little()
    {
        var scratch = new AnalysisScratch();
        AnalysisEngine.Embedded.Pipeline.Read("My card was declined, what can I do?", 36, scratch);
        var frame = RequestFrame.Read(scratch);
        Assert.Equal(0, frame.ProblemShare(20_000));
        Assert.Equal(RequestFrame.Whole, frame.ProblemShare(-20_000));
        Assert.Equal(0, frame.Support(20_000, 5_000));
        Assert.True(frame.Support(20_000, -20_000) > frame.Support(-20_000, -20_000));
    }

    [Theory]
    [InlineData("The service was great.", 2)]
    [InlineData("The service was not great.", 0)]
    [InlineData("The service was great but the fees are horrible, horrible!", 0)]
    [InlineData("The service is in town.", 1)]
    public void Vader_is_read_as_published(string text, int expected)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "great\t3.1\t0.7\nhorrible\t-2.5\t0.5\n");
        Assert.Equal(expected, new VaderScorer(path).Predict(text));
        File.Delete(path);
    }

    [Fact]
    public void Vaders_compound_is_the_published_formula()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "great\t3.1\t0.7\n");
        var vader = new VaderScorer(path);
        Assert.Equal(3.1 / Math.Sqrt(3.1 * 3.1 + 15), vader.Compound("great work"), 9);
        Assert.Equal((3.1 + 0.293) / Math.Sqrt((3.1 + 0.293) * (3.1 + 0.293) + 15), vader.Compound("very great work"), 9);
        File.Delete(path);
    }

    [Fact]
    public void Emotion_heads_find_what_was_learnt_and_the_same_texts_give_the_same_bytes()
    {
        byte[] model = TrainEmotions();
        Assert.Equal(model, TrainEmotions());
        var embedded = AnalysisEngine.Embedded;
        var reader = new SentimentReader(embedded.Sentiment.English, embedded.Sentiment.Chinese, MultiLabelModel.Read(new MemoryStream(model)), null);
        var scratch = new AnalysisScratch();
        embedded.Pipeline.Read("your trumpet made me zorgly", 27, scratch);
        reader.Score(scratch);
        Assert.True(scratch.Scores.Emotion[(int)Emotion.Anger] > 0);
        Assert.Equal(0, scratch.Scores.Emotion[(int)Emotion.Joy]);
    }

    [Theory]
    [InlineData("a zorgly trumpet", true, false)]
    [InlineData("a plinty trumpet", false, true)]
    [InlineData("a zorgly and plinty trumpet", true, true)]
    [InlineData("a trumpet", false, false)]
    public void Heads_of_few_texts_find_each_label_by_itself(string text, bool zorgly, bool plinty)
    {
        string[] things = ["rocket", "spoon", "lantern", "carpet", "violin", "harbour", "candle", "mirror", "ladder", "bottle", "saddle", "window"];
        var texts = things.SelectMany(t => new[]
        {
            new MultiLabelText($"a zorgly {t}", 1), new MultiLabelText($"a plinty {t}", 2), new MultiLabelText($"a zorgly and plinty {t}", 3), new MultiLabelText($"a {t}", 0),
        }).ToList();
        var embedded = AnalysisEngine.Embedded;
        var model = MultiLabelModel.Read(new MemoryStream(new MultiLabelTrainer(embedded.Fold, PhraseTables.LoadEmbedded(embedded.Fold), TrainerTests.NoWords(), _ => { }) { Heads = (features, heads, _) => new LogisticHeads(features, heads, 60, 0.1) }.Train(texts, [4, 7])));
        var scratch = new AnalysisScratch();
        embedded.Pipeline.Read(text, text.Length, scratch);
        embedded.Sentiment.Score(scratch);
        int[] logits = model.Logits(scratch, 0, scratch.Text.TokenCount);
        Assert.Equal([4, 7], model.Heads.Select(h => h.Label));
        Assert.Equal((zorgly, plinty), (logits[0] > model.Heads[0].Threshold, logits[1] > model.Heads[1].Threshold));
    }

    [Fact]
    public void A_damaged_emotion_model_is_refused()
    {
        byte[] model = TrainEmotions();
        model[^1] ^= 1;
        Assert.Contains("checksum", Assert.Throws<InvalidDataException>(() => MultiLabelModel.Read(new MemoryStream(model))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_peer_learns_from_the_same_texts()
    {
        var texts = Enumerable.Range(0, 30).SelectMany(i => new[] { new LabelledText("a", Polarity3.Positive, $"good thing {i}"), new LabelledText("a", Polarity3.Negative, $"bad thing {i}") }).ToList();
        var peer = new BagOfNgrams(texts);
        Assert.True(peer.Predict("a good spoon")[2] > 0.5);
        Assert.True(peer.Predict("a bad spoon")[0] > 0.5);
    }

    private static byte[] TrainEmotions()
    {
        var embedded = AnalysisEngine.Embedded;
        string[] things = ["rocket", "spoon", "lantern", "carpet", "violin", "harbour", "candle", "mirror"];
        var texts = things.SelectMany(thing => new[]
        {
            new EmotionText(new HashSet<Emotion> { Emotion.Anger }, false, $"the {thing} made me zorgly"), new EmotionText(new HashSet<Emotion> { Emotion.Joy }, false, $"the {thing} made me blurky"),
            new EmotionText(new HashSet<Emotion>(), true, $"the {thing} made me plinty"),
        }).ToList();
        return new MultiLabelTrainer(embedded.Fold, PhraseTables.LoadEmbedded(embedded.Fold), TrainerTests.NoWords(), _ => { }) { Heads = (features, heads, _) => new LogisticHeads(features, heads, 60, 0.1) }
            .Train(texts.Select(t => t.AsLabels([Emotion.Joy, Emotion.Anger])).ToList(), [(int)Emotion.Joy, (int)Emotion.Anger]);
    }
}
