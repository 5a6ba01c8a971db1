using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Text;

public sealed class MailCorpusTests
{
    private const int FewestMails = 560;

    [Fact]
    public void The_corpus_is_large_enough_and_names_are_unique()
    {
        Assert.InRange(MailCorpus.Mails.Count, FewestMails, int.MaxValue);
        Assert.Equal(MailCorpus.Mails.Count, MailCorpus.Mails.Select(m => m.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_mail_gives_exactly_the_expected_words()
    {
        var wrong = new List<string>();
        foreach (var mail in MailCorpus.Mails)
        {
            var words = Read(mail);
            if (words.Reason != mail.Reason)
                wrong.Add($"{mail.Name}: reason {words.Reason?.ToString() ?? "none"}, expected {mail.Reason?.ToString() ?? "none"}; text <<{words.Text}>>");
            else if (mail.Reason == null && words.Text != mail.Expected)
                wrong.Add($"{mail.Name}: got\n<<{words.Text}>>\nexpected\n<<{mail.Expected}>>");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {MailCorpus.Mails.Count} differ:\n{string.Join("\n\n", wrong)}");
    }

    [Fact]
    public void What_was_kept_and_what_was_cut_have_true_places()
    {
        foreach (var mail in MailCorpus.Mails)
        {
            var words = Read(mail);
            foreach (var span in words.Kept)
            {
                var kept = words.Text.Substring(span.TextStart, span.TextLength);
                Assert.InRange(span.BodyStart + span.BodyLength, span.BodyStart, mail.Body.Length);
                if (!HtmlText.LooksLikeHtml(mail.Body))
                    Assert.EndsWith(kept, mail.Body.Substring(span.BodyStart, span.BodyLength).Trim(), StringComparison.Ordinal);
            }

            var end = 0;
            foreach (var span in words.Trimmed)
            {
                Assert.InRange(span.Start, end, mail.Body.Length);
                end = span.Start + span.Length;
                Assert.InRange(end, span.Start, mail.Body.Length);
                Assert.DoesNotContain(words.Kept, kept => kept.BodyStart < span.Start + span.Length && span.Start < kept.BodyStart + kept.BodyLength);
            }
        }
    }

    private static OwnWords Read(SampleMail mail) => mail.IsCase ? OwnWords.OfCase(mail.Subject, mail.Body) : OwnWords.OfMail(mail.Subject, mail.Body);
}
