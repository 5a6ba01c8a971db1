using System;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback.Mail;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback;

/// <summary>
/// Mail that no person wrote for us: automatic replies, delivery failures, calendar answers, read receipts, newsletters.
/// Headers decide where they are known, else subject and words together; a subject alone decides only in the form that
/// mail programs write and people do not.
/// </summary>
public static class AutomaticMail
{
    private const int LongestNotice = 1500;
    private const int LongestReceipt = 400;
    private const int LongestAbsence = 900;
    private const int AbsenceReach = 200;
    private const int StartReach = 400;
    private const int LongestComplaint = 600;

    // "I cannot opt out of your newsletter": mailings do not say I.
    private static readonly PhraseSet Speakers = new PhraseSet( "i", "i'm", "i've", "me", "ich", "mir", "je", "yo");

    /// <summary>Why a mail is not feedback; null if a person seems to have written it.</summary>
    /// <param name="headers">What is known of them.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="own">The sender's own words.</param>
    /// <param name="withFooters">The same, footers included.</param>
    public static UnscorableReason? Reason(MailHeaders headers, string subject, string own, string withFooters) =>
        AutomaticHeaders.Reason(headers) ?? BySubject(SubjectLine.WithoutPrefixes(subject).Trim(), own) ?? ByText(SubjectLine.KindOf(subject), own, withFooters);

    private static UnscorableReason? BySubject(string subject, string own)
    {
        if (AutomaticMailPhrases.BracketedSubjects.Starts(subject) || IsSetOff(subject, AutomaticMailPhrases.ReplySubjects)
            || AutomaticMailPhrases.ReplySubjects.Starts(subject) && (own.Length == 0 || IsAbsence(own) || AutomaticMailPhrases.AutomaticTexts.IsIn(own)))
            return UnscorableReason.AutomaticReply;
        if (AutomaticMailPhrases.FailureSubjects.Starts(subject) || AutomaticMailPhrases.AmbiguousFailureSubjects.Starts(subject) && (own.Length == 0 || SpeaksOfMail(own)))
            return UnscorableReason.DeliveryFailure;
        // A comment that somebody adds to an answer is words of theirs.
        if (AutomaticMailPhrases.CalendarSubjects.Starts(subject) && (own.Length == 0 || AutomaticMailPhrases.CalendarTexts.IsIn(own)))
            return UnscorableReason.CalendarAnswer;
        if (AutomaticMailPhrases.ReceiptSubjects.Starts(subject) && (own.Length == 0 || IsReceipt(own) || AutomaticMailPhrases.ReceiptTexts.IsIn(own)))
            return UnscorableReason.ReadReceipt;
        return null;
    }

    private static UnscorableReason? ByText(SubjectKind kind, string own, string withFooters)
    {
        if (own.Length > 0 && own.Length <= LongestNotice)
        {
            var start = SafeText.Cut(own, StartReach);
            if (AutomaticMailPhrases.FailureTexts.IsIn(start))
                return UnscorableReason.DeliveryFailure;
            if (own.Length < LongestReceipt && IsReceipt(own) && Scan.Contains(own, ":") && AutomaticMailPhrases.ReceiptTexts.IsIn(own))
                return UnscorableReason.ReadReceipt;
            if (AutomaticMailPhrases.AutomaticTexts.IsIn(start) || IsAbsence(own))
                return UnscorableReason.AutomaticReply;
        }

        // A person who answers a newsletter quotes it; here its phrases stand in the mail's own lines.
        var isMailing = kind == SubjectKind.Plain && !(own.Length < LongestComplaint && Speakers.IsWordIn(own)) && AutomaticMailPhrases.UnsubscribeTexts.IsIn(withFooters) && AutomaticMailPhrases.MailingTexts.IsIn(withFooters);
        return isMailing ? UnscorableReason.Newsletter : (UnscorableReason?)null;
    }

    private static bool IsAbsence(string own) =>
        own.Length <= LongestAbsence && AutomaticMailPhrases.AbsenceTexts.IsIn(SafeText.Cut(own, AbsenceReach)) && AutomaticMailPhrases.ReturnTexts.IsIn(own);

    private static bool IsReceipt(string own) => AutomaticMailPhrases.ReceiptStarts.Starts(own);

    // "Delivery has failed twice this week" is a complaint; a notice names addresses, hosts, mailboxes.
    private static bool SpeaksOfMail(string own) => Scan.Contains(own, "@") || AutomaticMailPhrases.MailTalk.IsIn(own);

    // "Out of office: …", "Automatic reply", "Out of Office Re: …"; but not "On vacation I saw your shop".
    private static bool IsSetOff(string subject, PhraseSet phrases)
    {
        var length = phrases.StartLength(subject);
        if (length == 0)
            return false;
        var at = length;
        while (at < subject.Length && subject[at] == ' ')
            at++;
        return at >= subject.Length || ":：-–—([（【|/】]".IndexOf(subject[at].ToString(), StringComparison.Ordinal) >= 0
            || subject[length - 1] == ':' || SubjectLine.KindOf(subject.Substring(at)) != SubjectKind.Plain;
    }
}
