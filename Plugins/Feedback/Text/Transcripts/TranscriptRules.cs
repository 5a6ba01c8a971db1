using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback.Mail;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback.Transcripts;

/// <summary>
/// A chat pasted into a case: only the customer's turns stay. It must be plain who is who: a known label of the
/// organisation's side and another speaker taking turns with it. "Product: good / Agent: rude" is a review.
/// </summary>
internal static class TranscriptRules
{
    private const int FewestTurns = 2;
    private const int LongestFirstLook = 400;

    /// <summary>Cuts the other speakers' turns; returns the lines without labels, or null if this is no transcript.</summary>
    public static IReadOnlyList<TextLine>? Apply(IReadOnlyList<TextLine> lines, out Cuts? cuts)
    {
        cuts = null;
        var turns = new Turn?[lines.Count];
        var speakers = new Dictionary<string, Speaker>(StringComparer.OrdinalIgnoreCase);
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            if (lines[i].IsBlank || lines[i].Quoting != Quoting.None || Turn.Read(text.Length > LongestFirstLook ? text.Substring(0, LongestFirstLook) : text) is not Turn turn)
                continue;
            turns[i] = turn.WordsAt >= LongestFirstLook ? (Turn?)null : turn;
            speakers[turn.Label] = SpeakerLabels.Of(turn.Label);
            counts[turn.Label] = (counts.TryGetValue(turn.Label, out var n) ? n : 0) + 1;
        }

        if (!Decide(lines, turns, speakers, counts))
            return null;
        return Cut(lines, turns, speakers, cuts = new Cuts(lines));
    }

    private static bool Decide(IReadOnlyList<TextLine> lines, Turn?[] turns, Dictionary<string, Speaker> speakers, Dictionary<string, int> counts)
    {
        int ours = 0, theirs = 0, unknown = 0, timed = 0, changes = 0;
        string? last = null;
        foreach (var turn in turns)
        {
            if (turn is not Turn t)
                continue;
            var speaker = speakers[t.Label];
            ours += speaker == Speaker.Organisation ? 1 : 0;
            theirs += speaker == Speaker.Customer ? 1 : 0;
            unknown += speaker == Speaker.Unknown ? 1 : 0;
            timed += t.IsTimed ? 1 : 0;
            changes += last != null && !string.Equals(last, t.Label, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            last = t.Label;
        }

        var total = ours + theirs + unknown;
        if (total < FewestTurns || changes == 0)
            return false;
        if (ours > 0 && theirs > 0)
            return theirs + ours >= unknown || timed * 2 > total;
        // One side known: the other must be one name that takes turns with it, and nearly every line a turn.
        var strangers = 0;
        foreach (var speaker in speakers)
            strangers += speaker.Value == Speaker.Unknown ? 1 : 0;
        var takesTurns = changes >= 2 && total >= 3 && strangers == 1;
        return unknown > 0 && ours > 0 && takesTurns && (timed * 2 > total || ours >= 2 && total * 2 >= Filled(lines))
            || unknown > 0 && theirs > 0 && takesTurns && timed * 2 > total;
    }

    private static IReadOnlyList<TextLine> Cut(IReadOnlyList<TextLine> lines, Turn?[] turns, Dictionary<string, Speaker> speakers, Cuts cuts)
    {
        var oursKnown = speakers.ContainsValue(Speaker.Organisation);
        // Looked up once: a transcript may hold as many labels as lines.
        var theirsKnown = speakers.ContainsValue(Speaker.Customer);
        var spoken = new List<TextLine>(lines.Count);
        var isTheirs = true;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (turns[i] is Turn turn)
            {
                var speaker = speakers[turn.Label];
                // With our side known everybody else is the customer's side; a title such as "Order: 17" stays.
                isTheirs = speaker == Speaker.Customer || speaker == Speaker.Unknown && oursKnown && !theirsKnown;
                if (speaker == Speaker.Unknown && !turn.IsTimed && theirsKnown)
                    isTheirs = WasTheirs(spoken, cuts);
                else if (turn.WordsAt < line.Text.TrimEnd().Length)
                    line = Words(line, turn.WordsAt);
                else
                    cuts.Cut(i, TrimReason.Attribution);
            }

            spoken.Add(line);
            if (!isTheirs)
                cuts.Cut(i, TrimReason.OtherSpeaker);
        }

        return spoken;
    }

    private static bool WasTheirs(List<TextLine> spoken, Cuts cuts) => spoken.Count == 0 || cuts[spoken.Count - 1] != TrimReason.OtherSpeaker;

    private static TextLine Words(TextLine line, int at)
    {
        var text = line.Text.Substring(Math.Min(at, line.Text.Length)).Trim();
        return new TextLine(text, line.Quoting, line.Start, line.Length, line.Role);
    }

    private static int Filled(IReadOnlyList<TextLine> lines)
    {
        var filled = 0;
        foreach (var line in lines)
            filled += line.IsBlank ? 0 : 1;
        return filled;
    }
}
