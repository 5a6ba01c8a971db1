using BenchmarkDotNet.Attributes;
using CrmFeedback.Feedback;

namespace CrmFeedback.Benchmarks;

/// <summary>Reading the customer's own words out of mails, and masking them.</summary>
[MemoryDiagnoser]
public class MailBenchmarks
{
    /// <summary>A reply from Gmail, 2 KB of HTML.</summary>
    [Benchmark]
    public OwnWords HtmlMail() => OwnWords.OfMail("Re: Your order", MailMessages.Html);

    /// <summary>A reply at the head of 50 KB of plain text, quoted thirty levels deep.</summary>
    [Benchmark]
    public OwnWords Thread() => OwnWords.OfMail("Re: Your order", MailMessages.Thread);

    /// <summary>A reply at the head of 50 KB of Outlook's HTML.</summary>
    [Benchmark]
    public OwnWords HtmlThread() => OwnWords.OfMail("RE: Your order", MailMessages.HtmlThread);

    /// <summary>Masking 500 characters with a phone number, a card and an address in them.</summary>
    [Benchmark]
    public string Mask() => PersonalDataMask.Apply(MailMessages.Personal);
}
