using System.Linq;
using CrmFeedback.Trainer.Learning;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public class RepostsTests
{
    private const string Quoted = "今天下午三点在市民广场举行的音乐会因为大雨取消";

    [Fact]
    public void A_chain_of_quotes_stays_in_one_fold()
    {
        string[] texts = ["太可惜了//@user:" + Quoted, "我还买了票//@user:太可惜了//@user:" + Quoted, Quoted, "别处的事情", "another thing", "and a third", "四号", "五号"];
        int[] folds = Reposts.Folds(texts, 4, 1)[0];
        Assert.Equal(folds[0], folds[1]);
        Assert.Equal(folds[0], folds[2]);
        Assert.All(Enumerable.Range(0, 4), f => Assert.Contains(f, folds));
    }

    [Fact]
    public void Folds_are_of_one_size_and_the_same_each_time_but_other_ones_in_every_deal()
    {
        string[] texts = Enumerable.Range(0, 100).Select(i => $"text number {i}, of which there is no other like {i * 7919}").ToArray();
        var deals = Reposts.Folds(texts, 5, 2);
        Assert.All(deals.SelectMany(d => d.GroupBy(f => f)), f => Assert.Equal(20, f.Count()));
        Assert.Equal(deals, Reposts.Folds(texts, 5, 2));
        Assert.NotEqual(deals[0], deals[1]);
    }

    [Fact]
    public void A_slogan_that_everybody_repeats_is_no_chain()
    {
        string[] texts = Enumerable.Range(0, 100).Select(i => $"{(char)('一' + i * 31)}{(char)('丁' + i * 17)} 众志成城共克时艰我们一定会赢加油").ToArray();
        Assert.Equal(5, Reposts.Folds(texts, 5, 1)[0].Distinct().Count());
    }
}
