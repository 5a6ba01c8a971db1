using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Text;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

public class CharFoldTests
{
    [Fact]
    public void Both_cases_of_every_character_fold_alike()
    {
        CharFold fold = AnalysisEngine.Embedded.Fold;
        var wrong = Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => !char.IsSurrogate(c)).Where(c =>
        {
            char upper = char.ToUpperInvariant(c), lower = char.ToLowerInvariant(c);
            return fold.Fold(upper) != fold.Fold(c) || fold.Fold(lower) != fold.Fold(c) || fold.Class(upper) != fold.Class(c) || fold.Class(lower) != fold.Class(c);
        });
        Assert.Empty(wrong.Select(c => $"{(int)c:X4}"));
    }

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        CharFold fold = AnalysisEngine.Embedded.Fold;
        var wrong = Enumerable.Range(0, 0x10000).Select(c => (char)c)
            .Where(c => fold.Class(c) is CharClass.Han or CharClass.Latin or CharClass.Digit)
            .Where(c => fold.Fold(fold.Fold(c)) != fold.Fold(c));
        Assert.Empty(wrong.Select(c => $"{(int)c:X4}"));
    }
}
