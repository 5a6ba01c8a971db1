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

/// <summary>One run over a data folder: compiles the tables, trains both languages, builds the engine.</summary>
public sealed class TrainingRun
{
    private readonly Action<string> log;

    /// <summary>Compiles the character map and the word valences of <paramref name="data"/> and reads its corpora.</summary>
    /// <exception cref="FileNotFoundException">A file of the data folder is missing.</exception>
    public TrainingRun(string data, Action<string> log)
    {
        this.log = log;
        var (map, traditional) = CharacterMapBuilder.Build(Path.Combine(data, "opencc"));
        CharacterMap = Bytes(s => CharFold.Write(s, map, traditional));
        Fold = CharFold.Read(new MemoryStream(CharacterMap));
        WordTable = Bytes(s => WordValences.Write(s, WordValenceBuilder.Build(Path.Combine(data, "lexicons"), Fold)));
        Words = WordValences.Read(new MemoryStream(WordTable));
        Phrases = PhraseTables.LoadEmbedded(Fold);
        English = TsvCorpus.ReadSentiment(Path.Combine(data, "sentiment_en.tsv"));
        Chinese = TsvCorpus.ReadSentiment(Path.Combine(data, "sentiment_zh.tsv"));
        string emotions = Path.Combine(data, "emotions_zh_train.tsv");
        if (File.Exists(emotions)) Chinese.AddRange(TsvCorpus.ReadEmotionsAsSentiment(emotions, "smp"));
        log($"characters {map.Count}, words {WordTable.Length / 5}, English {English.Count}, Chinese {Chinese.Count} texts");
    }

    /// <summary>Compiled character map.</summary>
    public byte[] CharacterMap { get; }

    /// <summary>Compiled word valences.</summary>
    public byte[] WordTable { get; }

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

    /// <summary>Trains one language without the rows of <paramref name="leaveOut"/>.</summary>
    public byte[] Train(IEnumerable<LabelledText> texts, TrainingOptions options, IReadOnlySet<string>? leaveOut = null)
    {
        var rows = SourceMix.Apply(texts.Where(t => leaveOut == null || !leaveOut.Contains(t.Source)));
        return new SentimentTrainer(Fold, Words, options, log).Train(rows);
    }

    /// <summary>An engine on the given model files.</summary>
    public AnalysisEngine Engine(byte[] english, byte[] chinese) =>
        new(Fold, Phrases, Words, SentimentModel.Read(new MemoryStream(english)), SentimentModel.Read(new MemoryStream(chinese)));

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
