namespace CrmFeedback.Trainer.Learning;

/// <summary>Weights that stand feature by feature, one for each class or head side by side.</summary>
public static class WeightRows
{
    /// <summary>Adds <paramref name="times"/> the <paramref name="values"/> to the row of a feature.</summary>
    public static void AddTo(double[] rows, int feature, double[] values, double times)
    {
        int at = feature * values.Length;
        for (int c = 0; c < values.Length; c++) rows[at + c] += values[c] * times;
    }

    /// <summary>Adds <paramref name="times"/> the row of a feature to <paramref name="sums"/>.</summary>
    public static void AddFrom(double[] rows, int feature, double times, double[] sums)
    {
        int at = feature * sums.Length;
        for (int c = 0; c < sums.Length; c++) sums[c] += rows[at + c] * times;
    }
}
