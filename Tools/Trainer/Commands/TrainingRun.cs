using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Commands;

/// <summary>One run over a data folder: compiles the tables, reads the corpora, builds engines.</summary>
public sealed class TrainingRun
{
    private readonly Action<string> log;
    private readonly ReadingParts parts;
    private readonly Dictionary<bool, List<Example>> examples = new();

    /// <summary>Compiles the character map and the word valences of <paramref name="data"/> and reads its corpora.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="log">Receives one line per step.</param>
    /// <param name="labelled">An organisation's own labelled TSV; null for none.</param>
    /// <param name="parts">What takes part in reading; null for everything.</param>
    /// <exception cref="FileNotFoundException">A file of the data folder is missing.</exception>
    public TrainingRun(string data, Action<string> log, string? labelled = null, ReadingParts? parts = null)
    {
        this.log = log;
        this.parts = parts ??= ReadingParts.All;
        Data = data;
        var (map, traditional) = parts.CharacterMap ? CharacterMapBuilder.Build(Path.Combine(data, "opencc")) : ([], []);
        CharacterMap = Bytes(s => CharFold.Write(s, map, traditional));
        Fold = CharFold.Read(new MemoryStream(CharacterMap));
        WordTable = Bytes(s => WordValences.Write(s, parts.WordValences ? WordValenceBuilder.Build(Path.Combine(data, "lexicons"), Fold) : []));
        Words = WordValences.Read(new MemoryStream(WordTable));
        LexiconFile = Bytes(LexiconBuilder.Build(Fold).Write);
        Phrases = PhraseTables.Load(Fold, parts.Lexicon ? new MemoryStream(LexiconFile) : null, parts.Keeps);
        var own = labelled == null ? [] : TsvCorpus.ReadSentiment(labelled, bad: line => log(line + " Skipped.")).Select(t => t with { Source = "own" }).ToList();
        English = [.. TsvCorpus.ReadSentiment(Path.Combine(data, "sentiment_en.tsv")), .. own.Where(t => !IsChinese(t.Text))];
        Chinese = [.. TsvCorpus.ReadSentiment(Path.Combine(data, "sentiment_zh.tsv")), .. own.Where(t => IsChinese(t.Text))];
        string themes = Path.Combine(data, "themes_en.tsv");
        if (File.Exists(themes)) English.AddRange(TsvCorpus.ReadTurns(themes, SourceMix.Turns));
        English.AddRange(FrameTexts.Read(chinese: false));
        Chinese.AddRange(FrameTexts.Read(chinese: true));
        English.AddRange(WrittenTexts.Read(chinese: false));
        Chinese.AddRange(WrittenTexts.Read(chinese: true));
        string emotions = Path.Combine(data, "emotions_zh_train.tsv");
        if (File.Exists(emotions)) Chinese.AddRange(EmotionCorpus.AsSentiment(EmotionCorpus.Read(emotions), "smp"));
        string phrases = Path.Combine(data, "theme_polarity_zh.tsv");
        if (File.Exists(phrases)) Chinese.AddRange(TsvCorpus.ReadPhrases(phrases));
        log($"characters {map.Count}, words {WordTable.Length / 5}, English {English.Count}, Chinese {Chinese.Count} texts");
    }

    /// <summary>The data folder.</summary>
    public string Data { get; }

    /// <summary>Compiled character map.</summary>
    public byte[] CharacterMap { get; }

    /// <summary>Compiled word valences.</summary>
    public byte[] WordTable { get; }

    /// <summary>Compiled lexicon.</summary>
    public byte[] LexiconFile { get; }

    /// <summary>The character fold.</summary>
    public CharFold Fold { get; }

    /// <summary>The word valences.</summary>
    public WordValences Words { get; }

    /// <summary>The phrase tables.</summary>
    public PhraseTable Phrases { get; }

    /// <summary>English texts.</summary>
    public List<LabelledText> English { get; }

    /// <summary>Chinese texts.</summary>
    public List<LabelledText> Chinese { get; }

    /// <summary>All examples of a language, read once.</summary>
    public List<Example> Examples(bool chinese)
    {
        if (examples.TryGetValue(chinese, out var known)) return known;
        return examples[chinese] = new ExampleReader(Fold, Phrases, Words, characterGrams: false, withoutAsides: true, parts).Read(chinese ? Chinese : English);
    }

    /// <summary>Trains one language without the corpora of <paramref name="leaveOut"/>.</summary>
    public TrainedSentiment Train(bool chinese, TrainingOptions options, string? leaveOut = null) =>
        new SentimentTrainer(options.For(chinese), log).Train(SourceMix.Apply(Examples(chinese).Where(e => e.Text.Corpus != leaveOut), e => e.Text.Source));

    /// <summary>Trains the emotion heads of one language; null when the data folder has no emotions.</summary>
    public byte[]? TrainEmotions(bool chinese)
    {
        string path = Path.Combine(Data, chinese ? "emotions_zh_train.tsv" : "emotions_en_train.tsv");
        if (!File.Exists(path)) return null;
        return TrainEmotions(EmotionCorpus.Read(path), chinese);
    }

    /// <summary>Trains emotion heads on some texts of one language. The Chinese corpus is a fifth of the English one and gives every text one emotion or none.</summary>
    public byte[] TrainEmotions(IReadOnlyList<EmotionText> texts, bool chinese)
    {
        var emotions = chinese ? EmotionCorpus.Chinese : EmotionCorpus.English;
        List<OneLabelText> Rows(IEnumerable<EmotionText> from, SecondReadings readings) => from.Select(t => t.AsOneLabel(emotions, readings)).ToList();
        int[] labels = emotions.Select(e => (int)e).ToArray();
        return chinese
            ? new OneLabelTrainer(Fold, Phrases, Words, WordLists.ChineseEmotions(), log).Train(Rows(texts, SecondReadings.ChineseEmotions()), Rows(WrittenTexts.ChineseEmotions(), SecondReadings.None), labels)
            : new MultiLabelTrainer(Fold, Phrases, Words, log).Train(texts.Select(t => t.AsLabels(emotions)).ToList(), labels);
    }

    /// <summary>Trains theme heads of one language on some of this project's own texts.</summary>
    public byte[] TrainThemes(IReadOnlyList<ThemeText> texts) => new ThemeTrainer(Fold, Phrases, Words, log).Train(texts);

    /// <summary>An engine on the given model files.</summary>
    public AnalysisEngine Engine(byte[] english, byte[] chinese, byte[]? englishEmotions = null, byte[]? chineseEmotions = null) =>
        new(Fold, Phrases, Words, SentimentModel.Read(new MemoryStream(english)), SentimentModel.Read(new MemoryStream(chinese)), Emotions(englishEmotions), Emotions(chineseEmotions));

    private static MultiLabelModel? Emotions(byte[]? file) => file == null ? null : MultiLabelModel.Read(new MemoryStream(file));

    private static bool IsChinese(string text) => text.Count(c => c is >= '\u4E00' and <= '\u9FFF') * 4 > text.Count(char.IsAsciiLetter);

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
