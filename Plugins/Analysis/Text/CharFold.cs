using System;
using System.Collections.Generic;
using System.IO;

namespace CrmFeedback.Analysis.Text;

/// <summary>
/// Maps every UTF-16 code unit to one folded character and a class, from own tables: width, case, accents and
/// Traditional Chinese are folded away, so that all spellings of a text read the same on every runtime.
/// </summary>
public sealed class CharFold
{
    /// <summary>Stands for any letter of a script that is not read.</summary>
    public const char OtherLetter = '\u0370';

    /// <summary>Stands for a Latin letter without an ASCII base.</summary>
    public const char OtherLatin = '\u0250';

    /// <summary>Stands for any sign without meaning here.</summary>
    public const char OtherSymbol = '\u25A1';

    /// <summary>Stands for a rare Chinese character outside the Basic Multilingual Plane.</summary>
    public const char OtherHan = '\u3013';

    /// <summary>Three dots in one character; read as a run of dots.</summary>
    public const char Ellipsis = '\u2026';

    /// <summary>First of the private characters that stand for emoji U+1F000..U+1FAFF.</summary>
    public const char FirstEmoji = '\uE000';

    private const int FormatVersion = 1;

    // Base letters of U+00C0..U+024F and U+1E00..U+1EFF; '?' has none.
    private const string LatinBase =
        "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg" +
        "gggghhhhiiiiiiiiii??jjkk?llllll??llnnnnnn?nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
        "????????????????????????????????oo?????????????uu????????????????????????????aaiioouuuuuuuuuu?aa" +
        "aa????ggkkoooo??j???gg??nnaa????aaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy????????????" +
        "????????????????";

    private const string LatinAdditionalBase =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr" +
        "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy?ssss?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

    private readonly char[] folded = new char[65536];
    private readonly CharClass[] classes = new CharClass[65536];
    private readonly bool[] traditional = new bool[65536];
    private readonly Dictionary<int, char> astral = new Dictionary<int, char>();

    private CharFold()
    {
        for (int c = 0; c < 65536; c++) folded[c] = (char)c;
        SetClasses();
        FoldLatin();
        FoldWidthAndSigns();
    }

    /// <summary>Builds the fold from the compiled Chinese character map.</summary>
    /// <param name="map">What <see cref="Write"/> wrote.</param>
    /// <exception cref="InvalidDataException">The stream is not such a map.</exception>
    public static CharFold Read(Stream map)
    {
        var reader = new BinaryReader(map);
        int version = reader.ReadInt32();
        if (version != FormatVersion) throw new InvalidDataException("Character map: expected format " + FormatVersion + ", found " + version + ".");
        var fold = new CharFold();
        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
        {
            char from = (char)reader.ReadUInt16();
            fold.folded[from] = (char)reader.ReadUInt16();
        }
        count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
        {
            int from = reader.ReadInt32();
            fold.astral[from] = (char)reader.ReadUInt16();
        }
        count = reader.ReadInt32();
        for (int i = 0; i < count; i++) fold.traditional[reader.ReadUInt16()] = true;
        return fold;
    }

    /// <summary>Writes a character map: characters to their fold, those beyond the BMP, and those that only Traditional texts use.</summary>
    public static void Write(Stream output, IReadOnlyList<KeyValuePair<int, char>> map, IReadOnlyList<char> traditionalOnly)
    {
        var writer = new BinaryWriter(output);
        var bmp = new List<KeyValuePair<int, char>>();
        var beyond = new List<KeyValuePair<int, char>>();
        foreach (var pair in map) (pair.Key < 65536 ? bmp : beyond).Add(pair);
        writer.Write(FormatVersion);
        writer.Write(bmp.Count);
        foreach (var pair in bmp)
        {
            writer.Write((ushort)pair.Key);
            writer.Write((ushort)pair.Value);
        }
        writer.Write(beyond.Count);
        foreach (var pair in beyond)
        {
            writer.Write(pair.Key);
            writer.Write((ushort)pair.Value);
        }
        writer.Write(traditionalOnly.Count);
        foreach (char c in traditionalOnly) writer.Write((ushort)c);
        writer.Flush();
    }

