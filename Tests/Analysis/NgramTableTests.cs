using System.IO;
using CrmFeedback.Analysis.Sentiments;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

public class NgramTableTests
{
    [Fact]
    public void Every_n_gram_keeps_its_row_and_others_are_unknown()
    {
        // 1 and 1025 share a slot of the smallest table.
        uint[] hashes = [1, 2, 1025, 4_000_000_000];
        sbyte[] weights = [1, -1, 2, -2, 3, -3, 127, -127];
        var table = Read(hashes, weights, heads: 2);
        for (int i = 0; i < hashes.Length; i++)
        {
            int at = table.Find(hashes[i]);
            Assert.Equal(weights[i * 2], table.Weights[at]);
            Assert.Equal(weights[i * 2 + 1], table.Weights[at + 1]);
        }
        Assert.Equal(-1, table.Find(3));
        Assert.Equal(-1, table.Find(0));
        Assert.Equal(4, table.Count);
    }

    [Fact]
    public void Hashes_that_do_not_ascend_are_refused() =>
        Assert.Contains("does not ascend", Assert.Throws<InvalidDataException>(() => Read([5, 5], [1, 1], heads: 1)).Message, System.StringComparison.Ordinal);

    [Fact]
    public void A_count_no_model_has_is_refused()
    {
        var reader = new BinaryReader(new MemoryStream([0xFF, 0xFF, 0xFF, 0x7F]));
        Assert.Contains("at most", Assert.Throws<InvalidDataException>(() => NgramTable.Read(reader, 1)).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_end_early_are_refused()
    {
        var file = new MemoryStream();
        NgramTable.Write(new BinaryWriter(file), 1, [5, 6], [1, 1]);
        file.SetLength(file.Length - 1);
        file.Position = 0;
        Assert.Throws<EndOfStreamException>(() => NgramTable.Read(new BinaryReader(file), 1));
    }

    private static NgramTable Read(uint[] hashes, sbyte[] weights, int heads)
    {
        var file = new MemoryStream();
        NgramTable.Write(new BinaryWriter(file), heads, hashes, weights);
        file.Position = 0;
        return NgramTable.Read(new BinaryReader(file), heads);
    }
}
