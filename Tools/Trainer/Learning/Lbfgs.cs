using System;
using System.Collections.Generic;

namespace CrmFeedback.Trainer.Learning;

/// <summary>A function to minimise: fills the gradient at a point and returns the value there.</summary>
public delegate double Objective(double[] point, double[] gradient);

/// <summary>Limited-memory BFGS (Nocedal 1980) with a backtracking line search. Same input, same bits.</summary>
public static class Lbfgs
{
    private const int Memory = 6;
    private const int MostHalvings = 30;
    private const double EnoughDecrease = 1e-4;

    /// <summary>Minimises a smooth convex function from the origin.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="size">Number of its arguments.</param>
    /// <param name="iterations">Most steps; fewer when no step lowers the value.</param>
    public static double[] Minimise(Objective objective, int size, int iterations)
    {
        double[] point = new double[size], gradient = new double[size], next = new double[size], nextGradient = new double[size];
        double value = objective(point, gradient);
        var steps = new List<(double[] Step, double[] Change, double Product)>();
        for (int i = 0; i < iterations; i++)
        {
            double[] direction = Direction(gradient, steps);
            double slope = Dot(direction, gradient);
            if (slope >= 0) break;
            double length = steps.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(-slope)) : 1;
            double nextValue = 0;
            int halvings = 0;
            for (; halvings < MostHalvings; halvings++, length /= 2)
            {
                for (int k = 0; k < size; k++) next[k] = point[k] + length * direction[k];
                nextValue = objective(next, nextGradient);
                if (nextValue <= value + EnoughDecrease * length * slope) break;
            }
            if (halvings == MostHalvings) break;
            Remember(steps, point, gradient, next, nextGradient);
            (point, next) = (next, point);
            (gradient, nextGradient) = (nextGradient, gradient);
            value = nextValue;
        }
        return point;
    }

    private static void Remember(List<(double[] Step, double[] Change, double Product)> steps, double[] point, double[] gradient, double[] next, double[] nextGradient)
    {
        double[] step = new double[point.Length], change = new double[point.Length];
        for (int k = 0; k < point.Length; k++) (step[k], change[k]) = (next[k] - point[k], nextGradient[k] - gradient[k]);
        double product = Dot(step, change);
        if (product <= 0) return;
        if (steps.Count == Memory) steps.RemoveAt(0);
        steps.Add((step, change, product));
    }

    // The two-loop recursion.
    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change, double Product)> steps)
    {
        var q = (double[])gradient.Clone();
        var a = new double[steps.Count];
        for (int s = steps.Count - 1; s >= 0; s--)
        {
            a[s] = Dot(steps[s].Step, q) / steps[s].Product;
            Add(q, steps[s].Change, -a[s]);
        }
        double scale = steps.Count == 0 ? 1 : steps[^1].Product / Dot(steps[^1].Change, steps[^1].Change);
        for (int k = 0; k < q.Length; k++) q[k] *= -scale;
        for (int s = 0; s < steps.Count; s++) Add(q, steps[s].Step, -a[s] - Dot(steps[s].Change, q) / steps[s].Product);
        return q;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        for (int k = 0; k < to.Length; k++) to[k] += times * what[k];
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }
}
