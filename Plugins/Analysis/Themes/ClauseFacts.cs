using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Signals;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>What each clause says besides its feelings: problems, wishes, clear theme words. One per thread.</summary>
public sealed class ClauseFacts
{
    private const byte Named = 1, Insists = 2, Wishes = 4, ClearTheme = 8;
    private byte[] facts = new byte[64];

    /// <summary>Reads the facts of every clause.</summary>
    public void Read(AnalysisScratch scratch)
    {
        TextBuffer text = scratch.Text;
        ScratchArrays.FitCleared(ref facts, text.ClauseCount);
        PhraseHits found = scratch.Hits;
        for (int i = 0; i < found.Count; i++)
        {
            int value = found.Value[i];
            int clause = text.TokenClause[found.Start[i]];
            switch (found.Category[i])
            {
                case PhraseCategory.Theme when value >= 0 && value < ThemeReader.WeakFrom:
                    facts[clause] |= ClearTheme;
                    break;
                case PhraseCategory.Suggestion when value > 0:
                    facts[clause] |= Wishes;
                    break;
                case PhraseCategory.Problem when value > 0 && !SignalReader.IsNegated(text, found, i):
                    facts[clause] |= value == 2 ? (byte)(Named | Insists) : Named;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Whether a problem is named.</summary>
    public bool IsProblem(int clause) => (facts[clause] & Named) != 0;

    /// <summary>Whether the wording complains even in a question, a request or a condition.</summary>
    public bool IsInsistent(int clause) => (facts[clause] & Insists) != 0;

    /// <summary>Whether something is suggested.</summary>
    public bool IsWish(int clause) => (facts[clause] & Wishes) != 0;

    /// <summary>Whether a theme is named by a word that is not weak.</summary>
    public bool NamesTheme(int clause) => (facts[clause] & ClearTheme) != 0;
}
