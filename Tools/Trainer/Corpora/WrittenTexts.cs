using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>
/// Texts written for this project one by one (<c>Corpora/Written</c>): what customers of many trades write, also without a
/// word of feeling, and emotions the Chinese corpus is short of. They support training and are never judged on.
/// </summary>
public static class WrittenTexts
{
    /// <summary>Corpus of the texts.</summary>
    public const string Corpus = "written";

    /// <summary>Source of plain requests.</summary>
    public const string Requests = Corpus + PolaritySections.Requests;

    /// <summary>Source of facts, lukewarm and balanced judgements, and wishes.</summary>
    public const string Statements = Corpus + PolaritySections.Statements;

    /// <summary>Source of complaints and praise.</summary>
    public const string Opinions = Corpus + PolaritySections.Opinions;

    private const string EmotionFile = "emotions-zh.txt";

    private static readonly IReadOnlyDictionary<string, (string Source, Polarity3 Label)> Kinds = PolaritySections.Of(Corpus);

    // The names the Chinese corpus gives its labels.
    private static readonly Dictionary<string, string> Emotions =
        new[] { "surprise", "fear", "sad", "angry", "happy", "neutral" }.ToDictionary(name => name, StringComparer.Ordinal);

    /// <summary>
    /// All texts of one language with their polarity, Chinese emotions among the opinions. Those without an emotion stay out:
    /// news and notices taught that what sounds like a review is no news, and lukewarm reviews were read as praise.
    /// </summary>
    /// <exception cref="InvalidDataException">A section is unknown.</exception>
    public static List<LabelledText> Read(bool chinese)
    {
        var texts = SectionFile.Names(chinese ? "zh-" : "en-").SelectMany(file => Labelled(SectionFile.Lines(file), Kinds, file))
            .Select(t => new LabelledText(t.Label.Source, t.Label.Label, t.Text)).ToList();
        if (chinese) texts.AddRange(EmotionCorpus.AsSentiment(ChineseEmotions().Where(t => !t.Neutral), Opinions));
        return texts;
    }

    /// <summary>All Chinese texts with one emotion or none.</summary>
    /// <exception cref="InvalidDataException">A section is unknown.</exception>
    public static List<EmotionText> ChineseEmotions() => Labelled(SectionFile.Lines(EmotionFile), Emotions, EmotionFile).Select(t => EmotionCorpus.Labelled([t.Label], t.Text)).ToList();

    /// <summary>The texts of one language whose themes are known.</summary>
    /// <exception cref="InvalidDataException">A theme is unknown.</exception>
    public static List<ThemeText> Themes(bool chinese) => (
        from file in SectionFile.Names(chinese ? "zh-" : "en-")
        from line in SectionFile.Texts(SectionFile.Lines(file))
        let themes = ThemeMarks.Of(line.Text)
        where themes != null
        select new ThemeText(Corpus, themes.Aggregate(0, (bits, t) => bits | 1 << t.Theme), ThemeMarks.TextOf(line.Text))).ToList();

    /// <summary>Every text of <paramref name="lines"/> with the label of its section; <paramref name="file"/> is named in errors.</summary>
    /// <exception cref="InvalidDataException">A text stands in a section that is none of <paramref name="labels"/>.</exception>
    public static IEnumerable<(T Label, string Text)> Labelled<T>(IEnumerable<string> lines, IReadOnlyDictionary<string, T> labels, string file) =>
        SectionFile.Texts(lines).Select(t => labels.TryGetValue(string.Join(' ', t.Section), out var label)
            ? (label, ThemeMarks.TextOf(t.Text))
            : throw new InvalidDataException($"{file}: '{t.Text}' stands in section '[{string.Join(' ', t.Section)}]', expected one of {string.Join(", ", labels.Keys)}."));
}
