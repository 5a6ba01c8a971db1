using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Transcripts;

/// <summary>The head of one turn of a transcript: a label, perhaps a time, and where the words start.</summary>
internal readonly struct Turn
{
    private const int LongestLabel = 40;
    private static readonly char[] NotInLabels = { '?', '!', ',', ';', '，', '。', '？', '！', '"', '“', '@' };
    private static readonly string[] HalfDays = { "am", "pm", "上午", "下午", "a.m.", "p.m." };

    private Turn(string label, bool isTimed, int wordsAt)
    {
        Label = label;
        IsTimed = isTimed;
        WordsAt = wordsAt;
    }

    public string Label { get; }

    public bool IsTimed { get; }

    /// <summary>Index of the first word in the line; its length when the words stand on the lines below.</summary>
    public int WordsAt { get; }

    /// <summary>
    /// Reads "Agent: …", "[10:02] Ann: …", "(10:02:11 AM) Ann: …", "Ann (10:02): …", "10:02 Ann: …",
    /// "客服 2026-03-02 10:02:33" and "Ann 10:02 AM" with the words below. Null if the line is none.
    /// </summary>
    public static Turn? Read(string line)
    {
        var text = line.TrimStart('*', ' ');
        var skipped = line.Length - text.Length;
        var at = SkipTime(text, 0, out var timedBefore);
        if (at < text.Length && text[at] == '【' && BracketedLabel(text, at) is string named)
            return new Turn(named, timedBefore, skipped + at + named.Length + 2);
        var colon = Colon(text, at);
        if (colon > at)
        {
            var label = WithoutTime(text.Substring(at, colon - at), out var timedInside);
            if (IsLabel(label))
                return new Turn(label, timedBefore || timedInside, skipped + colon + 1);
        }

        var alone = WithoutTime(text, out var timed);
        return timed && !timedBefore && alone.Length < LongestLabel && IsLabel(alone) ? new Turn(alone, true, line.Length) : (Turn?)null;
    }

    // 【客服】 says who speaks; 【退款】 is a heading.
    private static string? BracketedLabel(string text, int at)
    {
        var close = text.IndexOf("】", at, System.StringComparison.Ordinal);
        if (close < 0 || close - at - 1 > LongestLabel || close + 1 < text.Length && (text[close + 1] == '：' || text[close + 1] == ':'))
            return null;
        var label = text.Substring(at + 1, close - at - 1);
        return SpeakerLabels.Of(label) == Speaker.Unknown ? null : label;
    }

    private static bool IsLabel(string label)
    {
        var bare = label.Trim();
        return bare.Length >= 1 && bare.Length <= LongestLabel && Scan.Words(bare) <= 5 && Scan.HasWords(bare)
            && bare.IndexOfAny(NotInLabels) < 0;
    }

    // The colon that ends the label, not one inside a time.
    private static int Colon(string text, int from)
    {
        for (var i = from; i < text.Length && i <= from + LongestLabel + 24; i++)
        {
            if (text[i] == '：')
                return i;
            if (text[i] == ':' && !(i > 0 && Scan.IsDigit(text[i - 1]) && i + 1 < text.Length && Scan.IsDigit(text[i + 1])))
                return i + 2 < text.Length && text[i + 1] == '/' && text[i + 2] == '/' ? -1 : i;
        }

        return -1;
    }

    private static int SkipTime(string text, int from, out bool isTimed)
    {
        var end = TimeEnd(text, from);
        isTimed = end > from;
        return end;
    }

    // From the first digit or bracket on, everything that dates and times are made of; at least one d:dd in it.
    private static int TimeEnd(string text, int from)
    {
        var i = from;
        var seen = false;
        while (i < text.Length && i < from + 40)
        {
            var c = text[i];
            if (c == ':' && i > from && Scan.IsDigit(text[i - 1]) && i + 1 < text.Length && Scan.IsDigit(text[i + 1]))
                seen = true;
            else if (!Scan.IsDigit(c) && " []()-/.,年月日T:".IndexOf(c.ToString(), System.StringComparison.Ordinal) < 0 && !IsHalfDay(text, ref i))
                break;
            i++;
        }

        return seen ? i : from;
    }

    private static bool IsHalfDay(string text, ref int i)
    {
        foreach (var word in HalfDays)
        {
            if (string.Compare(text, i, word, 0, word.Length, System.StringComparison.OrdinalIgnoreCase) == 0 && (i + word.Length >= text.Length || !Scan.IsAsciiLetter(text[i + word.Length])))
            {
                i += word.Length - 1;
                return true;
            }
        }

        return false;
    }

    private static string WithoutTime(string label, out bool isTimed)
    {
        isTimed = false;
        for (var i = 1; i < label.Length; i++)
        {
            if (label[i] != ' ' && label[i] != '(' && label[i] != '（' && label[i] != '[' && label[i] != '\u3000' && label[i] != '\t')
                continue;
            var end = TimeEnd(label, i);
            if (end == label.Length && end > i || end == label.Length - 1 && label[end] == '）')
            {
                isTimed = true;
                return label.Substring(0, i).Trim();
            }
        }

        return label.Trim();
    }
}
