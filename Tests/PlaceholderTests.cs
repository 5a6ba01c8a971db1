namespace CrmFeedback.Tests;

public class PlaceholderTests
{
    [Xunit.Fact]
    public void One_is_one() => Xunit.Assert.Equal(1, int.Parse("1", System.Globalization.CultureInfo.InvariantCulture));
}
