using System;
using System.Collections.Generic;
using System.IO;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Numbers of one head besides its n-gram weights. Log-odds in 1/10000.</summary>
public sealed class SentimentHead
{
    /// <summary>Log-odds of a text without anything.</summary>
    public int Intercept { get; init; }

    /// <summary>Log-odds × 256 per unit of an unpacked weight (<see cref="SentimentModel.Unpack"/>).</summary>
    public int Scale { get; init; }

    /// <summary>Weight of a valence unit: praise, blame, turned praise, turned blame.</summary>
    public IReadOnlyList<int> Feeling { get; init; } = new int[4];

    /// <summary>Weight of each flag (<see cref="SentimentFlags"/>).</summary>
    public IReadOnlyList<int> Flag { get; init; } = new int[SentimentFlags.Count];
}

/// <summary>Numbers of a model besides its n-gram weights.</summary>
public sealed class ModelConstants
{
    /// <summary>Positive against negative.</summary>
    public SentimentHead Direction { get; init; } = new SentimentHead();

    /// <summary>Neutral talk against the mean of the other two.</summary>
    public SentimentHead Neutral { get; init; } = new SentimentHead();

    /// <summary>Plain requests against the mean of positive and negative; null when requests were learnt as neutral talk.</summary>
    public SentimentHead? Request { get; init; }

    /// <summary>Factor of the final log-odds, in 1/1000, of a text that speaks no more like a request than the average.</summary>
    public int Temperature { get; init; } = 1000;

    /// <summary>Added to the factor, in 1/1000, for each unit (10000) of neutral log-odds up to three.</summary>
    public int TemperatureSlope { get; init; }
}

/// <summary>
/// A linear model of one language: int8 weights per n-gram for direction (positive against negative), neutral and, where
/// requests are a class of their own, request; and the numbers besides. Immutable.
/// </summary>
public sealed class SentimentModel
{
    private const int Magic = 0x46435334;
    private const int PolarityHeads = 2;

    private SentimentModel(ModelConstants constants, NgramTable ngrams, string version)
    {
        Constants = constants;
        Ngrams = ngrams;
        Version = version;
    }

    /// <summary>The numbers besides the n-gram weights.</summary>
    public ModelConstants Constants { get; }

    /// <summary>Weights of each n-gram: direction, neutral and, if the model has it, request.</summary>
    public NgramTable Ngrams { get; }

    /// <summary>Whether plain requests are a class of their own.</summary>
    public bool HasRequests => Constants.Request != null;

    /// <summary>Eight hex digits of the file's content.</summary>
    public string Version { get; }

    /// <summary>A weight of its eight bits: sign and square, −16129..16129, since a few words weigh ten times as much as most.</summary>
    public static long Unpack(sbyte packed) => packed * Math.Abs((long)packed);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">Not a model, or damaged.</exception>
    public static SentimentModel Read(Stream stream)
    {
        BinaryReader reader = ModelFile.Open(stream, Magic, "Sentiment model", out string version);
        bool requests = reader.ReadByte() > PolarityHeads;
        var constants = new ModelConstants
        {
            Direction = ReadHead(reader),
            Neutral = ReadHead(reader),
            Request = requests ? ReadHead(reader) : null,
            Temperature = Math.Max(1, reader.ReadInt32()),
            TemperatureSlope = Math.Max(0, reader.ReadInt32()),
        };
        return new SentimentModel(constants, NgramTable.Read(reader, requests ? PolarityHeads + 1 : PolarityHeads), version);
    }

    /// <summary>Writes a model. <paramref name="hashes"/> ascend and are not 0; <paramref name="weights"/> hold the heads of each n-gram side by side.</summary>
    public static void Write(Stream output, ModelConstants constants, uint[] hashes, sbyte[] weights) => ModelFile.Save(output, Magic, writer =>
    {
        int heads = constants.Request == null ? PolarityHeads : PolarityHeads + 1;
        writer.Write((byte)heads);
        WriteHead(writer, constants.Direction);
        WriteHead(writer, constants.Neutral);
        if (constants.Request != null) WriteHead(writer, constants.Request);
        writer.Write(constants.Temperature);
        writer.Write(constants.TemperatureSlope);
        NgramTable.Write(writer, heads, hashes, weights);
    });

    private static SentimentHead ReadHead(BinaryReader reader) => new SentimentHead
    {
        Intercept = reader.ReadInt32(),
        Scale = reader.ReadInt32(),
        Feeling = ModelFile.ReadNumbers(reader, 4),
        Flag = ModelFile.ReadNumbers(reader, SentimentFlags.Count),
    };

    private static void WriteHead(BinaryWriter writer, SentimentHead head)
    {
        writer.Write(head.Intercept);
        writer.Write(head.Scale);
        foreach (int w in head.Feeling) writer.Write(w);
        foreach (int w in head.Flag) writer.Write(w);
    }
}
