using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>Compiles published word and emoji valences into tenths of −4..4 by token hash.</summary>
public static class WordValenceBuilder
{
    private const int FewestEmojiUses = 30;

    /// <summary>Reads vader_lexicon, AFINN and the emoji ranking of <paramref name="folder"/>; words known to both are averaged.</summary>
    public static List<KeyValuePair<uint, int>> Build(string folder, CharFold fold)
    {
        var reader = new CustomerTextReader(fold);
        var buffer = new TextBuffer();
        var sums = new SortedDictionary<uint, (double Sum, int Count)>();
        foreach (string line in File.ReadLines(Path.Combine(folder, "vader_lexicon.txt"))) Add(line.Split('\t'), 1);
        foreach (string line in File.ReadLines(Path.Combine(folder, "AFINN-en-165.txt"))) Add(line.Split('\t'), 0.8);
        foreach (string line in File.ReadLines(Path.Combine(folder, "Emoji_Sentiment_Data_v1.0.csv")).Skip(1))
        {
            string[] cells = line.Split(',');
            double uses = Number(cells[2]);
            if (uses < FewestEmojiUses) continue;
            double score = (Number(cells[6]) - Number(cells[4])) / uses;
            if (Math.Abs(score) >= 0.15) Add(new[] { cells[0], (score * 3).ToString(CultureInfo.InvariantCulture) }, 1);
        }
        return sums.Select(p => new KeyValuePair<uint, int>(p.Key, (int)Math.Clamp(Math.Round(p.Value.Sum / p.Value.Count * 10), -40, 40)))
            .Where(p => p.Value != 0).ToList();

        void Add(string[] cells, double factor)
        {
            if (cells.Length < 2 || cells[0].Contains(' ', StringComparison.Ordinal)) return;
            reader.Read(cells[0], cells[0].Length, buffer);
            bool single = buffer.TokenCount == 1 && buffer.TokenKinds[0] is TokenKind.Word or TokenKind.Emoji;
            if (!single || buffer.TokenCount != 1) return;
            // Letter pairs such as "dx" or "lh" are emoticon codes of the lists, not words of customers.
            if (buffer.TokenKinds[0] == TokenKind.Word && buffer.Length < 3) return;
            sums.TryGetValue(buffer.TokenHash[0], out var sum);
            sums[buffer.TokenHash[0]] = (sum.Sum + Number(cells[1]) * factor, sum.Count + 1);
        }
    }

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);
}
