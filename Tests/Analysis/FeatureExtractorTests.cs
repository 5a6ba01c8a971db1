using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

public class FeatureExtractorTests
{
    [Fact]
    public void A_sticker_in_brackets_is_an_n_gram_of_its_own_over_its_brackets()
    {
        var scratch = Read("好[微笑]");
        int sticker = Enumerable.Range(0, scratch.Features.Count).Single(i => scratch.Features.Span[i] == 4);
        Assert.Equal("[", scratch.Text.Chars[scratch.Text.TokenStart[scratch.Features.Token[sticker]]].ToString());
        Assert.Contains(scratch.Features.Hash[sticker], Hashes("哪里[微笑]"));
        Assert.DoesNotContain(scratch.Features.Hash[sticker], Hashes("好[大笑]"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[微 笑]")]
    [InlineData("[微笑")]
    [InlineData("[微笑微笑微笑]")]
    [InlineData("[link]")]
    public void Brackets_that_hold_no_short_Chinese_word_are_no_sticker(string text)
    {
        var scratch = Read(text);
        Assert.DoesNotContain(Enumerable.Range(0, scratch.Features.Count), i => scratch.Features.Span[i] > 3 || (scratch.Features.Span[i] > 1 && scratch.Text.TokenKinds[scratch.Features.Token[i]] == CrmFeedback.Analysis.Text.TokenKind.Punctuation));
    }

    private static uint[] Hashes(string text)
    {
        var scratch = Read(text);
        return scratch.Features.Hash[..scratch.Features.Count];
    }

    private static AnalysisScratch Read(string text)
    {
        var scratch = new AnalysisScratch();
        AnalysisEngine.Embedded.Pipeline.Read(text, text.Length, scratch);
        FeatureExtractor.Extract(scratch.Text, scratch.Feelings, scratch.Features);
        return scratch;
    }
}
