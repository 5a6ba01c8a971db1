using System;
using System.Text;

namespace CrmFeedback.Cli.Mail;

/// <summary>Character sets by the names mails give them, GB18030 and Big5 included; unknown ones are read as UTF-8, then Windows-1252.</summary>
public static class Charsets
{
    private static readonly EncodingProvider Provider = CodePagesEncodingProvider.Instance;
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Decodes bytes; never throws.</summary>
    public static string Decode(byte[] bytes, string? charset)
    {
        var name = (charset ?? string.Empty).Trim().Trim('"', '\'').ToLowerInvariant();
        // GB18030 holds all of GBK and GB2312, and mail programs label one as the other.
        if (name is "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" or "cp936" or "hz-gb-2312")
            name = "gb18030";
        if (name is "us-ascii" or "ascii" or "iso-8859-1" or "latin1")
            name = "windows-1252";
        var encoding = name is "" or "utf-8" or "utf8" or "unknown-8bit" or "default" ? null : Find(name);
        return encoding == null ? Guess(bytes) : encoding.GetString(bytes);
    }

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