    /// <summary>The folded character; meaningless where the class is <see cref="CharClass.Ignored"/>.</summary>
    public char Fold(char c) => folded[c];

    /// <summary>The class of a code unit.</summary>
    public CharClass Class(char c) => classes[c];

    /// <summary>Whether only Traditional Chinese texts use the character.</summary>
    public bool IsTraditional(char c) => traditional[c];

    /// <summary>Folds a code point beyond the Basic Multilingual Plane.</summary>
    public char FoldAstral(int codePoint, out CharClass charClass)
    {
        if (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF)
        {
            charClass = CharClass.Ignored;
            return OtherSymbol;
        }
        if (codePoint >= 0x1F000 && codePoint <= 0x1FAFF)
        {
            charClass = CharClass.Emoji;
            return (char)(FirstEmoji + (codePoint - 0x1F000));
        }
        if (codePoint >= 0x20000 && codePoint <= 0x3FFFF)
        {
            charClass = CharClass.Han;
            return astral.TryGetValue(codePoint, out char rep) ? rep : OtherHan;
        }
        bool letter = codePoint < 0x1D000 || (codePoint >= 0x1D400 && codePoint <= 0x1EFFF);
        charClass = letter ? CharClass.OtherLetter : CharClass.Symbol;
        return letter ? OtherLetter : OtherSymbol;
    }

    private void Set(int first, int last, CharClass value)
    {
        for (int c = first; c <= last; c++) classes[c] = value;
    }

    private void SetOther(int first, int last, CharClass value, char fold)
    {
        for (int c = first; c <= last; c++)
        {
            classes[c] = value;
            folded[c] = fold;
        }
    }

    private void SetClasses()
    {
        SetOther(0, 0xFFFF, CharClass.Symbol, OtherSymbol);
        SetOther(0, 0x20, CharClass.Space, ' ');
        SetOther(0x0A, 0x0A, CharClass.Newline, '\n');
        SetOther(0x0D, 0x0D, CharClass.Newline, '\n');
        SetOther(0x2028, 0x2029, CharClass.Newline, '\n');
        for (int c = 0x21; c < 0x7F; c++)
        {
            folded[c] = (char)c;
            classes[c] = CharClass.Punctuation;
        }
        Set('0', '9', CharClass.Digit);
        Set('a', 'z', CharClass.Latin);
        for (int c = 'A'; c <= 'Z'; c++)
        {
            folded[c] = (char)(c + 32);
            classes[c] = CharClass.Latin;
        }
        SetOther(0x7F, 0xA0, CharClass.Space, ' ');
        SetOther(0x370, 0x1FFF, CharClass.OtherLetter, OtherLetter);
        SetOther(0x2C00, 0x2DFF, CharClass.OtherLetter, OtherLetter);
        SetOther(0x2000, 0x200A, CharClass.Space, ' ');
        SetOther(0x202F, 0x202F, CharClass.Space, ' ');
        SetOther(0x205F, 0x205F, CharClass.Space, ' ');
        SetOther(0x3000, 0x3000, CharClass.Space, ' ');
        SetOther(0x200B, 0x200F, CharClass.Ignored, ' ');
        SetOther(0x202A, 0x202E, CharClass.Ignored, ' ');
        SetOther(0x2060, 0x206F, CharClass.Ignored, ' ');
        SetOther(0xFE00, 0xFE0F, CharClass.Ignored, ' ');
        SetOther(0xFEFF, 0xFEFF, CharClass.Ignored, ' ');
        SetOther(0xAD, 0xAD, CharClass.Ignored, ' ');
        SetOther(0x300, 0x36F, CharClass.Ignored, ' ');
        // Its upper case is a Greek letter, so it may not vanish.
        SetOther(0x345, 0x345, CharClass.OtherLetter, OtherLetter);
        for (int c = 0x2600; c <= 0x27BF; c++)
        {
            folded[c] = (char)c;
            classes[c] = CharClass.Emoji;
        }
        foreach (char c in "\u2B50\u2B55\u203C\u2049\u231B\u23F0")
        {
            folded[c] = c;
            classes[c] = CharClass.Emoji;
        }
        SetOther(0x3041, 0x30FF, CharClass.OtherLetter, OtherLetter);
        SetOther(0x3105, 0x318F, CharClass.OtherLetter, OtherLetter);
        SetOther(0xA000, 0xD7FF, CharClass.OtherLetter, OtherLetter);
        SetOther(0xFF66, 0xFFDC, CharClass.OtherLetter, OtherLetter);
        SetOther(0xFB00, 0xFDFF, CharClass.OtherLetter, OtherLetter);
        SetOther(0xFE70, 0xFEFC, CharClass.OtherLetter, OtherLetter);
        KeepHan(0x3400, 0x4DBF);
        KeepHan(0x4E00, 0x9FFF);
        KeepHan(0xF900, 0xFAFF);
        KeepHan(0x3005, 0x3007);
    }

