using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Signals;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>All tables and models of an analyser. Immutable; built once, shared by threads.</summary>
public sealed class AnalysisEngine
{
    // One sentence without end may cost clauses × hits; this keeps the worst text under a second.
    private const int LongestText = 100_000;

    [ThreadStatic]
    private static AnalysisScratch? scratch;

    private static readonly Lazy<AnalysisEngine> EmbeddedEngine = new Lazy<AnalysisEngine>(LoadEmbedded);

    private const string Name = "crmfeedback 1.0 / sentiment ";
    private const int LongestVersion = 100;

    private readonly string shortVersion;
    private readonly PhraseTable phrases;
    private readonly WordValences words;

    /// <summary>Creates an engine from its parts.</summary>
    public AnalysisEngine(CharFold fold, PhraseTable phrases, WordValences words, SentimentModel english, SentimentModel chinese, MultiLabelModel? englishEmotions = null, MultiLabelModel? chineseEmotions = null, ThemeModels? themes = null)
    {
        Fold = fold;
        this.phrases = phrases;
        this.words = words;
        Pipeline = new TextPipeline(fold, phrases, words);
        Sentiment = new SentimentReader(english, chinese, englishEmotions, chineseEmotions);
        Themes = themes ?? ThemeModels.None;
        Version = Name + Sentiment.Version + (Themes.Version.Length == 0 ? string.Empty : " / themes " + Themes.Version);
        shortVersion = Name + english.Version + "." + chinese.Version + " / others " + ModelFile.Hex(ModelFile.Checksum(Encoding.ASCII.GetBytes(Version), 0));
    }

    /// <summary>The engine made of the assembly's own tables and models.</summary>
    public static AnalysisEngine Embedded => EmbeddedEngine.Value;

    /// <summary>This engine with the models of <paramref name="models"/> in place of its own; it keeps those that are missing there.</summary>
    public AnalysisEngine WithModels(AnalysisModels models) => new AnalysisEngine(
        Fold, phrases, words, models.EnglishSentiment ?? Sentiment.English, models.ChineseSentiment ?? Sentiment.Chinese,
        models.EnglishEmotions ?? Sentiment.EnglishEmotions, models.ChineseEmotions ?? Sentiment.ChineseEmotions,
        new ThemeModels(models.EnglishThemes ?? Themes.English, models.ChineseThemes ?? Themes.Chinese));

    /// <summary>This engine with other theme models.</summary>
    public AnalysisEngine WithThemes(ThemeModels themes) =>
        new AnalysisEngine(Fold, phrases, words, Sentiment.English, Sentiment.Chinese, Sentiment.EnglishEmotions, Sentiment.ChineseEmotions, themes);

    /// <summary>Engine and model version.</summary>
    public string Version { get; }

    /// <summary>Character folding.</summary>
    public CharFold Fold { get; }

    /// <summary>Steps before the model.</summary>
    public TextPipeline Pipeline { get; }

    /// <summary>Sentiment models.</summary>
    public SentimentReader Sentiment { get; }

    /// <summary>Theme models.</summary>
    public ThemeModels Themes { get; }

    /// <summary>Analyses a text; null counts as empty. Never throws on any string.</summary>
    public FeedbackAnalysis Analyze(string? text, AnalysisContext context)
    {
        if (string.IsNullOrWhiteSpace(text)) return Unscorable(UnscorableReason.NoText, FeedbackLanguage.Other, context, context.Trimmed, false);
        AnalysisSettings settings = context.Settings;
        AnalysisScratch s = scratch ??= new AnalysisScratch();
        int length = Math.Min(text!.Length, Math.Min(LongestText, Math.Max(1, settings.MaxCharacters)));
        // A surrogate pair is not cut in two.
        if (length < text.Length && length > 1 && char.IsHighSurrogate(text[length - 1])) length--;
        bool truncated = length < text.Length;
        IReadOnlyList<TrimmedSpan> trimmed = truncated ? WithCut(context.Trimmed, length, text.Length) : context.Trimmed;
        Pipeline.Read(text, length, s);
        bool words = s.Text.HanCount + s.Text.LatinCount + s.Text.OtherCount > 0;
        if (!words && s.Feelings.Count == 0) return Unscorable(UnscorableReason.NoWords, FeedbackLanguage.Other, context, trimmed, truncated);
        Sentiment.Score(s);
        FeedbackLanguage language = Language(s);
        if (words && language == FeedbackLanguage.Other) return Unscorable(UnscorableReason.LanguageNotSupported, language, context, trimmed, truncated);
        int asked = QuestionRules.Shift(context, s, Fold);
        SettingsShift.Apply(s.Scores, settings, asked);
        return Result(text, context, s, language, trimmed, truncated);
    }

