using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Signals;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>Scratch objects of one analysis. One per thread; not thread-safe.</summary>
public sealed class AnalysisScratch
{
    /// <summary>Folded text, tokens, clauses.</summary>
    public TextBuffer Text { get; } = new TextBuffer();

    /// <summary>Phrases of the shipped tables found.</summary>
    public PhraseHits Hits { get; } = new PhraseHits();

    /// <summary>Phrases of the admin's catalogue found.</summary>
    public PhraseHits AdminHits { get; } = new PhraseHits { KeepAll = true };

    /// <summary>Moods of clauses.</summary>
    public FeelingRules.ClauseMoods Moods { get; } = new FeelingRules.ClauseMoods();

    /// <summary>Feelings found.</summary>
    public Feelings Feelings { get; } = new Feelings();

    /// <summary>Sentences that only state a fact.</summary>
    public Asides Asides { get; } = new Asides();

    /// <summary>n-grams.</summary>
    public Features Features { get; } = new Features();

    /// <summary>Character n-grams of words, for the emotions.</summary>
    public Features CharacterGrams { get; } = new Features();

    /// <summary>Scratch of the multi-label models.</summary>
    public MultiLabelScratch MultiLabel { get; } = new MultiLabelScratch();

    /// <summary>What the emotion model says against phrases.</summary>
    public EmotionVerdict Emotions { get; } = new EmotionVerdict();

    /// <summary>Signals.</summary>
    public TextSignals Signals { get; } = new TextSignals();

    /// <summary>Joins evidence.</summary>
    public EvidenceBuilder Evidence { get; } = new EvidenceBuilder();

    /// <summary>Gathers themes.</summary>
    public ThemeReader Themes { get; } = new ThemeReader();

    /// <summary>Picks key phrases.</summary>
    public KeyPhraseReader KeyPhrases { get; } = new KeyPhraseReader();

    /// <summary>Scores.</summary>
    public SentimentScores Scores { get; } = new SentimentScores();
}

/// <summary>The steps before a model is applied, the same in training and analysis: read, match, split, feel.</summary>
public sealed class TextPipeline
{
    private readonly CustomerTextReader reader;
    private readonly PhraseTable phrases;
    private readonly FeelingRules rules;

    /// <summary>Creates a pipeline.</summary>
    public TextPipeline(CharFold fold, PhraseTable phrases, WordValences words)
    {
        reader = new CustomerTextReader(fold);
        this.phrases = phrases;
        rules = new FeelingRules(words);
    }

    /// <summary>Reads the first <paramref name="length"/> code units of a text into <paramref name="scratch"/>.</summary>
    public void Read(string text, int length, AnalysisScratch scratch)
    {
        reader.Read(text, length, scratch.Text);
        scratch.Hits.Clear();
        phrases.Match(scratch.Text, scratch.Hits);
        ClauseSplitter.Split(scratch.Text, scratch.Hits);
        rules.Apply(scratch.Text, scratch.Hits, scratch.Moods, scratch.Feelings);
        SignalReader.Read(scratch);
        scratch.Asides.Read(scratch);
    }
}
