using System.Collections.Generic;
using System.Text;

namespace CrmFeedback.Tests.Analysis;

/// <summary>Texts for property tests: real ones, and random ones from a fixed seed.</summary>
internal static class TextSamples
{
    public static readonly string[] Real =
    [
        "你们的审批太慢了，再不解决我就销户！", "我非常喜欢你们的产品,使用体验非常好。", "質量很好但是物流太慢，客服態度差", "呢間餐廳好好食，抵食，下次再嚟",
        "The app keeps crashing and nobody answers the phone!!! :( 😡", "Thank you sooooo much, couldn't be happier :)", "app很好用，but the fees are too high",
        "Please change my address to 12 High Street, email me at jane@example.com or see https://example.com/a?b=c", "1. ok\n2. slow\r\n3. 好\t不错", "naïve café — “quoted” ‘words’ … déjà vu",
        "没有问题，不是不好，就是贵了一点", "ΑΒΓ абв ひらがな 한국어 good", "ok", "差", "👍🏽👩‍👩‍👧❤️", "a\u0301bc\u200B d\uFEFFe",
    ];

    private static readonly string Alphabet =
        "aAzZeE09 .,!?;:'\"\n\t-()@<3^_^=/你不好没有问题慢差很太但是再就销户質量體驗資訊ａＺ０！？，。　éÉßıİſK😀\uD83D\uDE00\uD800\uDFFF\u0301\u200D\uFE0F\0\u001B\uFFFF\uE000\u0345\u03B9";

    /// <summary><paramref name="count"/> strings of up to <paramref name="longest"/> code units, lone surrogates and control characters among them.</summary>
    public static IEnumerable<string> Random(int count, int longest, ulong seed)
    {
        ulong state = seed;
        for (int i = 0; i < count; i++)
        {
            int length = (int)(Next(ref state) % (ulong)(longest + 1));
            bool anyUnit = Next(ref state) % 4 == 0;
            var text = new StringBuilder(length);
            for (int k = 0; k < length; k++)
            {
                if (Next(ref state) % 12 == 0)
                {
                    string real = Real[(int)(Next(ref state) % (ulong)Real.Length)];
                    text.Append(real, 0, (int)(Next(ref state) % (ulong)real.Length));
                }
                else
                {
                    text.Append(anyUnit ? (char)(Next(ref state) & 0xFFFF) : Alphabet[(int)(Next(ref state) % (ulong)Alphabet.Length)]);
                }
            }
            yield return text.ToString();
        }
    }

    private static ulong Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state >> 11;
    }
}
