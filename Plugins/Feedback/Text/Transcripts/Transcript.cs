using System.Collections.Generic;
using CrmFeedback.Feedback.Mail;
using CrmFeedback.Feedback.Transcripts;

namespace CrmFeedback.Feedback;

/// <summary>Transcripts of chats and calls.</summary>
public static class Transcript
{
    /// <summary>The customer's turns, without labels and times; null if the lines are no transcript or name no customer.</summary>
    public static OwnText? Extract(IReadOnlyList<TextLine> lines)
    {
        var spoken = TranscriptRules.Apply(lines, out var cuts);
        if (spoken == null || cuts == null)
            return null;
        var own = OwnTextBuilder.Build(spoken, cuts, false);
        return own.Text.Length == 0 ? null : own;
    }
}
