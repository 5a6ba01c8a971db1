using System;
using System.Linq;
using System.Text;
using CrmFeedback.Cli.Mail;
using Xunit;

namespace CrmFeedback.Tests.Cli.Mail;

public sealed class MailFileTests
{
    private const string Chinese = "退款还没有到账";
    private const string Taiwanese = "退費還沒入帳";
    private const string Japanese = "まだ届いていません";

    [Theory]
    [InlineData("utf-8", "Größe – 退款 😀")]
    [InlineData("UTF8", "Größe")]
    [InlineData("iso-8859-1", "Größe café")]
    [InlineData("iso-8859-15", "100 € für Œuvre")]
    [InlineData("windows-1252", "“late” – 100 €")]
    [InlineData("iso-8859-2", "Żółć")]
    [InlineData("windows-1251", "Посылка не пришла")]
    [InlineData("koi8-r", "Посылка не пришла")]
    [InlineData("gb2312", Chinese)]
    [InlineData("GBK", Chinese + "囍")]
    [InlineData("gb18030", Chinese + "𠮷😀")]
    [InlineData("big5", Taiwanese)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("x-sjis", Japanese)]
    [InlineData("iso-2022-jp", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("euc-kr", "아직도 안 왔어요")]
    [InlineData("ks_c_5601-1987", "아직도 안 왔어요")]
    [InlineData("windows-1255", "החבילה")]
    [InlineData("utf-16le", "late 退款")]
    public void A_body_is_read_in_its_character_set(string charset, string words)
    {
        var body = Encode(charset, words);
        Assert.Equal(words, Parse("Content-Type: text/plain; charset=\"" + charset + "\"\r\n\r\n", body).Body);
        Assert.Equal(words, Parse("Content-Type: text/plain; charset=" + charset + "\r\nContent-Transfer-Encoding: BASE64\r\n\r\n", Ascii(Convert.ToBase64String(body))).Body);
        Assert.Equal(words, Parse("Content-Type: text/plain; charset='" + charset + "'\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", Ascii(string.Concat(body.Select(b => "=" + b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))))).Body);
    }

    [Theory]
    [InlineData(null, "Größe 退款")]
    [InlineData("no-such-set", "Größe 退款")]
    [InlineData("us-ascii", "Größe 退款")]
    public void Without_a_known_character_set_a_body_is_utf8_if_it_can_be(string? charset, string words) =>
        Assert.Equal(words, Parse(charset == null ? "Subject: x\n\n" : "Content-Type: text/plain; charset=" + charset + "\n\n", Encoding.UTF8.GetBytes(words)).Body);

    [Fact]
    public void Bytes_that_are_no_utf8_are_windows_1252() => Assert.Equal("Größe €", Parse("Subject: x\n\n", [.. "Gr"u8, 0xF6, 0xDF, .. "e "u8, 0x80]).Body);

    [Fact]
    public void A_byte_order_mark_decides() => Assert.Equal("Größe", Parse("Content-Type: text/plain; charset=iso-8859-1\n\n", [0xEF, 0xBB, 0xBF, .. "Größe"u8]).Body);

    [Theory]
    [InlineData("caf=E9 =\r\nau lait", "café au lait")]
    [InlineData("caf=E9 =  \r\nau lait", "café au lait")]
    [InlineData("100 =% sure=", "100 =% sure")]
    [InlineData("a=3Db =zz =4", "a=b =zz =4")]
    [InlineData("caf=e9\nnext", "café\nnext")]
    [InlineData("", "")]
    public void Broken_quoted_printable_gives_what_can_be_read(string content, string words) =>
        Assert.Equal(words, Parse("Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", Ascii(content)).Body);

    [Theory]
    [InlineData("TGF0ZSBhZ2Fpbg==", "Late again")]
    [InlineData("TGF0ZSBh\r\nZ2Fpbg", "Late again")]
    [InlineData("TGF0 ZSBh!Z2Fp-bg=", "Late again")]
    [InlineData("TGF0ZSBhZ2FpbgA", "Late again\0")]
    [InlineData("%%%", "")]
    public void Broken_base64_gives_what_can_be_read(string content, string words) =>
        Assert.Equal(words, Parse("Content-Transfer-Encoding: base64\r\n\r\n", Ascii(content)).Body);

    [Theory]
    [InlineData("=?utf-8?B?6YCA5qy+?=", "退款")]
    [InlineData("=?UTF-8?Q?R=C3=BCckgabe_jetzt?=", "Rückgabe jetzt")]
    [InlineData("Re: =?gb2312?B?zcu/7g==?= =?gb2312?B?zcu/7g==?=", "Re: 退款退款")]
    [InlineData("=?iso-8859-1*de?Q?Gr=F6=DFe?= (x)", "Größe (x)")]
    [InlineData("=?big5?b?sGi2Tw==?=", "退費")]
    [InlineData("=?broken", "=?broken")]
    [InlineData("=?utf-8?X?a?=", "=?utf-8?X?a?=")]
    [InlineData("plain", "plain")]
    [InlineData("100 =? yes ?=", "100 =? yes ?=")]
    public void Encoded_words_of_a_subject_are_read(string field, string subject) =>
        Assert.Equal(subject, Parse("Subject: " + field + "\n\n", []).Subject);

