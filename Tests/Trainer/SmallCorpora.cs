using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmFeedback.Tests.Trainer;

/// <summary>A data folder of literal texts: every file that training reads, a few dozen rows each.</summary>
internal static class SmallCorpora
{
    private static readonly string[] Things = ["TITLE", "Invoice", "island", "bill", "Interface", "ticket", "İstanbul branch", "istasyon"];
    private static readonly string[] ChineseThings = ["手机", "酒店", "餐厅", "贷款", "訂單", "客服", "軟體", "快递"];

    public static void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "opencc"));
        Directory.CreateDirectory(Path.Combine(folder, "lexicons"));
        Save(folder, "opencc/TSCharacters.txt", ["# characters", "訂\t订", "單\t单", "體\t体", "軟\t软"]);
        foreach (string variants in new[] { "TWVariants.txt", "HKVariants.txt" }) Save(folder, "opencc/" + variants, ["裏\t裡"]);
        Save(folder, "lexicons/vader_lexicon.txt", ["great\t3.1\t0.7\t[3]", "horrible\t-2.5\t0.5\t[-2]", "INSULT\t-2.3\t0.5\t[-2]"]);
        Save(folder, "lexicons/AFINN-en-165.txt", ["brilliant\t4", "irritating\t-3"]);
        Save(folder, "lexicons/Emoji_Sentiment_Data_v1.0.csv", ["Emoji,Unicode codepoint,Occurrences,Position,Negative,Neutral,Positive,Unicode name,Unicode block", "😂,0x1f602,14622,0.8,3614,4163,6845,FACE WITH TEARS OF JOY,Emoticons"]);
        Save(folder, "sentiment_en.tsv", ["source\tlabel\ttext", .. Sources(["first", "second", "bank77"], Things, "{0} was great, I liked IT!", "{0} was horrible, irritating", "where is the {0}, please")]);
        Save(folder, "sentiment_zh.tsv", ["source\tlabel\ttext", .. Sources(["shop", "car", "openrice"], ChineseThings, "{0}很好，非常满意", "{0}太差了，气死我了", "请问{0}在哪里")]);
        Save(folder, "emotions_en_train.tsv", ["labels\ttext", .. Things.SelectMany(t => new[] { $"joy;love\tI love the {t}", $"anger\tThe {t} makes me furious", $"sadness\tI cried over the {t}", $"neutral\tThe {t} is there" })]);
        Save(folder, "emotions_zh_train.tsv", ["labels\ttext", .. ChineseThings.SelectMany(t => new[] { $"happy\t{t}让我很开心", $"angry\t{t}让我很生气", $"sad\t{t}让我难过", $"neutral\t这是{t}" })]);
        Save(folder, "themes_en.tsv", ["source\tthemes\ttext", .. Things.SelectMany(t => new[] { $"banking77\tdelivery\tThe {t} never arrived", $"banking77\tfees_pricing\tThe {t} is too expensive", $"clinc\tdelivery\tWhen is the {t} delivered to us" , $"clinc\t-\tPlay some music on the {t}" })]);
        Save(folder, "themes_zh.tsv", ["source\tthemes\ttext", .. ChineseThings.SelectMany(t => new[] { $"ecom\tdelivery\t{t}送得很慢", $"ecom\tfees_pricing\t{t}太贵", $"car\tproduct_quality\t{t}质量不错", $"car\tfees_pricing\t{t}便宜" })]);
        Save(folder, "theme_polarity_zh.tsv", ["source\ttheme\tpolarity\tphrase\ttext", .. ChineseThings.Select(t => $"ecom\tdelivery\tnegative\t{t}送得慢\t{t}送得慢，不过很好")]);
    }

    private static IEnumerable<string> Sources(string[] sources, string[] things, string good, string bad, string plain) =>
        from source in sources
        from thing in things
        from row in new[] { ("positive", good), ("negative", bad), ("neutral", plain) }
        where source != "bank77" || row.Item1 == "neutral"
        select $"{source}\t{row.Item1}\t{string.Format(System.Globalization.CultureInfo.InvariantCulture, row.Item2, thing)}";

    private static void Save(string folder, string name, string[] lines) => File.WriteAllText(Path.Combine(folder, name), string.Join("\n", lines) + "\n");
}
