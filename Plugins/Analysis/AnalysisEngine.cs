using System;
using System.IO;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>All tables and models of an analyser. Immutable; built once, shared by threads.</summary>
public sealed class AnalysisEngine
{
    private static readonly Lazy<AnalysisEngine> EmbeddedEngine = new Lazy<AnalysisEngine>(LoadEmbedded);

    /// <summary>Creates an engine from its parts.</summary>
    public AnalysisEngine(CharFold fold, PhraseTable phrases, WordValences words, SentimentModel english, SentimentModel chinese)
    {
        Fold = fold;
        Pipeline = new TextPipeline(fold, phrases, words);
        Sentiment = new SentimentReader(english, chinese);
        Version = "crmfeedback 1.0 / sentiment " + Sentiment.Version;
    }

    /// <summary>The engine made of the assembly's own tables and models.</summary>
    public static AnalysisEngine Embedded => EmbeddedEngine.Value;

    /// <summary>Engine and model version.</summary>
    public string Version { get; }

    /// <summary>Character folding.</summary>
    public CharFold Fold { get; }

    /// <summary>Steps before the model.</summary>
    public TextPipeline Pipeline { get; }

    /// <summary>Sentiment models.</summary>
    public SentimentReader Sentiment { get; }

    /// <summary>Reads a stored character map.</summary>
    public static CharFold LoadFold()
    {
        using Stream map = Resources.Open("CrmFeedback.Models.characters.bin");
        return CharFold.Read(map);
    }

    private static AnalysisEngine LoadEmbedded()
    {
        CharFold fold = LoadFold();
        using Stream words = Resources.Open("CrmFeedback.Models.words.bin");
        using Stream english = Resources.Open("CrmFeedback.Models.sentiment-en.bin");
        using Stream chinese = Resources.Open("CrmFeedback.Models.sentiment-zh.bin");
        return new AnalysisEngine(fold, PhraseTables.LoadEmbedded(fold), WordValences.Read(words), SentimentModel.Read(english), SentimentModel.Read(chinese));
    }
}
