using System;
using CrmFeedback.Analysis.Sentiments;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

public class IntegerMathTests
{
    [Fact]
    public void The_exponential_table_follows_the_function()
    {
        for (int x = 0; x < 160000; x += 37)
        {
            Assert.InRange(IntegerMath.ExpNegative(x) / (double)(1L << 30) - Math.Exp(-x / 10000.0), -0.00005, 0.00005);
        }
        Assert.Equal(0, IntegerMath.ExpNegative(int.MaxValue));
    }

    [Fact]
    public void The_inverse_root_is_the_floor()
    {
        foreach (int n in new[] { 1, 2, 3, 4, 100, 4095, 4096, 100000, int.MaxValue }) Assert.Equal((int)Math.Floor(65536 / Math.Sqrt(n)), IntegerMath.InverseRoot(n));
    }

    [Theory]
    [InlineData(0, 0, 6931)]
    [InlineData(10000, 0, 13133)]
    [InlineData(0, 10000, 13133)]
    [InlineData(-5000, -25000, -3731)]
    [InlineData(30000, -300000, 30000)]
    [InlineData(int.MaxValue, int.MinValue, int.MaxValue)]
    public void A_log_sum_is_that_of_the_exponentials(int a, int b, int expected) => Assert.InRange(IntegerMath.LogSum(a, b) - (long)expected, -2, 2);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(10000, 0, -10000)]
    [InlineData(-1000000, 5, 1000000)]
    [InlineData(int.MaxValue / 4, 0, 0)]
    public void Probabilities_add_up(int a, int b, int c)
    {
        IntegerMath.Softmax(a, b, c, out int pa, out int pb, out int pc);
        Assert.Equal(10000, pa + pb + pc);
        Assert.True(pa >= 0 && pb >= 0 && pc >= 0);
    }

    [Fact]
    public void A_log_sum_follows_the_function()
    {
        for (int difference = 0; difference < 120000; difference += 977)
        {
            Assert.InRange(IntegerMath.LogSum(-difference, 0) - Math.Log(1 + Math.Exp(-difference / 10000.0)) * 10000, -2, 2);
        }
    }
}
