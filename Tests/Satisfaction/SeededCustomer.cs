using System;
using System.Collections.Generic;
using CrmFeedback.Satisfaction;

namespace CrmFeedback.Tests.Satisfaction;

/// <summary>Makes customers whose truth is known, from a seed.</summary>
public sealed class SeededCustomer(int seed)
{
    public static readonly DateTime Today = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Random random = new(seed);

    /// <summary>Normal by the polar method.</summary>
    public double Normal(double mean, double deviation)
    {
        while (true)
        {
            var (x, y) = (2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1);
            var square = x * x + y * y;
            if (square is > 0 and < 1)
                return mean + deviation * x * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }

    public double Uniform(double low, double high) => low + (high - low) * random.NextDouble();

    public int Whole(int low, int high) => random.Next(low, high + 1);

    public double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());

    public Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>A text feedback of a value 0..100, some days ago.</summary>
    public FeedbackFact Said(double daysAgo, double value) => new()
    {
        Id = NewId(),
        ReceivedOn = Today.AddDays(-daysAgo),
        Score = Math.Round((decimal)Math.Clamp(value, 0, 100) / 50m - 1m, 6),
    };

    public static CustomerHistory History(IEnumerable<FeedbackFact> facts, DateTime? asOf = null) => new(asOf ?? Today, facts, OlderFeedback.None);

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
