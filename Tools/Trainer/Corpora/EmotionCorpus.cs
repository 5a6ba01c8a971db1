using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>A text with its emotions; none means neutral or an emotion that is not read.</summary>
public sealed record EmotionText(IReadOnlySet<Emotion> Emotions, bool Neutral, string Text)
{
    /// <summary>One bit for each of <paramref name="emotions"/>.</summary>
    public MultiLabelText AsLabels(IReadOnlyList<Emotion> emotions) => new(Text, emotions.Select((e, h) => Emotions.Contains(e) ? 1 << h : 0).Sum());

    /// <summary>The place of its emotion among <paramref name="emotions"/>, or their count for none; doubtful where a second reader read another.</summary>
    public OneLabelText AsOneLabel(IReadOnlyList<Emotion> emotions, SecondReadings readings)
    {
        int Place(EmotionText of) => emotions.Select((e, h) => (e, h)).Where(p => of.Emotions.Contains(p.e)).Select(p => p.h).FirstOrDefault(emotions.Count);
        int own = Place(this);
        return new(Text, readings.Of(Text) is var (reading, share) ? new(own, Place(EmotionCorpus.Labelled([reading], Text)), share) : new(own));
    }
}

/// <summary>Reads emotion corpora and folds their labels onto ours.</summary>
public static class EmotionCorpus
{
    /// <summary>Seven emotions the English heads find.</summary>
    public static readonly IReadOnlyList<Emotion> English =
        [Emotion.Joy, Emotion.Frustration, Emotion.Anger, Emotion.Sadness, Emotion.Worry, Emotion.Surprise, Emotion.Gratitude];

    /// <summary>Five emotions the Chinese heads find.</summary>
    public static readonly IReadOnlyList<Emotion> Chinese = [Emotion.Joy, Emotion.Anger, Emotion.Sadness, Emotion.Worry, Emotion.Surprise];

    private static readonly Dictionary<string, Emotion> Folds = new()
    {
        ["joy"] = Emotion.Joy, ["amusement"] = Emotion.Joy, ["excitement"] = Emotion.Joy, ["love"] = Emotion.Joy, ["optimism"] = Emotion.Joy,
        ["admiration"] = Emotion.Joy, ["pride"] = Emotion.Joy, ["relief"] = Emotion.Joy,
        ["annoyance"] = Emotion.Frustration, ["disappointment"] = Emotion.Frustration, ["disapproval"] = Emotion.Frustration,
        ["anger"] = Emotion.Anger, ["disgust"] = Emotion.Anger,
        ["sadness"] = Emotion.Sadness, ["grief"] = Emotion.Sadness, ["remorse"] = Emotion.Sadness,
        ["fear"] = Emotion.Worry, ["nervousness"] = Emotion.Worry,
        ["surprise"] = Emotion.Surprise,
        ["gratitude"] = Emotion.Gratitude,
        ["happy"] = Emotion.Joy, ["angry"] = Emotion.Anger, ["sad"] = Emotion.Sadness,
    };

    /// <summary>Reads labels (joined by ';') and text.</summary>
    public static List<EmotionText> Read(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).Where(cells => cells.Length >= 2)
        .Select(cells => (Labels: cells[0].Split(';'), Text: WebUtility.HtmlDecode(cells[1])))
        .Select(row => Labelled(row.Labels, row.Text)).ToList();

    /// <summary>A text with the corpora's own names of its emotions; a name that is not read is left out.</summary>
    public static EmotionText Labelled(IReadOnlyList<string> labels, string text) => new(labels.Where(Folds.ContainsKey).Select(l => Folds[l]).ToHashSet(), labels.Contains("neutral"), text);

    /// <summary>Emotions read as polarity for the sentiment of their language; texts that say neither way are left out.</summary>
    public static List<LabelledText> AsSentiment(IEnumerable<EmotionText> texts, string source) => texts
        .Select(t => (t.Text, Label: Polarity(t))).Where(t => t.Label != null).Select(t => new LabelledText(source, t.Label!.Value, t.Text)).ToList();

    private static Polarity3? Polarity(EmotionText text)
    {
        bool good = text.Emotions.Contains(Emotion.Joy) || text.Emotions.Contains(Emotion.Gratitude);
        bool bad = text.Emotions.Contains(Emotion.Anger) || text.Emotions.Contains(Emotion.Sadness) || text.Emotions.Contains(Emotion.Worry) || text.Emotions.Contains(Emotion.Frustration);
        return good == bad ? (text.Neutral && !good ? Polarity3.Neutral : null) : good ? Polarity3.Positive : Polarity3.Negative;
    }
}
