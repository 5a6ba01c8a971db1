using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Tests.Analysis;
using CrmFeedback.Trainer.Corpora;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public class WrittenTextsTests
{
    private static readonly Dictionary<string, int> Labels = new(StringComparer.Ordinal) { ["complaints"] = 1, ["sad"] = 2 };

    [Fact]
    public void Every_text_has_the_label_of_its_section()
    {
        var texts = WrittenTexts.Labelled(["# a remark", "[complaints]", "  nobody at the counter ", "", "[sad]", "[泪]", "#武汉# [泪]", "[sad] is what I am", "[complaints]", "two"], Labels, "f");
        Assert.Equal([(1, "nobody at the counter"), (2, "[泪]"), (2, "#武汉# [泪]"), (2, "[sad] is what I am"), (1, "two")], texts);
    }

    [Theory]
    [InlineData("late again", "'late again' stands in section '[]', expected one of complaints, sad.")]
    [InlineData("[rants]|late again", "'late again' stands in section '[rants]'")]
    public void A_text_without_a_known_section_is_named(string lines, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => WrittenTexts.Labelled(lines.Split('|'), Labels, "f").ToList()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_text_is_written_twice_and_every_section_is_filled(bool chinese)
    {
        var texts = WrittenTexts.Read(chinese);
        Assert.DoesNotContain(texts.GroupBy(t => t.Text, StringComparer.Ordinal), g => g.Count() > 1);
        Assert.All(Enum.GetValues<Polarity3>(), label => Assert.True(texts.Count(t => t.Label == label) > 300));
        Assert.DoesNotContain(texts, t => t.Text.Contains('\t', StringComparison.Ordinal) || t.Text.Contains('\uFFFD', StringComparison.Ordinal));
    }

    [Fact]
    public void No_written_text_is_one_that_was_set_aside_unseen()
    {
        var unseen = Enumerable.Range(1, 4).SelectMany(n => PinnedCase.Read("unseen-" + n)).Select(c => c.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var written = new[] { false, true }.SelectMany(WrittenTexts.Read).Select(t => t.Text);
        Assert.DoesNotContain(written, t => unseen.Contains(t));
    }

    [Fact]
    public void Every_emotion_of_the_Chinese_corpus_is_written_of()
    {
        var texts = WrittenTexts.ChineseEmotions();
        Assert.All(EmotionCorpus.Chinese, e => Assert.True(texts.Count(t => t.Emotions.Contains(e)) > 100));
        Assert.True(texts.Count(t => t.Neutral && t.Emotions.Count == 0) > 200);
        Assert.DoesNotContain(texts.GroupBy(t => t.Text, StringComparer.Ordinal), g => g.Count() > 1);
    }
}
