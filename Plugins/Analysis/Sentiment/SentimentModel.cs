using System;
using System.Collections.Generic;
using System.IO;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Numbers of a model besides its n-gram weights. Log-odds in 1/10000.</summary>
public sealed class ModelConstants
{
    /// <summary>Intercept of the direction head (positive against negative).</summary>
    public int DirectionIntercept { get; init; }

    /// <summary>Intercept of the neutral head (neutral against the mean of the other two).</summary>
    public int NeutralIntercept { get; init; }

    /// <summary>Log-odds × 256 per quantised weight unit, direction head.</summary>
    public int DirectionScale { get; init; }

    /// <summary>Log-odds × 256 per quantised weight unit, neutral head.</summary>
    public int NeutralScale { get; init; }

    /// <summary>Direction weight of a valence unit: praise, blame, turned praise, turned blame.</summary>
    public IReadOnlyList<int> FeelingDirection { get; init; } = new int[4];

    /// <summary>Neutral weight of a valence unit: praise, blame, turned praise, turned blame.</summary>
    public IReadOnlyList<int> FeelingNeutral { get; init; } = new int[4];

    /// <summary>Direction weight of each flag (<see cref="SentimentFlags"/>).</summary>
    public IReadOnlyList<int> FlagDirection { get; init; } = new int[SentimentFlags.Count];

    /// <summary>Neutral weight of each flag.</summary>
    public IReadOnlyList<int> FlagNeutral { get; init; } = new int[SentimentFlags.Count];

    /// <summary>Factor of the final log-odds, in 1/1000, of a text that speaks no more like a request than the average.</summary>
    public int Temperature { get; init; } = 1000;

    /// <summary>Added to the factor, in 1/1000, for each unit (10000) of neutral log-odds up to three.</summary>
    public int TemperatureSlope { get; init; }
}

/// <summary>
/// A linear model of one language: two int8 weights per n-gram, direction (positive against negative) and neutral,
/// and the numbers besides. Immutable.
/// </summary>
public sealed class SentimentModel
{
    private const int Magic = 0x46435333;
    private const int Heads = 2;

    private SentimentModel(ModelConstants constants, NgramTable ngrams, string version)
    {
        Constants = constants;
        Ngrams = ngrams;
        Version = version;
    }

    /// <summary>The numbers besides the n-gram weights.</summary>
    public ModelConstants Constants { get; }

    /// <summary>Weights of each n-gram: direction, neutral.</summary>
    public NgramTable Ngrams { get; }

    /// <summary>Eight hex digits of the file's content.</summary>
    public string Version { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">Not a model, or damaged.</exception>
    public static SentimentModel Read(Stream stream)
    {
        BinaryReader reader = ModelFile.Open(stream, Magic, "Sentiment model", out string version);
        var constants = new ModelConstants
        {
            DirectionIntercept = reader.ReadInt32(),
            NeutralIntercept = reader.ReadInt32(),
            DirectionScale = reader.ReadInt32(),
            NeutralScale = reader.ReadInt32(),
            FeelingDirection = ModelFile.ReadNumbers(reader, 4),
            FeelingNeutral = ModelFile.ReadNumbers(reader, 4),
            FlagDirection = ModelFile.ReadNumbers(reader, SentimentFlags.Count),
            FlagNeutral = ModelFile.ReadNumbers(reader, SentimentFlags.Count),
            Temperature = Math.Max(1, reader.ReadInt32()),
            TemperatureSlope = Math.Max(0, reader.ReadInt32()),
        };
        return new SentimentModel(constants, NgramTable.Read(reader, Heads), version);
    }

    /// <summary>Writes a model. <paramref name="hashes"/> ascend and are not 0; <paramref name="weights"/> hold direction and neutral of each n-gram side by side.</summary>
    public static void Write(Stream output, ModelConstants constants, uint[] hashes, sbyte[] weights) => ModelFile.Save(output, Magic, writer =>
    {
        writer.Write(constants.DirectionIntercept);
        writer.Write(constants.NeutralIntercept);
        writer.Write(constants.DirectionScale);
        writer.Write(constants.NeutralScale);
        foreach (int w in constants.FeelingDirection) writer.Write(w);
        foreach (int w in constants.FeelingNeutral) writer.Write(w);
        foreach (int w in constants.FlagDirection) writer.Write(w);
        foreach (int w in constants.FlagNeutral) writer.Write(w);
        writer.Write(constants.Temperature);
        writer.Write(constants.TemperatureSlope);
        NgramTable.Write(writer, Heads, hashes, weights);
    });
}
