using System;

namespace CrmFeedback.Satisfaction;

/// <summary>Arithmetic that gives the same digits on every runtime.</summary>
internal static class Numbers
{
    // Ten thousandths of the two-sided normal confidence erf(z / sqrt 2), for z = 0.00, 0.05, ... 4.00.
    private static readonly int[] TwoSided =
    {
        0, 399, 797, 1192, 1585, 1974, 2358, 2737, 3108, 3473, 3829, 4177, 4515, 4843, 5161, 5467, 5763, 6047, 6319, 6579,
        6827, 7063, 7287, 7499, 7699, 7887, 8064, 8230, 8385, 8529, 8664, 8789, 8904, 9011, 9109, 9199, 9281, 9357, 9426, 9488,
        9545, 9596, 9643, 9684, 9722, 9756, 9786, 9812, 9836, 9857, 9876, 9892, 9907, 9920, 9931, 9940, 9949, 9956, 9963, 9968,
        9973, 9977, 9981, 9984, 9986, 9988, 9990, 9992, 9993, 9994, 9995, 9996, 9997, 9997, 9998, 9998, 9999, 9999, 9999, 9999,
        9999,
    };

    /// <summary>Square root by Newton's method, exact to about 20 digits; 0 for what is not positive.</summary>
    public static decimal Sqrt(decimal value)
    {
        if (value <= 0m)
            return 0m;
        var root = Math.Max(value, 1m);
        while (true)
        {
            var next = (root + value / root) / 2m;
            if (next >= root)
                return root;
            root = next;
        }
    }

    /// <summary>Probability that a standard normal value lies within -z..z, 0..1, to four digits.</summary>
    public static decimal Confidence(decimal z)
    {
        var steps = Math.Abs(z) * 20m;
        if (steps >= TwoSided.Length - 1)
            return 1m;
        var below = (int)Math.Floor(steps);
        return decimal.Round((TwoSided[below] + (TwoSided[below + 1] - TwoSided[below]) * (steps - below)) / 10000m, 4);
    }

    public static decimal Limit(decimal value, decimal low, decimal high) => Math.Max(low, Math.Min(high, value));
}
