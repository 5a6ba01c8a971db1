using System;
using System.Collections.Generic;
using System.IO;
using CrmFeedback.Analysis.Sentiments;

namespace CrmFeedback.Analysis;

/// <summary>Models by their kind and language; null where there is none. Immutable.</summary>
public sealed class AnalysisModels
{
    /// <summary>No models.</summary>
    public static readonly AnalysisModels None = new AnalysisModels();

    private const int Emotions = (int)Emotion.Hesitation + 1;

    private AnalysisModels()
    {
    }

    /// <summary>Names of the models: those of their files, without <c>.bin</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = new[] { "sentiment-en", "sentiment-zh", "emotions-en", "emotions-zh", "themes-en", "themes-zh" };

    /// <summary>English sentiment.</summary>
    public SentimentModel? EnglishSentiment { get; private set; }

    /// <summary>Chinese sentiment.</summary>
    public SentimentModel? ChineseSentiment { get; private set; }

    /// <summary>English emotions; labels are numbers of <see cref="Emotion"/>.</summary>
    public MultiLabelModel? EnglishEmotions { get; private set; }

    /// <summary>Chinese emotions; labels are numbers of <see cref="Emotion"/>.</summary>
    public MultiLabelModel? ChineseEmotions { get; private set; }

    /// <summary>English themes; labels are indexes in <see cref="ThemeCodes.All"/>.</summary>
    public MultiLabelModel? EnglishThemes { get; private set; }

    /// <summary>Chinese themes; labels are indexes in <see cref="ThemeCodes.All"/>.</summary>
    public MultiLabelModel? ChineseThemes { get; private set; }

    /// <summary>These models with the one of <paramref name="file"/> in the place <paramref name="name"/> says.</summary>
    /// <exception cref="ArgumentException">The name is not one of <see cref="Names"/>.</exception>
    /// <exception cref="InvalidDataException">The file holds another kind of model or other labels, or is damaged.</exception>
    public AnalysisModels With(string name, Stream file)
    {
        var models = (AnalysisModels)MemberwiseClone();
        try
        {
            switch (name)
            {
                case "sentiment-en": models.EnglishSentiment = SentimentModel.Read(file); break;
                case "sentiment-zh": models.ChineseSentiment = SentimentModel.Read(file); break;
                case "emotions-en": models.EnglishEmotions = MultiLabelModel.Read(file, Emotions); break;
                case "emotions-zh": models.ChineseEmotions = MultiLabelModel.Read(file, Emotions); break;
                case "themes-en": models.EnglishThemes = MultiLabelModel.Read(file, ThemeCodes.All.Length); break;
                case "themes-zh": models.ChineseThemes = MultiLabelModel.Read(file, ThemeCodes.All.Length); break;
                default: throw new ArgumentException("Model '" + name + "', expected one of " + string.Join(", ", Names) + ".", nameof(name));
            }
        }
        catch (Exception e) when (e is EndOfStreamException || e is OverflowException)
        {
            throw new InvalidDataException("Model " + name + " ends early.", e);
        }
        return models;
    }

    /// <summary>Version (eight hex digits) and number of n-grams of a model; null if there is none of that name.</summary>
    public KeyValuePair<string, int>? Describe(string name)
    {
        SentimentModel? sentiment = name == "sentiment-en" ? EnglishSentiment : name == "sentiment-zh" ? ChineseSentiment : null;
        if (sentiment != null) return new KeyValuePair<string, int>(sentiment.Version, sentiment.Ngrams.Count);
        MultiLabelModel? heads = name == "emotions-en" ? EnglishEmotions : name == "emotions-zh" ? ChineseEmotions : name == "themes-en" ? EnglishThemes : name == "themes-zh" ? ChineseThemes : null;
        return heads == null ? (KeyValuePair<string, int>?)null : new KeyValuePair<string, int>(heads.Version, heads.Ngrams.Count);
    }
}
