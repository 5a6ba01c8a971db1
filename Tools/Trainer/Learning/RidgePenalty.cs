namespace CrmFeedback.Trainer.Learning;

/// <summary>L2 regularisation of a loss that <see cref="Lbfgs"/> minimises.</summary>
public static class RidgePenalty
{
    /// <summary>Sets the gradient to the penalty's and returns the penalty: half of <paramref name="l2"/> times the squares of the first <paramref name="penalised"/> arguments.</summary>
    public static double Start(double[] point, double[] gradient, int penalised, double l2)
    {
        double loss = 0;
        for (int k = 0; k < gradient.Length; k++)
        {
            double decay = k < penalised ? l2 * point[k] : 0;
            gradient[k] = decay;
            loss += decay * point[k] / 2;
        }
        return loss;
    }
}
