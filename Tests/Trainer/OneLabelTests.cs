using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Learning;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public class OneLabelTests
{
    private static readonly string[] Things = ["火箭", "勺子", "灯笼", "地毯", "提琴", "港口", "蜡烛", "镜子"];
    private static readonly int[] Labels = [(int)Emotion.Joy, (int)Emotion.Anger];

    [Fact]
    public void A_parabola_is_minimised_at_its_lowest_point()
    {
        double[] lowest = Lbfgs.Minimise((point, gradient) =>
        {
            (gradient[0], gradient[1]) = (2 * (point[0] - 3), 20 * (point[1] + 1));
            return (point[0] - 3) * (point[0] - 3) + 10 * (point[1] + 1) * (point[1] + 1);
        }, 2, 50);
        Assert.Equal(3, lowest[0], 6);
        Assert.Equal(-1, lowest[1], 6);
    }

    [Fact]
    public void The_best_threshold_is_where_F1_is_highest_and_the_middle_one_is_among_the_nearly_best()
    {
        (double, bool)[] scores = [(4, true), (3, true), (2, false), (1, true), (0, false)];
        Assert.Equal(1, ThresholdSearch.BestF1(scores));
        // F1 is 1/2, 4/5, 2/3, 6/7, 3/4 from the highest score down.
        Assert.Equal(1, ThresholdSearch.MiddleOfBestF1(scores, 0.005));
        Assert.Equal(1, ThresholdSearch.MiddleOfBestF1(scores, 0.14));
        Assert.Equal(0, ThresholdSearch.BestF1([]));
    }

    [Fact]
    public void Heads_find_what_was_learnt_and_the_same_texts_give_the_same_bytes()
    {
        byte[] file = Train([]);
        Assert.Equal(file, Train([]));
        var model = MultiLabelModel.Read(new MemoryStream(file));
        Assert.True(model.Exclusive);
        Assert.True(Odds(model, "喇叭让我啵啵")[0] > 0);
        Assert.True(Odds(model, "喇叭让我咕咕")[1] > 0);
        Assert.All(Odds(model, "喇叭让我嘟嘟"), odds => Assert.True(odds < 0));
    }

    [Fact]
    public void A_label_that_a_second_reader_doubted_is_learnt_as_a_share_of_both()
    {
        var certain = MultiLabelModel.Read(new MemoryStream(Train([], label: new(0))));
        var doubted = MultiLabelModel.Read(new MemoryStream(Train([], label: new(0, 1, 0.25))));
        Assert.True(Odds(doubted, "喇叭让我啵啵")[0] < Odds(certain, "喇叭让我啵啵")[0] - 3000);
        Assert.True(Odds(doubted, "喇叭让我啵啵")[1] > Odds(certain, "喇叭让我啵啵")[1] + 3000);
    }

    [Fact]
    public void A_word_the_corpus_does_not_hold_is_read_through_its_list()
    {
        var unlisted = MultiLabelModel.Read(new MemoryStream(Train([])));
        var listed = MultiLabelModel.Read(new MemoryStream(Train([new HashSet<uint> { FeatureExtractor.HanGram("啵啵"), FeatureExtractor.HanGram("噗噗") }])));
        Assert.True(Odds(listed, "喇叭让我噗噗")[0] > Odds(unlisted, "喇叭让我噗噗")[0] + 1000);
    }

    [Fact]
    public void Log_odds_of_labels_that_exclude_each_other_add_up_to_one_as_probabilities()
    {
        // The file's heads hold the log-odds against none: 1 and −0.5 with no n-gram at all.
        using var file = new MemoryStream();
        MultiLabelModel.Write(file, [new LabelHead { Label = 0, Intercept = 10000 }, new LabelHead { Label = 2, Intercept = -5000 }], [], [], exclusive: true);
        file.Position = 0;
        int[] odds = Odds(MultiLabelModel.Read(file), "灯笼");
        double a = Math.E, b = Math.Exp(-0.5);
        Assert.InRange(odds[0], Math.Log(a / (b + 1)) * 10000 - 5, Math.Log(a / (b + 1)) * 10000 + 5);
        Assert.InRange(odds[1], Math.Log(b / (a + 1)) * 10000 - 5, Math.Log(b / (a + 1)) * 10000 + 5);
    }

    [Fact]
    public void Every_word_of_the_Chinese_lists_is_an_n_gram_of_its_own_list_once()
    {
        var lists = WordLists.ChineseEmotions();
        Assert.True(lists.Count > 20);
        Assert.All(lists, list => Assert.True(list.Count > 10));
        Assert.Contains(lists, list => list.Contains(FeatureExtractor.HanGram("难过")));
    }

    private static int[] Odds(MultiLabelModel model, string text)
    {
        var scratch = new AnalysisScratch();
        AnalysisEngine.Embedded.Pipeline.Read(text, text.Length, scratch);
        FeatureExtractor.Extract(scratch.Text, scratch.Feelings, scratch.Features);
        return model.Logits(scratch, 0, scratch.Text.TokenCount).Take(model.Heads.Count).ToArray();
    }

    [Fact]
    public void Support_teaches_words_the_corpus_does_not_hold_and_leaves_its_thresholds()
    {
        var support = Things.Select(t => new OneLabelText(t + "让我噗噗", new(0))).ToList();
        var alone = MultiLabelModel.Read(new MemoryStream(Train([])));
        var supported = MultiLabelModel.Read(new MemoryStream(Train([], support)));
        Assert.True(Odds(supported, "喇叭让我噗噗")[0] > Odds(alone, "喇叭让我噗噗")[0] + 5000);
        Assert.InRange(supported.Heads[1].Threshold - alone.Heads[1].Threshold, -3000, 3000);
    }

    private static byte[] Train(IReadOnlyList<IReadOnlySet<uint>> lists, IReadOnlyList<OneLabelText>? support = null, SoftLabel? label = null)
    {
        using var words = new MemoryStream();
        WordValences.Write(words, []);
        words.Position = 0;
        var texts = Things.SelectMany(t => new[] { new OneLabelText(t + "让我啵啵", label ?? new(0)), new OneLabelText(t + "让我咕咕", new(1)), new OneLabelText(t + "让我嘟嘟", new(2)) }).ToList();
        return new OneLabelTrainer(AnalysisEngine.Embedded.Fold, PhraseTables.LoadEmbedded(AnalysisEngine.Embedded.Fold), WordValences.Read(words), lists, _ => { }).Train(texts, support ?? [], Labels);
    }
}
