using System;
using System.Collections.Generic;
using System.Text;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>The customer's own words of one record: what is scored.</summary>
public sealed class OwnWords
{
    /// <summary>Characters of a body that are looked at; a mail may hold a gigabyte.</summary>
    public const int MostCharactersRead = 2_000_000;

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

    /// <summary>A case: its title and description; a title that the description repeats counts once.</summary>
    public static OwnWords OfCase(string? title, string? description) => Guard(() => ReadCase(title, description));

    private static OwnWords ReadCase(string? title, string? description)
    {
        var head = SubjectLine.WithoutPrefixes(SafeText.Clean(title));
        var read = Read(description);
        var own = ReplyExtractor.OwnWords(read.Lines);
        var body = own.Length > 0 ? own : read.Text.Trim();
        var text = head.Length == 0 || Repeats(body, head) ? body : body.Length == 0 ? head : head + "\n" + body;
        return Create(text, TextHash.Of(head, body), read.Truncated, Array.Empty<SurveyQuestion>(), null);
    }

    /// <summary>A mail: the newest message of its body; the subject only when there is no body.</summary>
    public static OwnWords OfMail(string? subject, string? body) => Guard(() => ReadMail(subject, body));

    private static OwnWords ReadMail(string? subject, string? body)
    {
        var head = SubjectLine.WithoutPrefixes(SafeText.Clean(subject));
        var read = Read(body);
        var own = ReplyExtractor.OwnWords(read.Lines);
        if (SubjectLine.IsAutomatic(SafeText.Clean(subject)))
            return new OwnWords { Text = SafeText.Cut(own, Schema.FeedbackTable.TextLength), Reason = UnscorableReason.AutomaticReply };
        if (own.Length == 0 && read.HasWords)
            return new OwnWords { Reason = UnscorableReason.NothingOfTheCustomersOwn };
        return Create(own.Length > 0 ? own : head, TextHash.Of(head, own), read.Truncated, Array.Empty<SurveyQuestion>(), null);
    }

    /// <summary>Words sent in by another system: what the customer wrote, quoted words and markup left out.</summary>
    public static OwnWords OfMessage(string? text, Channel channel) => Guard(() => ReadCase(null, text));

    /// <summary>A survey: the comment, then the worded answers.</summary>
    public static OwnWords OfSurvey(string? comment, string? answersJson) => Guard(() => ReadSurvey(comment, answersJson));

    private static OwnWords ReadSurvey(string? comment, string? answersJson)
    {
        var text = new StringBuilder(SafeText.Cut(SafeText.Clean(comment), MostCharactersRead).Trim());
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
        return Create(words, TextHash.Of(string.Empty, words), false, questions, remark);
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

    private static OwnWords Create(string text, string? hash, bool truncated, IReadOnlyList<SurveyQuestion> questions, string? remark)
    {
        var cut = SafeText.Cut(text, Schema.FeedbackTable.TextLength);
        return new OwnWords
        {
            Text = cut,
            Hash = hash,
            Truncated = truncated || cut.Length < text.Length,
            Questions = questions,
            Remark = remark,
        };
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

    private static Body Read(string? body)
    {
        var cut = SafeText.Cut(body ?? string.Empty, MostCharactersRead);
        var clean = SafeText.Clean(cut);
        var lines = HtmlText.LooksLikeHtml(clean) ? HtmlText.Lines(clean) : PlainText.Lines(clean);
        return new Body(lines, cut.Length < (body?.Length ?? 0));
    }

    private sealed class Body
    {
        public Body(IReadOnlyList<TextLine> lines, bool truncated)
        {
            Lines = lines;
            Truncated = truncated;
        }

        public IReadOnlyList<TextLine> Lines { get; }

        public bool Truncated { get; }

        public bool HasWords
        {
            get
            {
                foreach (var line in Lines)
                {
                    if (!line.IsBlank)
                        return true;
                }

                return false;
            }
        }

        public string Text
        {
            get
            {
                var text = new StringBuilder();
                foreach (var line in Lines)
                    text.Append(line.Text).Append('\n');
                return text.ToString();
            }
        }
    }
}