    [Fact]
    public void A_folded_subject_is_one_line() => Assert.Equal("退款退款 x", Parse("Subject: =?utf-8?B?6YCA5qy+?=\r\n =?utf-8?B?6YCA5qy+?=\r\n\tx\r\n\r\n", []).Subject);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Of_alternatives_the_html_is_read(string line) =>
        Assert.Equal("<p>late</p>", Lines(line, "Content-Type: multipart/alternative; boundary=\"b;1\"", "", "preamble", "--b;1", "Content-Type: text/plain", "", "plain", "--b;1", "Content-Type: text/html", "", "<p>late</p>", "--b;1--", "epilogue").Body);

    [Fact]
    public void An_empty_html_alternative_yields_to_the_plain_one() =>
        Assert.Equal("plain", Lines("\n", "Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", "plain", "--b", "Content-Type: text/html", "", " ", "--b--").Body);

    [Fact]
    public void A_missing_end_boundary_ends_with_the_file() =>
        Assert.Equal("late", Lines("\n", "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain", "", "late").Body);

    [Fact]
    public void Nested_parts_are_read_and_attachments_are_not() =>
        Assert.Equal("<p>late</p>\nfooter", Lines(
            "\r\n",
            "Content-Type: multipart/mixed; boundary=outer", "",
            "--outer", "Content-Type: multipart/related; boundary=related; type=\"multipart/alternative\"", "",
            "--related", "Content-Type: multipart/alternative; boundary=inner", "",
            "--inner", "Content-Type: text/plain", "", "plain",
            "--inner", "Content-Type: text/html", "", "<p>late</p>",
            "--inner--",
            "--related", "Content-Type: image/png", "Content-ID: <a>", "Content-Transfer-Encoding: base64", "", "iVBORw0KGgo=",
            "--related--",
            "--outer", "Content-Type: text/plain; name=\"log.txt\"", "Content-Disposition: attachment; filename=log.txt", "", "secret log",
            "--outer", "Content-Type: text/plain", "", "footer",
            "--outer--").Body);

    [Fact]
    public void A_multipart_without_its_boundary_is_its_content() =>
        Assert.Equal("late", Lines("\n", "Content-Type: multipart/mixed", "", "late").Body);

    [Fact]
    public void Parts_nested_a_thousand_deep_do_no_harm()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1000; i++)
            text.Append("Content-Type: multipart/mixed; boundary=b").Append(i).Append("\n\n--b").Append(i).Append('\n');
        Assert.DoesNotContain("--b0\n", MailFile.Parse(Ascii(text.ToString())).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Subject: Late\nIt never came.\nNever!", "Late", "It never came.\nNever!")]
    [InlineData("It never came.\nNever!", "", "It never came.\nNever!")]
    [InlineData("Subject: Late", "Late", "")]
    [InlineData("From ann@x.example Mon Mar 2 09:14:00 2026\nSubject: Late\n\nIt never came.", "Late", "It never came.")]
    [InlineData("\nIt never came.", "", "It never came.")]
    [InlineData("", "", "")]
    [InlineData("SUBJECT : Late\n\nIt never came.", "Late", "It never came.")]
    public void Missing_headers_and_blank_lines_lose_no_words(string file, string subject, string body)
    {
        var mail = MailFile.Parse(Ascii(file));
        Assert.Equal((subject, body), (mail.Subject, mail.Body));
    }

    [Theory]
    [InlineData("Subject: Late\n\nIt never came.", "Late", "It never came.")]
    [InlineData("It never came: not today.\nNever!", "", "It never came: not today.\nNever!")]
    [InlineData("Complaint: the box was wet.\n\nNever!", "", "Complaint: the box was wet.\n\nNever!")]
    public void What_comes_from_standard_input_is_told_by_its_headers(string input, string subject, string body)
    {
        var mail = MailFile.Detect(Ascii(input));
        Assert.Equal((subject, body), (mail.Subject, mail.Body));
    }

    [Theory]
    [InlineData("text/plain; charset=\"gb2312\"; format=flowed", "charset", "gb2312")]
    [InlineData("text/plain;charset=gb2312", "charset", "gb2312")]
    [InlineData("multipart/mixed; boundary=\"a;b=\\\"c\\\"\"; x=y", "x", "y")]
    [InlineData("multipart/mixed; boundary=\"a;b=\\\"c\\\"\"; x=y", "BOUNDARY", "a;b=\"c\"")]
    [InlineData("a/b; name*=utf-8''%E9%80%80%E6%AC%BE.txt", "name", "退款.txt")]
    [InlineData("a/b; name*0=\"one-\"; name*1=\"two\"", "name", "one-two")]
    [InlineData("a/b", "name", null)]
    [InlineData("a/b; name", "name", null)]
    [InlineData(null, "name", null)]
    public void Parameters_of_a_field_are_read(string? field, string name, string? value) => Assert.Equal(value, FieldParameters.Value(field, name));

    [Fact]
    public void A_calendar_part_gives_its_method() =>
        Assert.Equal("REPLY", Lines("\n", "Subject: Accepted: x", "Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", "", "--b", "Content-Type: text/calendar; charset=utf-8; method=REPLY", "", "BEGIN:VCALENDAR", "--b--").Headers.CalendarMethod);

    private static MailFile Lines(string line, params string[] lines) => MailFile.Parse(Ascii(string.Join(line, lines)));

    private static MailFile Parse(string head, byte[] body) => MailFile.Parse([.. Ascii(head), .. body]);

    private static byte[] Ascii(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Encode(string charset, string words)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var name = charset.ToLowerInvariant() switch { "utf8" => "utf-8", "x-sjis" => "shift_jis", var other => other };
        return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(words);
    }
}
