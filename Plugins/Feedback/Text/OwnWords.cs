using System;
using System.Collections.Generic;
using System.Text;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>The customer's own words of one record: what is scored.</summary>
public sealed class OwnWords
{
    /// <summary>The text to score: cleaned, within the column's length.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>See <see cref="TextHash"/>; null without words.</summary>
    public string? Hash { get; init; }

    /// <summary>Known before any analysis: why these words cannot be scored; null if they may.</summary>
    public UnscorableReason? Reason { get; init; }

    /// <summary>Whether the end was cut.</summary>
    public bool Truncated { get; init; }

    /// <summary>Survey questions with the place of their answers in <see cref="Text"/>.</summary>
    public IReadOnlyList<SurveyQuestion> Questions { get; init; } = Array.Empty<SurveyQuestion>();

    /// <summary>What could not be read and was left out, for the trace; null if all was read. Never the words themselves.</summary>
    public string? Remark { get; init; }

    /// <summary>The kept parts of the body, with their places in <see cref="Text"/> and in the body.</summary>
    public IReadOnlyList<KeptSpan> Kept { get; init; } = Array.Empty<KeptSpan>();

    /// <summary>The parts of the body that were cut and why, in places of the body.</summary>
    public IReadOnlyList<TrimmedSpan> Trimmed { get; init; } = Array.Empty<TrimmedSpan>();

    /// <summary>
    /// A case: its title and description; a title that the description repeats counts once. The description may be a
    /// mail, a portal's text or the transcript of a chat, of which only the customer's turns count.
    /// </summary>
    public static OwnWords OfCase(string? title, string? description) => Guard(() => ReadCase(title, description));

    private static OwnWords ReadCase(string? title, string? description)
    {
        var clean = SafeText.Clean(title);
        var head = SubjectLine.WithoutPrefixes(clean);
        var body = MessageBody.Read(description);
        var own = Transcript.Extract(body.Lines) ?? ReplyExtractor.Extract(body.Lines, SubjectLine.KindOf(clean));
        // A case is the customer's by its customer: when all of it reads as quoted, it is what there is.
        if (own.Text.Length == 0 && body.HasWords)
            own = body.Whole();
        var repeats = head.Length == 0 || Repeats(own.Text, head);
        var text = repeats ? own.Text : own.Text.Length == 0 ? head : head + "\n" + own.Text;
        return Create(text, TextHash.Of(head, own.Text), body.Truncated, own, text.Length - own.Text.Length);
    }

    /// <summary>A mail: the newest message of its body; the subject only when there is no body.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="body">HTML or plain text.</param>
    /// <param name="headers">Header fields, where the source has them.</param>
    public static OwnWords OfMail(string? subject, string? body, MailHeaders? headers = null) => Guard(() => ReadMail(subject, body, headers ?? MailHeaders.None));

    private static OwnWords ReadMail(string? subject, string? content, MailHeaders headers)
    {
        var clean = SafeText.Clean(subject);
        var head = SubjectLine.WithoutPrefixes(clean);
        var body = MessageBody.Read(content);
        var own = ReplyExtractor.Extract(body.Lines, SubjectLine.KindOf(clean));
        var reason = AutomaticMail.Reason(headers, clean, own.Text, own.WithFooters);
        if (reason == null && own.Text.Length == 0 && body.HasWords)
            reason = UnscorableReason.NothingOfTheCustomersOwn;
        var words = Create(own.Text.Length > 0 ? own.Text : reason == null ? head : string.Empty, reason == null ? TextHash.Of(head, own.Text) : null, body.Truncated, own, 0);
        return reason == null ? words : words.WithReason(reason.Value);
    }

    /// <summary>Words sent in by another system: what the customer wrote, quoted words and markup left out; of a transcript the customer's turns.</summary>
    public static OwnWords OfMessage(string? text) => Guard(() => ReadCase(null, text));

    /// <summary>A survey: the comment, then the worded answers.</summary>
    public static OwnWords OfSurvey(string? comment, string? answersJson) => Guard(() => ReadSurvey(comment, answersJson));

    private static OwnWords ReadSurvey(string? comment, string? answersJson)
    {
        var text = new StringBuilder(SafeText.Cut(SafeText.Clean(comment), MessageBody.MostCharactersRead).Trim());
        var answers = SurveyAnswers.Read(answersJson, out var remark);
        var questions = new List<SurveyQuestion>();
        var said = new HashSet<string>(StringComparer.Ordinal) { text.ToString() };
        foreach (var answer in answers)
        {
            if (!answer.IsWorded || !said.Add(answer.Answer))
                continue;
            if (text.Length > 0)
                text.Append('\n');
            if (text.Length + answer.Answer.Length <= Schema.FeedbackTable.TextLength && answer.Question.Length > 0)
                questions.Add(new SurveyQuestion(answer.Question, text.Length, answer.Answer.Length));
            text.Append(answer.Answer);
        }

        var words = text.ToString();
        var cut = SafeText.Cut(words, Schema.FeedbackTable.TextLength);
        return new OwnWords
        {
            Text = cut,
            Hash = TextHash.Of(string.Empty, words),
            Truncated = cut.Length < words.Length,
            Questions = questions,
            Remark = remark,
        };
    }

    // Whatever a text holds, the save goes on. Type and stack only: a message may hold the customer's words.
    private static OwnWords Guard(Func<OwnWords> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new OwnWords
            {
                Reason = UnscorableReason.AnalysisFailed,
                Remark = "Reading failed: " + exception.GetType().FullName + Environment.NewLine + exception.StackTrace,
            };
        }
    }

    private OwnWords WithReason(UnscorableReason reason) => new OwnWords
    {
        Text = Text,
        Reason = reason,
        Truncated = Truncated,
        Kept = Kept,
        Trimmed = Trimmed,
    };

    private static OwnWords Create(string text, string? hash, bool truncated, OwnText own, int shift)
    {
        var cut = SafeText.Cut(text, Schema.FeedbackTable.TextLength);
        return new OwnWords
        {
            Text = cut,
            Hash = hash,
            Truncated = truncated || cut.Length < text.Length,
            Kept = Shifted(own.Kept, shift, cut.Length),
            Trimmed = own.Trimmed,
        };
    }

    private static IReadOnlyList<KeptSpan> Shifted(IReadOnlyList<KeptSpan> spans, int shift, int length)
    {
        var shifted = new List<KeptSpan>(spans.Count);
        foreach (var span in spans)
        {
            if (span.TextStart + shift < length)
                shifted.Add(new KeptSpan(span.TextStart + shift, Math.Min(span.TextLength, length - span.TextStart - shift), span.BodyStart, span.BodyLength));
        }

        return shifted;
    }

    // A title that ends in dots is often the description's beginning, cut by whoever made the case.
    private static bool Repeats(string body, string title)
    {
        var words = title.TrimEnd('.', '…', ' ');
        var at = body.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (words.Length == 0 || !IsInsideWord(body, at) && !IsInsideWord(body, at + words.Length));
    }

    private static bool IsInsideWord(string text, int at) =>
        at > 0 && at < text.Length && IsLatinLetter(text[at - 1]) && IsLatinLetter(text[at]);

    private static bool IsLatinLetter(char c) => c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
}
