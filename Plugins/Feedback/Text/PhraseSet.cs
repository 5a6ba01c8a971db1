using System;
using System.Collections.Generic;

namespace CrmFeedback.Feedback.Text;

/// <summary>
/// Phrases that are looked for together, whatever their case: one pass over a text however many there are. Phrases are
/// told apart by their first two signs; case is folded sign by sign, invariantly.
/// </summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<int, string[]> byStart;
    private readonly Dictionary<int, string[]> byEnd;
    private readonly HashSet<string> all = new HashSet<string>(StringComparer.Ordinal);
    private readonly ulong[] firstSigns = new ulong[1024];
    private readonly bool hasSingles;

    /// <summary>Creates a set.</summary>
    public PhraseSet(params string[] phrases)
    {
        var starts = new Dictionary<int, List<string>>();
        var ends = new Dictionary<int, List<string>>();
        foreach (var phrase in phrases)
        {
            var folded = Folded(phrase);
            if (!all.Add(folded))
                continue;
            hasSingles |= folded.Length == 1;
            firstSigns[folded[0] >> 6] |= 1UL << (folded[0] & 63);
            Add(starts, StartKey(folded), folded);
            Add(ends, EndKey(folded), folded);
        }

        byStart = Arrays(starts);
        byEnd = Arrays(ends);
    }

    /// <summary>Whether one of the phrases is the whole text.</summary>
    public bool Is(string text) => all.Contains(Folded(text));

    /// <summary>Whether a text starts with one, and the phrase ends where a word does.</summary>
    public bool Starts(string text) => StartLength(text) > 0;

    /// <summary>Length of a phrase that a text starts with as whole words; 0 if none.</summary>
    public int StartLength(string text) => LengthAt(text, 0, wholeWord: true);

    /// <summary>Whether a text ends with one, and the phrase starts where a word does.</summary>
    public bool Ends(string text)
    {
        if (text.Length == 0)
            return false;
        var last = Fold(text[text.Length - 1]);
        return text.Length > 1 && Ends(text, Key(Fold(text[text.Length - 2]), last)) || hasSingles && Ends(text, Key('\0', last));
    }

    /// <summary>Whether one stands anywhere in the text.</summary>
    public bool IsIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (LengthAt(text, i, wholeWord: false) > 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether one stands in the text as whole words.</summary>
    public bool IsWordIn(string text) => IsWordIn(text, 0);

    /// <summary>Whether one stands in the text from <paramref name="from"/> on as whole words.</summary>
    public bool IsWordIn(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!Scan.SplitsWord(text, i) && LengthAt(text, i, wholeWord: true) > 0)
                return true;
        }

        return false;
    }

    /// <summary>How many different ones stand in the text.</summary>
    public int CountIn(string text)
    {
        HashSet<string>? seen = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!MayStart(text[i]))
                continue;
            foreach (var phrase in Candidates(text, i))
            {
                if (Matches(text, i, phrase))
                    (seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(phrase);
            }

            if (hasSingles && byStart.TryGetValue(Key(Fold(text[i]), '\0'), out var singles))
                (seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(singles[0]);
        }

        return seen?.Count ?? 0;
    }

    /// <summary>Length of the longest phrase at a place; 0 if none.</summary>
    public int LengthAt(string text, int at, bool wholeWord)
    {
        if (at >= text.Length || !MayStart(text[at]))
            return 0;
        var longest = 0;
        foreach (var phrase in Candidates(text, at))
        {
            if (phrase.Length > longest && Matches(text, at, phrase) && !(wholeWord && Scan.SplitsWord(text, at + phrase.Length)))
                longest = phrase.Length;
        }

        if (longest == 0 && hasSingles && byStart.ContainsKey(Key(Fold(text[at]), '\0')) && !(wholeWord && Scan.SplitsWord(text, at + 1)))
            longest = 1;
        return longest;
    }

    private static readonly string[] None = Array.Empty<string>();

    private bool Ends(string text, int key)
    {
        if (!byEnd.TryGetValue(key, out var phrases))
            return false;
        foreach (var phrase in phrases)
        {
            var at = text.Length - phrase.Length;
            if (at >= 0 && Matches(text, at, phrase) && !Scan.SplitsWord(text, at))
                return true;
        }

        return false;
    }

    private string[] Candidates(string text, int at) =>
        at + 1 < text.Length && byStart.TryGetValue(Key(Fold(text[at]), Fold(text[at + 1])), out var phrases) ? phrases : None;

    private bool MayStart(char sign)
    {
        var folded = Fold(sign);
        return (firstSigns[folded >> 6] & 1UL << (folded & 63)) != 0;
    }

    private static bool Matches(string text, int at, string phrase)
    {
        if (at + phrase.Length > text.Length)
            return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (Fold(text[at + i]) != phrase[i])
                return false;
        }

        return true;
    }

    private static char Fold(char c) => c < 128 ? c >= 'A' && c <= 'Z' ? (char)(c + 32) : c : char.ToLowerInvariant(c);

    private static string Folded(string text)
    {
        var signs = text.ToCharArray();
        for (var i = 0; i < signs.Length; i++)
            signs[i] = Fold(signs[i]);
        return new string(signs);
    }

    private static int Key(char first, char second) => first << 16 | second;

    private static int StartKey(string phrase) => Key(phrase[0], phrase.Length > 1 ? phrase[1] : '\0');

    private static int EndKey(string phrase) => Key(phrase.Length > 1 ? phrase[phrase.Length - 2] : '\0', phrase[phrase.Length - 1]);

    private static void Add(Dictionary<int, List<string>> lists, int key, string phrase)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = new List<string>();
        list.Add(phrase);
    }

    private static Dictionary<int, string[]> Arrays(Dictionary<int, List<string>> lists)
    {
        var arrays = new Dictionary<int, string[]>();
        foreach (var list in lists)
            arrays[list.Key] = list.Value.ToArray();
        return arrays;
    }
}
