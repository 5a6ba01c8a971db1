using System;
using System.Text;

namespace CrmFeedback.Cli.Mail;

/// <summary>Character sets by the names mails give them, GB18030 and Big5 included; unknown ones are read as UTF-8, then Windows-1252.</summary>
public static class Charsets
{
    private static readonly EncodingProvider Provider = CodePagesEncodingProvider.Instance;
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Decodes bytes; never throws.</summary>
    /// <param name="bytes">The bytes; a byte order mark decides over the name.</param>
    /// <param name="charset">The name given; null for none.</param>
    public static string Decode(byte[] bytes, string? charset)
    {
        if (Marked(bytes) is string marked)
            return marked;
        var name = (charset ?? string.Empty).Trim().Trim('"', '\'').ToLowerInvariant();
        return Named(name) is { } encoding ? encoding.GetString(bytes) : Guess(bytes);
    }

    // Mail programs name sets loosely: GB18030 holds all of GBK and GB2312, Windows-1252 all of Latin-1 that is printed.
    private static Encoding? Named(string name) => name switch
    {
        "" or "utf-8" or "utf8" or "unknown-8bit" or "default" or "binary" or "us-ascii" or "ascii" or "ansi_x3.4-1968" => null,
        "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" or "cp936" or "936" or "ms936" or "windows-936" or "hz-gb-2312" or "csgb2312" => Find("gb18030"),
        "iso-8859-1" or "iso8859-1" or "latin1" or "l1" or "cp1252" => Find("windows-1252"),
        "iso8859-15" or "latin9" or "latin-9" => Find("iso-8859-15"),
        "big5-hkscs" or "big5hkscs" or "cp950" or "x-x-big5" => Find("big5"),
        "x-sjis" or "ms_kanji" or "windows-31j" or "cp932" or "ms932" or "sjis" => Find("shift_jis"),
        "iso-2022-jp-2" or "iso-2022-jp-3" or "iso-2022-jp-ms" or "cp50220" or "cp50221" => Find("iso-2022-jp"),
        "ks_c_5601-1987" or "ksc5601" or "cp949" or "uhc" or "ms949" => Find("euc-kr"),
        "utf-16" or "utf16" or "ucs-2" => Encoding.BigEndianUnicode,
        _ => Find(name),
    };

    private static string? Marked(byte[] bytes) =>
        bytes is [0xEF, 0xBB, 0xBF, ..] ? Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3)
        : bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2)
        : bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2)
        : null;

    private static Encoding? Find(string name)
    {
        try
        {
            return Provider.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Guess(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return (Provider.GetEncoding(1252) ?? Encoding.Latin1).GetString(bytes);
        }
    }
}
