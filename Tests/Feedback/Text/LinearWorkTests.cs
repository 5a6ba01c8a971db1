using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Text;

/// <summary>
/// Four times the text is four times the work. Work is counted as lines looked at and bytes allocated, which are the
/// same on any machine; times are measured in Tools/Benchmarks.
/// </summary>
public sealed class LinearWorkTests
{
    private const int Lines = 3_000;
    private const int Times = 4;
    private const double MostGrowth = 4.4;

    public static TheoryData<string> Marks() => new(
        "wrote:\n", "x wrote:\n", "在写道：\n", "於 寫道：\n", "On 2 Mar 2026, a@b.example\n", "<a@b.c>\n", "On Mon, 2 Mar 2026 at 9:14\n", "From: a\n", "From: a\nTo: b\n", "From: a <a@b.c>\nSent: 1/1/2026 9:14\n",
        "-- \n", "--\nAnn\n", "Regards,\n", "Best,\n\n", "\n", "\nwrote:\n\n\n", "> \n", ">a\nb\n", "a:\n>b\n", ">> a\n", "_________________\n", "----- a -----\n", "## reply above this line ##\n", ">>> a@b.c >>>\n", "|----->\n",
        "Agent: a\nCustomer: b\n", "客服：a\n客户：b\n", "[10:02] a: b\n", "Name 10:02\nhi\n", "Ann Lee\n", "Tel: 123456\n", "Sent from my iPhone\n", "This email is confidential\n\n", "Confidentiality notice\n\n", "unsubscribe\n", "To\nSubject\n", "a\n1/1/2026 9:14\n\nTo\n");

    [Theory]
    [MemberData(nameof(Marks))]
    public void Lines_looked_at_grow_with_the_lines(string mark)
    {
        Assert.InRange(Growth(n => Looks(mark, n)), 0, MostGrowth);
    }

    [Theory]
    [MemberData(nameof(Marks))]
    [InlineData("1 2 3 4-5 6(7)8 ")]
    [InlineData("4111 1111 1111 1111 ")]
    [InlineData("A12345678 phone ")]
    [InlineData("a.b.c@d.e ")]
    [InlineData("GB82WEST12345698765432 ")]
    [InlineData("word ")]
    [InlineData("<div>")]
    [InlineData("<blockquote>")]
    [InlineData("</p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<div class=\"gmail_quote\"><blockquote>a")]
    [InlineData("<a href=\"")]
    [InlineData("<!--")]
    [InlineData("&#x41;&amp;&nbsp;")]
    [InlineData("<span style=\"a:b;font-size:0\">x")]
    public void Memory_grows_with_the_text(string mark) => Assert.InRange(Growth(n => Allocated(mark, n)), 0, MostGrowth);

    [Fact]
    public void Ten_thousand_levels_are_looked_at_like_one()
    {
        var deep = Looks(new string('>', 10_000) + " a\n", 100);
        var flat = Looks("> a\n", 100);
        Assert.Equal(flat, deep);
    }

    private static double Growth(Func<int, long> work)
    {
        work(Lines);
        return (double)work(Times * Lines) / work(Lines);
    }

    private static long Looks(string mark, int times)
    {
        var lines = new CountedLines(PlainText.Lines("Enough!\n\n" + string.Concat(Enumerable.Repeat(mark, times))));
        ReplyExtractor.Extract(lines, SubjectKind.Reply);
        Transcript.Extract(lines);
        return lines.Looks;
    }

    private static long Allocated(string mark, int times)
    {
        var body = (mark[0] == '<' ? "<p>Enough!</p>" : "Enough!\n\n") + string.Concat(Enumerable.Repeat(mark, times));
        var before = GC.GetAllocatedBytesForCurrentThread();
        OwnWords.OfMail("s", body);
        OwnWords.OfCase("s", body);
        PersonalDataMask.Apply(body);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class CountedLines(IReadOnlyList<TextLine> lines) : IReadOnlyList<TextLine>
    {
        public long Looks { get; private set; }

        public int Count => lines.Count;

        public TextLine this[int index]
        {
            get
            {
                Looks++;
                return lines[index];
            }
        }

        public IEnumerator<TextLine> GetEnumerator()
        {
            for (var i = 0; i < lines.Count; i++)
                yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
