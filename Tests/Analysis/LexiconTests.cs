using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Trainer.Corpora;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

public class LexiconTests
{
    [Fact]
    public void The_shipped_lexicon_is_what_its_texts_compile_to()
    {
        using var shipped = typeof(AnalysisEngine).Assembly.GetManifestResourceStream("CrmFeedback.Models.lexicon.bin")!;
        using var bytes = new MemoryStream();
        shipped.CopyTo(bytes);
        Assert.True(Bytes(LexiconBuilder.Build(AnalysisEngine.Embedded.Fold)).AsSpan().SequenceEqual(bytes.ToArray()), "lexicon.bin is older than Corpora/Lexicon: train again");
    }

    [Fact]
    public void The_same_phrases_give_the_same_bytes_in_whatever_order_they_came()
    {
        Assert.Equal(Bytes(Of(("too slow by half", -15), ("too slow", -20), ("冷冰冰", -15))), Bytes(Of(("冷冰冰", -15), ("too slow", -10), ("too slow", -20), ("too slow by half", -15))));
        Assert.Equal(3, Of(("冷冰冰", -15), ("too slow", -10), ("too slow", -20), ("too slow by half", -15)).Phrases);
    }

    [Fact]
    public void A_phrase_may_say_one_thing_of_each_category()
    {
        var lexicon = Of(("queue jumped", -20));
        var cutter = new PhraseTable.Builder(AnalysisEngine.Embedded.Fold);
        lexicon.Add(cutter.Cut("queue jumped"), new PhraseTag(PhraseCategory.Theme, 3));
        lexicon.Add(cutter.Cut("queue"), new PhraseTag(PhraseCategory.Theme, 4));
        Assert.Equal(3, lexicon.Phrases);
        var table = new PhraseTable.Builder(AnalysisEngine.Embedded.Fold);
        Lexicon.Read(new MemoryStream(Bytes(lexicon)), table);
        Assert.Equal([(PhraseCategory.Valence, -20), (PhraseCategory.Theme, 3)], All(table.Build(), "my queue jumped").Order());
    }

    [Fact]
    public void A_category_of_too_many_values_is_refused()
    {
        var many = Enumerable.Range(1, 64).Select(i => ("word" + i, (short)i)).ToArray();
        Assert.Contains("Valence has 64 values", Assert.Throws<InvalidDataException>(() => Bytes(Of(many))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_format_or_a_cut_one_is_refused()
    {
        byte[] file = Bytes(Of(("too slow", -20)));
        Assert.Contains("cut off", Assert.Throws<InvalidDataException>(() => Table(file[..^1])).Message, StringComparison.Ordinal);
        file[0] = 9;
        Assert.Contains("found 9", Assert.Throws<InvalidDataException>(() => Table(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("They gave me the runaround for days.", 2, 5)]
    [InlineData("這間店的態度冷冰冰。", 6, 9)]
    public void Compiled_phrases_are_found_as_those_of_a_table_are(string text, int start, int end)
    {
        (string, short)[] phrases = [("the runaround", -20), ("me the runaround", -25), ("冷冰冰", -15), ("冷", -10), ("a", 5), ("gave way", -10)];
        var builder = new PhraseTable.Builder(AnalysisEngine.Embedded.Fold);
        foreach (var (phrase, valence) in phrases) Assert.True(builder.Add(phrase, new PhraseTag(PhraseCategory.Valence, valence)));
        var compiled = new PhraseTable.Builder(AnalysisEngine.Embedded.Fold);
        Lexicon.Read(new MemoryStream(Bytes(Of(phrases))), compiled);
        var expected = Hits(builder.Build(), text);
        Assert.Equal(expected, Hits(compiled.Build(), text));
        Assert.Equal((start, end), (expected.Single().Start, expected.Single().End));
    }

    [Fact]
    public void A_phrase_of_the_tables_comes_before_the_same_one_of_the_lexicon()
    {
        byte[] lexicon = Bytes(Of(("excellent", -30), ("zorgly plinty", -30)));
        Assert.Equal(25, Hits(Table(lexicon), "excellent").Single().Valence);
        Assert.Equal(-30, Hits(Table(lexicon), "so zorgly plinty").Single().Valence);
        Assert.Empty(Hits(PhraseTables.Load(AnalysisEngine.Embedded.Fold, new MemoryStream(lexicon), c => c != PhraseCategory.Valence), "zorgly plinty"));
    }

    [Theory]
    [InlineData("Passed from pillar to post and nobody owned it.", Sentiment.Negative)]
    [InlineData("She went out of her way and had it sorted in no time.", Sentiment.Positive)]
    [InlineData("问了三个人，个个爱答不理。", Sentiment.Negative)]
    [InlineData("師傅手腳俐落，收得乾乾淨淨。", Sentiment.Positive)]
    public void Idioms_tell_which_way_a_text_goes(string text, Sentiment expected)
    {
        var found = FeedbackAnalyzer.Analyze(text).Sentiment;
        Assert.Equal(expected == Sentiment.Positive, found is Sentiment.Positive or Sentiment.VeryPositive);
        Assert.Equal(expected == Sentiment.Negative, found is Sentiment.Negative or Sentiment.VeryNegative);
    }

    private static Lexicon Of(params (string Phrase, short Valence)[] phrases)
    {
        var lexicon = new Lexicon();
        var cutter = new PhraseTable.Builder(AnalysisEngine.Embedded.Fold);
        foreach (var (phrase, valence) in phrases) lexicon.Add(cutter.Cut(phrase), new PhraseTag(PhraseCategory.Valence, valence));
        return lexicon;
    }

    private static PhraseTable Table(byte[] lexicon) => PhraseTables.Load(AnalysisEngine.Embedded.Fold, new MemoryStream(lexicon));

    private static byte[] Bytes(Lexicon lexicon)
    {
        using var stream = new MemoryStream();
        lexicon.Write(stream);
        return stream.ToArray();
    }

    private static List<(int Start, int End, int Valence)> Hits(PhraseTable table, string text)
    {
        var hits = Read(table, text);
        return Enumerable.Range(0, hits.Count).Where(i => hits.Category[i] == PhraseCategory.Valence).Select(i => (hits.Start[i], hits.End[i], (int)hits.Value[i])).ToList();
    }

    private static List<(PhraseCategory Category, int Value)> All(PhraseTable table, string text)
    {
        var hits = Read(table, text);
        return Enumerable.Range(0, hits.Count).Select(i => (hits.Category[i], (int)hits.Value[i])).ToList();
    }

    private static PhraseHits Read(PhraseTable table, string text)
    {
        var scratch = new AnalysisScratch();
        using var words = new MemoryStream();
        WordValences.Write(words, []);
        words.Position = 0;
        new TextPipeline(AnalysisEngine.Embedded.Fold, table, WordValences.Read(words)).Read(text, text.Length, scratch);
        return scratch.Hits;
    }
}
