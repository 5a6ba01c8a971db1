using System;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback.Mail;
using CrmFeedback.Feedback.Text;

namespace CrmFeedback.Feedback;

/// <summary>
/// Mail that no person wrote for us: automatic replies, delivery failures, calendar answers, read receipts, newsletters.
/// Headers decide where they are known (RFC 3834, 3464, 8098, 5546, 2369), else subject and words together; a
/// subject alone decides only in the form mail programs write.
/// </summary>
public static class AutomaticMail
{
    private const int LongestNotice = 1500;
    private const int AbsenceReach = 200;

    /// <summary>Why a mail is not feedback; null if a person seems to have written it.</summary>
    /// <param name="headers">What is known of them.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="own">The sender's own words.</param>
    /// <param name="withFooters">The same, footers included.</param>
    public static UnscorableReason? Reason(MailHeaders headers, string subject, string own, string withFooters) =>
        ByHeaders(headers) ?? BySubject(SubjectCore(subject), own) ?? ByText(SubjectLine.KindOf(subject), own, withFooters);

    private static UnscorableReason? ByHeaders(MailHeaders headers)
    {
        var type = headers["Content-Type"] ?? string.Empty;
        if (Scan.Contains(type, "delivery-status") || headers.Has("X-Failed-Recipients"))
            return UnscorableReason.DeliveryFailure;
        if (Scan.Contains(type, "disposition-notification"))
            return UnscorableReason.ReadReceipt;
        if (Scan.StartsWith(type.TrimStart(), "text/calendar") || Scan.Contains(headers["Content-Class"] ?? string.Empty, "calendarmessage") && Scan.Contains(type, "method="))
            return UnscorableReason.CalendarAnswer;
        var sender = headers["From"] ?? string.Empty;
        if (Scan.Contains(sender, "mailer-daemon@") || Scan.Contains(sender, "postmaster@"))
            return UnscorableReason.DeliveryFailure;
        var submitted = (headers["Auto-Submitted"] ?? "no").Trim();
        if (Scan.StartsWith(submitted, "auto-replied") || Scan.StartsWith(submitted, "auto-generated") || Scan.StartsWith(submitted, "auto-notified")
            || headers.Has("X-Autoreply") || headers.Has("X-Autorespond") || headers.Has("X-AutoReply-From") || headers.Has("X-Auto-Reply") || Scan.StartsWith(headers["Precedence"] ?? string.Empty, "auto_reply"))
            return UnscorableReason.AutomaticReply;
        var precedence = (headers["Precedence"] ?? string.Empty).Trim();
        var isBulk = precedence.Equals("bulk", StringComparison.OrdinalIgnoreCase) || precedence.Equals("junk", StringComparison.OrdinalIgnoreCase) || headers.Has("X-Campaign-ID") || headers.Has("X-MC-User") || headers.Has("Feedback-ID");
        // People write to lists too: an answer has In-Reply-To.
        if ((headers.Has("List-Unsubscribe") || isBulk) && !headers.Has("In-Reply-To"))
            return UnscorableReason.Newsletter;
        return null;
    }

    private static UnscorableReason? BySubject(string subject, string own)
    {
        if (Scan.StartsWithAny(subject, AutomaticMailPhrases.ReplySubjects) || IsAutomaticInBrackets(subject))
            return UnscorableReason.AutomaticReply;
        if (Scan.StartsWithAny(subject, AutomaticMailPhrases.FailureSubjects))
            return UnscorableReason.DeliveryFailure;
        if (Scan.StartsWithAny(subject, AutomaticMailPhrases.CalendarSubjects) && (own.Length < 400 || Scan.CountOf(own, AutomaticMailPhrases.CalendarTexts) > 0))
            return UnscorableReason.CalendarAnswer;
        if (Scan.StartsWithAny(subject, AutomaticMailPhrases.ReceiptSubjects) && (own.Length == 0 || own.Length < 40 && IsReceipt(own) || Scan.CountOf(own, AutomaticMailPhrases.ReceiptTexts) > 0))
            return UnscorableReason.ReadReceipt;
        return null;
    }

    private static UnscorableReason? ByText(SubjectKind kind, string own, string withFooters)
    {
        if (own.Length > 0 && own.Length <= LongestNotice)
        {
            var start = own.Length > 400 ? own.Substring(0, 400) : own;
            if (Scan.CountOf(start, AutomaticMailPhrases.FailureTexts) > 0)
                return UnscorableReason.DeliveryFailure;
            if (own.Length <= 600 && Scan.CountOf(own, AutomaticMailPhrases.ReceiptTexts) > 0 && Scan.Contains(own, ":") && own.Length < 400 && IsReceipt(own))
                return UnscorableReason.ReadReceipt;
            if (Scan.CountOf(start, AutomaticMailPhrases.AutomaticTexts) > 0)
                return UnscorableReason.AutomaticReply;
            if (Scan.CountOf(SafeText.Cut(start, AbsenceReach), AutomaticMailPhrases.AbsenceTexts) > 0 && Scan.CountOf(own, AutomaticMailPhrases.ReturnTexts) > 0 && own.Length <= 900)
                return UnscorableReason.AutomaticReply;
        }

        // A person who answers a newsletter quotes it; here its phrases stand in the mail's own lines.
        var isMailing = kind == SubjectKind.Plain && Scan.ContainsAny(withFooters, AutomaticMailPhrases.UnsubscribeTexts) && Scan.CountOf(withFooters, AutomaticMailPhrases.MailingTexts) > 0;
        return isMailing ? UnscorableReason.Newsletter : (UnscorableReason?)null;
    }

    private static bool IsReceipt(string own) =>
        Scan.StartsWith(own, "your message") || Scan.StartsWith(own, "this is a receipt") || Scan.StartsWith(own, "this receipt") || Scan.StartsWith(own, "ihre nachricht") || Scan.StartsWith(own, "votre message") || Scan.StartsWith(own, "su mensaje") || Scan.StartsWith(own, "您的邮件") || Scan.StartsWith(own, "您的郵件") || Scan.StartsWith(own, "这是") || Scan.StartsWith(own, "您發送的") || Scan.StartsWith(own, "您发送的");

    private static bool IsAutomaticInBrackets(string subject) =>
        Scan.StartsWith(subject, "[auto-reply]") || Scan.StartsWith(subject, "[autoreply]") || Scan.StartsWith(subject, "[auto]") || Scan.StartsWith(subject, "【自动回复】") || Scan.StartsWith(subject, "【自動回覆】") || Scan.StartsWith(subject, "[自动回复]");

    private static string SubjectCore(string subject) => SubjectLine.WithoutPrefixes(subject).Trim();
}
