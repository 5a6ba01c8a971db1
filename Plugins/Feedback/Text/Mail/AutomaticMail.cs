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
    private static readonly string[] Speakers = { "i", "i'm", "i've", "me", "ich", "mir", "je", "yo" };

    /// <summary>Why a mail is not feedback; null if a person seems to have written it.</summary>
    /// <param name="headers">What is known of them.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="own">The sender's own words.</param>
    /// <param name="withFooters">The same, footers included.</param>
    public static UnscorableReason? Reason(MailHeaders headers, string subject, string own, string withFooters) =>
        AutomaticHeaders.Reason(headers) ?? BySubject(SubjectLine.WithoutPrefixes(subject).Trim(), own) ?? ByText(SubjectLine.KindOf(subject), own, withFooters);

    private static UnscorableReason? BySubject(string subject, string own)
    {
        if (Scan.StartsWithAny(subject, AutomaticMailPhrases.BracketedSubjects) || IsSetOff(subject, AutomaticMailPhrases.ReplySubjects)
            || Scan.StartsWithAny(subject, AutomaticMailPhrases.ReplySubjects) && (own.Length == 0 || IsAbsence(own) || Scan.ContainsAny(own, AutomaticMailPhrases.AutomaticTexts)))
            return UnscorableReason.AutomaticReply;
        if (Scan.StartsWithAny(subject, AutomaticMailPhrases.FailureSubjects) || Scan.StartsWithAny(subject, AutomaticMailPhrases.AmbiguousFailureSubjects) && (own.Length == 0 || SpeaksOfMail(own)))
            return UnscorableReason.DeliveryFailure;
        // A comment that somebody adds to an answer is words of theirs.
        if (Scan.StartsWithAny(subject, AutomaticMailPhrases.CalendarSubjects) && (own.Length == 0 || Scan.ContainsAny(own, AutomaticMailPhrases.CalendarTexts)))
            return UnscorableReason.CalendarAnswer;
        if (Scan.StartsWithAny(subject, AutomaticMailPhrases.ReceiptSubjects) && (own.Length == 0 || IsReceipt(own) || Scan.ContainsAny(own, AutomaticMailPhrases.ReceiptTexts)))
            return UnscorableReason.ReadReceipt;
        return null;
    }

    private static UnscorableReason? ByText(SubjectKind kind, string own, string withFooters)
    {
        if (own.Length > 0 && own.Length <= LongestNotice)
        {
            var start = SafeText.Cut(own, StartReach);
            if (Scan.ContainsAny(start, AutomaticMailPhrases.FailureTexts))
                return UnscorableReason.DeliveryFailure;
            if (own.Length < LongestReceipt && IsReceipt(own) && Scan.Contains(own, ":") && Scan.ContainsAny(own, AutomaticMailPhrases.ReceiptTexts))
                return UnscorableReason.ReadReceipt;
            if (Scan.ContainsAny(start, AutomaticMailPhrases.AutomaticTexts) || IsAbsence(own))
                return UnscorableReason.AutomaticReply;
        }

        // A person who answers a newsletter quotes it; here its phrases stand in the mail's own lines.
        var isMailing = kind == SubjectKind.Plain && !(own.Length < LongestComplaint && Scan.ContainsWord(own, Speakers)) && Scan.ContainsAny(withFooters, AutomaticMailPhrases.UnsubscribeTexts) && Scan.ContainsAny(withFooters, AutomaticMailPhrases.MailingTexts);
        return isMailing ? UnscorableReason.Newsletter : (UnscorableReason?)null;
    }

    private static bool IsAbsence(string own) =>
        own.Length <= LongestAbsence && Scan.ContainsAny(SafeText.Cut(own, AbsenceReach), AutomaticMailPhrases.AbsenceTexts) && Scan.ContainsAny(own, AutomaticMailPhrases.ReturnTexts);

    private static bool IsReceipt(string own) => Scan.StartsWithAny(own, AutomaticMailPhrases.ReceiptStarts);

    // "Delivery has failed twice this week" is a complaint; a notice names addresses, hosts, mailboxes.
    private static bool SpeaksOfMail(string own) => Scan.Contains(own, "@") || Scan.ContainsAny(own, AutomaticMailPhrases.MailTalk);

    // "Out of office: …", "Automatic reply", "Out of Office Re: …"; but not "On vacation I saw your shop".
    private static bool IsSetOff(string subject, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (!Scan.StartsWith(subject, phrase))
                continue;
            var at = phrase.Length;
            while (at < subject.Length && subject[at] == ' ')
                at++;
            if (at >= subject.Length || ":：-–—([（【|/】]".IndexOf(subject[at].ToString(), StringComparison.Ordinal) >= 0 || phrase[phrase.Length - 1] == ':' || SubjectLine.KindOf(subject.Substring(at)) != SubjectKind.Plain)
                return true;
        }

        return false;
    }
}