    private void KeepHan(int first, int last)
    {
        for (int c = first; c <= last; c++)
        {
            folded[c] = (char)c;
            classes[c] = CharClass.Han;
        }
    }

    private void FoldLatin()
    {
        SetOther(0x250, 0x2AF, CharClass.Latin, OtherLatin);
        SetOther(0x1D00, 0x1DBF, CharClass.Latin, OtherLatin);
        SetOther(0x2C60, 0x2C7F, CharClass.Latin, OtherLatin);
        SetOther(0xA720, 0xA7FF, CharClass.Latin, OtherLatin);
        SetOther(0xAB30, 0xAB6F, CharClass.Latin, OtherLatin);
        for (int i = 0; i < LatinBase.Length; i++) SetLatin(0xC0 + i, LatinBase[i]);
        for (int i = 0; i < LatinAdditionalBase.Length; i++) SetLatin(0x1E00 + i, LatinAdditionalBase[i]);
        SetOther(0xD7, 0xD7, CharClass.Symbol, OtherSymbol);
        SetOther(0xF7, 0xF7, CharClass.Symbol, OtherSymbol);
        SetOther(0xB5, 0xB5, CharClass.OtherLetter, OtherLetter);
        SetLatin(0x212A, 'k');
        SetLatin(0x212B, 'a');
        SetOther(0x2126, 0x2126, CharClass.OtherLetter, OtherLetter);
        // Letters whose other case lies outside the ranges above.
        SetOther(0x2132, 0x2132, CharClass.Latin, OtherLatin);
        SetOther(0x2183, 0x2184, CharClass.Latin, OtherLatin);
        SetOther(0x214E, 0x214E, CharClass.Latin, OtherLatin);
    }

    private void SetLatin(int c, char letter)
    {
        classes[c] = CharClass.Latin;
        folded[c] = letter == '?' ? OtherLatin : letter;
    }

    private void FoldWidthAndSigns()
    {
        Sign("\u2018\u2019\u201B\u02BC\u0060\u00B4\u2032", '\'');
        Sign("\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D\u300E\u300F\uFF62\uFF63\u2033", '"');
        Sign("\u3001\uFF64", ',');
        Sign("\u3002\uFF61", '.');
        Sign("\u2026\u22EF", Ellipsis);
        Sign("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", '-');
        Sign("\u3008\u300A\u3010", '[');
        Sign("\u3009\u300B\u3011", ']');
        Sign("\u00B7\u2022\u30FB\uFF65\u25CF", '*');
        Sign("\u00A5\uFFE5", '\u00A5');
        Sign("\u00A3\uFFE1", '\u00A3');
        Sign("\u20AC", '\u20AC');
        Sign("\u301C", '~');
        for (int c = 0xFF01; c <= 0xFF5E; c++)
        {
            int ascii = c - 0xFEE0;
            folded[c] = folded[ascii];
            classes[c] = classes[ascii];
        }
    }

    private void Sign(string variants, char sign)
    {
        foreach (char c in variants)
        {
            folded[c] = sign;
            classes[c] = CharClass.Punctuation;
        }
    }
}
