using System;

namespace CrmFeedback.Satisfaction;

/// <summary>
/// Weight of something said some time ago: it halves with every half-life (exponential discounting, 2^(-age / half-life)).
/// From a table of integers, so that it is the same on every runtime.
/// </summary>
public static class Decay
{
    /// <summary>Weight of something said now.</summary>
    public const long One = 1L << 20;

    private const int StepsPerHalfLife = 64;

    // 2^20 * 2^(-i/64), rounded.
    private static readonly int[] Fractions =
    {
        1048576, 1037281, 1026107, 1015054, 1004120, 993303, 982604, 972019, 961548, 951191, 940944, 930809, 920782, 910863, 901051, 891345,
        881744, 872246, 862850, 853555, 844361, 835265, 826268, 817367, 808563, 799853, 791237, 782714, 774282, 765942, 757691, 749529,
        741455, 733468, 725567, 717752, 710020, 702372, 694806, 687321, 679917, 672593, 665348, 658181, 651091, 644078, 637140, 630276,
        623487, 616771, 610127, 603555, 597053, 590622, 584260, 577966, 571740, 565581, 559489, 553462, 547500, 541603, 535768, 529997,
    };

    /// <summary>Weight in units of 1/<see cref="One"/>, in steps of a 64th of a half-life; <see cref="One"/> for the future, 0 beyond 20 half-lives.</summary>
    public static long Weight(TimeSpan age, decimal halfLifeDays)
    {
        if (age <= TimeSpan.Zero)
            return One;
        var steps = Math.Floor((long)age.TotalMinutes * StepsPerHalfLife / (Math.Max(1m, halfLifeDays) * 1440m));
        return steps >= 20 * StepsPerHalfLife ? 0 : Fractions[(int)steps % StepsPerHalfLife] >> ((int)steps / StepsPerHalfLife);
    }

    /// <summary>The same as a fraction, 0..1.</summary>
    public static decimal Fraction(TimeSpan age, decimal halfLifeDays) => (decimal)Weight(age, halfLifeDays) / One;
}
