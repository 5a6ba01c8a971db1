using System;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Roots and exponentials in integers, so that results are the same bits everywhere.</summary>
public static class IntegerMath
{
    private const int RootTable = 4096;

    // e^(−1/64) in Q32; repeated products fill the table.
    private const ulong StepQ32 = 4228380000;
    private const int ExpSteps = 16 * 64;
    private static readonly int[] Roots = BuildRoots();
    private static readonly uint[] Exp = BuildExp();

    /// <summary>65536 / √n for n ≥ 1, rounded down.</summary>
    public static int InverseRoot(int n) => n < RootTable ? Roots[n] : Inverse(n);

    /// <summary>e^(−x/10000) in Q30 for x ≥ 0, by table and linear interpolation; 0 from x = 160000.</summary>
    public static long ExpNegative(int x)
    {
        if (x < 0) throw new ArgumentOutOfRangeException(nameof(x), x, "Expected 0 or more.");
        long position = (long)x * 64;
        long index = position / 10000;
        if (index >= ExpSteps) return 0;
        long fraction = position % 10000;
        return Exp[index] - (Exp[index] - (long)Exp[index + 1]) * fraction / 10000;
    }

    /// <summary>Probabilities in 1/10000 of three log-odds in 1/10000; they add up to 10000.</summary>
    public static void Softmax(int a, int b, int c, out int pa, out int pb, out int pc)
    {
        int max = Math.Max(a, Math.Max(b, c));
        long ea = ExpNegative(max - a);
        long eb = ExpNegative(max - b);
        long ec = ExpNegative(max - c);
        long sum = ea + eb + ec;
        pa = (int)((ea * 10000 + sum / 2) / sum);
        pc = (int)((ec * 10000 + sum / 2) / sum);
        pb = 10000 - pa - pc;
        if (pb >= 0) return;
        // Rounding up both ends may overshoot by one.
        if (pa > pc) pa += pb;
        else pc += pb;
        pb = 0;
    }

    /// <summary>ln(e^a + e^b) of log-odds in 1/10000.</summary>
    public static int LogSum(int a, int b)
    {
        // ln(1 + y) = 2·artanh(y / (2 + y)), y in 0..1: the argument is at most 1/3, so seven terms reach the last bit.
        long y = ExpNegative((int)Math.Min(int.MaxValue, Math.Abs((long)a - b)));
        long z = (y << 30) / ((2L << 30) + y);
        long square = (z * z) >> 30;
        long sum = 0;
        for (int term = 1; term <= 13; term += 2)
        {
            sum += z / term;
            z = (z * square) >> 30;
        }
        return Math.Max(a, b) + (int)((2 * sum * 10000 + (1L << 29)) >> 30);
    }

    /// <summary>2·logistic(x) − 1 in 1/10000, for a log-odds x in 1/10000: a score in −10000..10000.</summary>
    public static int Squash(int x)
    {
        long e = ExpNegative(Math.Min(Math.Abs(x), 200000));
        long one = 1L << 30;
        int score = (int)((one - e) * 10000 / (one + e));
        return x < 0 ? -score : score;
    }

    private static int[] BuildRoots()
    {
        var table = new int[RootTable];
        for (int n = 1; n < RootTable; n++) table[n] = Inverse(n);
        return table;
    }

    // floor(sqrt(2^32 / n)) = floor(65536 / sqrt(n)).
    private static int Inverse(int n)
    {
        ulong value = (1UL << 32) / (ulong)n;
        ulong root = 0;
        for (ulong bit = 1UL << 16; bit > 0; bit >>= 1)
        {
            ulong candidate = root | bit;
            if (candidate * candidate <= value) root = candidate;
        }
        return (int)root;
    }

    private static uint[] BuildExp()
    {
        var table = new uint[ExpSteps + 1];
        ulong value = 1UL << 32;
        for (int i = 0; i <= ExpSteps; i++)
        {
            table[i] = (uint)(value >> 2);
            value = i == 0 ? StepQ32 : (value * StepQ32) >> 32;
        }
        return table;
    }
}