    private FeedbackAnalysis Result(string text, AnalysisContext context, AnalysisScratch s, FeedbackLanguage language, IReadOnlyList<TrimmedSpan> trimmed, bool truncated)
    {
        AnalysisSettings settings = context.Settings;
        int direction = s.Scores.Direction;
        s.Scores.Probabilities(out int negative, out int neutral, out int positive);
        int score = positive - negative;
        Sentiment label = LabelRules.Label(negative, neutral, positive, settings, s);
        FeedbackKind kind = KindRules.Kind(s.Signals, label, score);
        s.AdminHits.Clear();
        context.Themes?.Phrases.Match(s.Text, s.AdminHits);
        return new FeedbackAnalysis
        {
            Language = language,
            Sentiment = label,
            ScoreUnits = score,
            RawScore = direction,
            Evidence = s.Evidence.Build(s, settings.MaxEvidenceSpans),
            NegativeUnits = negative,
            NeutralUnits = neutral,
            PositiveUnits = positive,
            ConfidenceUnits = Math.Max(negative, Math.Max(neutral, positive)),
            Emotions = EmotionReader.Read(s, label, score),
            Kind = kind,
            Severity = KindRules.Weight(s.Signals, label, kind),
            Urgency = KindRules.Haste(s.Signals, label),
            LeaveIntent = s.Signals.Leave,
            RegulatorThreat = s.Signals.Regulator,
            Recommendation = s.Signals.Recommendation,
            Themes = s.Themes.Read(s, context.Themes, Themes.Of(s.Text), label),
            KeyPhrases = s.KeyPhrases.Read(text, s, settings.MaxKeyPhrases),
            RatingMismatch = RatingRules.Compare(context.Rating, label, score),
            Trimmed = trimmed,
            Truncated = truncated,
            Engine = EngineOf(context),
        };
    }

    private FeedbackAnalysis Unscorable(UnscorableReason reason, FeedbackLanguage language, AnalysisContext context, IReadOnlyList<TrimmedSpan> trimmed, bool truncated) =>
        new FeedbackAnalysis { UnscorableReason = reason, Language = language, Trimmed = trimmed, Truncated = truncated, Engine = EngineOf(context) };

    // The models by their versions and the settings by their name do not fit into a hundred characters together.
    private string EngineOf(AnalysisContext context)
    {
        string settings = context.Settings.Version;
        if (settings.Length == 0) return Version;
        string engine = shortVersion + " / " + settings;
        return engine.Length <= LongestVersion ? engine : engine.Substring(0, LongestVersion);
    }

    private static FeedbackLanguage Language(AnalysisScratch s)
    {
        int words = 0;
        int known = 0;
        for (int t = 0; t < s.Text.TokenCount; t++)
        {
            if (s.Text.TokenKinds[t] != TokenKind.Word) continue;
            words++;
            if (s.Scores.TokenFeatures[t] > 0 || s.Scores.TokenNgrams[t] != 0 || s.Feelings.TokenMasked[t]) known++;
        }
        return LanguageDetector.Detect(s.Text, s.Hits, known, words);
    }

    private static List<TrimmedSpan> WithCut(IReadOnlyList<TrimmedSpan> trimmed, int length, int textLength)
    {
        var all = new List<TrimmedSpan>(trimmed) { new TrimmedSpan(length, textLength - length, TrimReason.TooLong) };
        return all;
    }

    private static AnalysisEngine LoadEmbedded()
    {
        using Stream map = Resources.Open("CrmFeedback.Models.characters.bin");
        CharFold fold = CharFold.Read(map);
        using Stream words = Resources.Open("CrmFeedback.Models.words.bin");
        AnalysisModels models = AnalysisModels.None;
        foreach (string name in AnalysisModels.Names)
        {
            using Stream file = Resources.Open("CrmFeedback.Models." + name + ".bin");
            models = models.With(name, file);
        }
        return new AnalysisEngine(
            fold, PhraseTables.LoadEmbedded(fold), WordValences.Read(words), models.EnglishSentiment!, models.ChineseSentiment!,
            models.EnglishEmotions, models.ChineseEmotions, new ThemeModels(models.EnglishThemes, models.ChineseThemes));
    }
}
