using System;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Learning;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public class SecondReadingsTests
{
    [Fact]
    public void A_text_is_known_by_the_beginning_of_its_SHA_256() =>
        Assert.Equal("2cf24dba5fb0a30e", SecondReadings.KeyOf("hello"));

    [Fact]
    public void A_label_the_text_does_not_show_is_halved_and_a_doubtful_one_loses_a_quarter()
    {
        var readings = SecondReadings.Read(["text\tfit\treading", "2cf24dba5fb0a30e\t0\tfear", SecondReadings.KeyOf("唉") + "\t1\tsad", ""], "f");
        Assert.Equal(("fear", 0.5), readings.Of("hello"));
        Assert.Equal(("sad", 0.25), readings.Of("唉"));
        Assert.Null(readings.Of("hello "));
    }

    [Theory]
    [InlineData("2cf24dba5fb0a30e\t0", "f(2): 2 columns")]
    [InlineData("2cf24dba5fb0a30e\t2\tfear", "f(2): fit '2', expected 0 or 1")]
    public void A_bad_line_is_refused_by_its_number(string line, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => SecondReadings.Read(["text\tfit\treading", line], "f")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_is_one_label_with_the_share_of_the_other_reading()
    {
        var readings = SecondReadings.Read(["text\tfit\treading", SecondReadings.KeyOf("心疼") + "\t1\thappy", SecondReadings.KeyOf("转发") + "\t0\tneutral"], "f");
        SoftLabel Label(string label, string text) => EmotionCorpus.Labelled([label], text).AsOneLabel(EmotionCorpus.Chinese, readings).Label;
        Assert.Equal(new SoftLabel(2, 0, 0.25), Label("sad", "心疼"));
        Assert.Equal(new SoftLabel(1, 5, 0.5), Label("angry", "转发"));
        Assert.Equal(new SoftLabel(5), Label("neutral", "通知"));
    }

    [Fact]
    public void The_readings_of_the_Chinese_corpus_are_many_and_name_its_labels()
    {
        string[] names = ["happy", "angry", "sad", "fear", "surprise", "neutral"];
        var rows = SectionFile.Lines("second-readings-emotions-zh.tsv").Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t')).ToList();
        Assert.InRange(rows.Count, 1000, 5000);
        Assert.All(rows, r => Assert.Contains(r[2], names));
        Assert.Equal(rows.Count, rows.Select(r => r[0]).Distinct(StringComparer.Ordinal).Count());
    }
}
