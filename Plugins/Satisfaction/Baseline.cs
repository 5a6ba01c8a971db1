namespace CrmFeedback.Satisfaction;

/// <summary>What a single feedback of this organisation is worth on average (a row of <c>cfb_baseline</c>).</summary>
public sealed class Baseline
{
    /// <summary>Creates a baseline.</summary>
    /// <param name="mean">Mean value of a feedback, 0..100.</param>
    /// <param name="variance">Variance of the values of all feedback, between customers and within.</param>
    public Baseline(decimal mean, decimal variance)
    {
        Mean = mean;
        Variance = variance;
    }

    /// <summary>Mean value of a feedback, 0..100.</summary>
    public decimal Mean { get; }

    /// <summary>Variance of the values of all feedback.</summary>
    public decimal Variance { get; }
}
