using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>
/// Compiles Traditional to Simplified tables (lines "key TAB value value …") into one character fold: all spellings of a
/// character join one class, written as its most usual simplified form.
/// </summary>
public static class CharacterMapBuilder
{
    /// <summary>Reads TSCharacters, TWVariants and HKVariants of <paramref name="folder"/>.</summary>
    public static (List<KeyValuePair<int, char>> Map, List<char> TraditionalOnly) Build(string folder)
    {
        var parent = new Dictionary<int, int>();
        var simplified = new HashSet<int>();
        var traditional = new SortedSet<int>();
        foreach (var (key, values) in Read(Path.Combine(folder, "TSCharacters.txt")))
        {
            simplified.Add(values[0]);
            foreach (int value in values) Join(parent, key, value);
            if (!values.Contains(key)) traditional.Add(key);
        }
        foreach (string variants in new[] { "TWVariants.txt", "HKVariants.txt" })
        {
            foreach (var (key, values) in Read(Path.Combine(folder, variants)))
            {
                foreach (int value in values) Join(parent, key, value);
            }
        }
        var map = new List<KeyValuePair<int, char>>();
        foreach (var group in parent.Keys.OrderBy(k => k).GroupBy(k => Root(parent, k)))
        {
            var bmp = group.Where(c => c < 0x10000).ToList();
            if (bmp.Count == 0) continue;
            int target = bmp.FirstOrDefault(simplified.Contains, bmp[0]);
            foreach (int c in group)
            {
                if (c != target) map.Add(new KeyValuePair<int, char>(c, (char)target));
            }
        }
        map.Sort((a, b) => a.Key.CompareTo(b.Key));
        // A character that is also somebody's simplified form proves nothing about the writer.
        traditional.ExceptWith(simplified);
        return (map, traditional.Where(c => c < 0x10000).Select(c => (char)c).ToList());
    }

    private static IEnumerable<(int Key, List<int> Values)> Read(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] cells = line.Split('\t');
            if (cells.Length < 2) continue;
            var values = cells[1].Split(' ').SelectMany(v => v.EnumerateRunes().Take(1)).Select(r => r.Value).ToList();
            yield return (cells[0].EnumerateRunes().First().Value, values);
        }
    }

    private static int Root(Dictionary<int, int> parent, int c)
    {
        if (!parent.TryGetValue(c, out int up)) parent[c] = up = c;
        while (up != c)
        {
            c = up;
            up = parent[c];
        }
        return c;
    }

    private static void Join(Dictionary<int, int> parent, int a, int b)
    {
        int ra = Root(parent, a), rb = Root(parent, b);
        if (ra != rb) parent[ra > rb ? ra : rb] = ra > rb ? rb : ra;
    }
}
