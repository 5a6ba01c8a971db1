using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback.Mail;

namespace CrmFeedback.Feedback;

/// <summary>
/// The newest message of a mail: earlier messages, signature and footers cut; of a mail that only forwards, the
/// forwarded message. Keeps more rather than less. Linear in the number of lines, never throws.
/// </summary>
public static class ReplyExtractor
{
    // A forward of a forward of a forward; deeper ones are read as they stand.
    private const int DeepestForward = 3;

    /// <summary>The writer's own lines.</summary>
    /// <param name="lines">Lines of the body.</param>
    /// <param name="kind">What the subject says: a reply without own words quotes us, a forward brings others' words.</param>
    public static OwnText Extract(IReadOnlyList<TextLine> lines, SubjectKind kind) => Extract(lines, kind, DeepestForward);

    private static OwnText Extract(IReadOnlyList<TextLine> lines, SubjectKind kind, int depth)
    {
        var cuts = new Cuts(lines);
        var quotations = QuotationRules.Apply(lines, cuts, kind == SubjectKind.Reply);
        var hadOwn = cuts.HasWords();
        FooterRules.Apply(lines, cuts);
        SignatureRules.Apply(lines, cuts);
        var isForward = false;
        if (!cuts.HasWords())
        {
            isForward = depth > 0 && quotations.EarlierFrom >= 0 && (quotations.IsForward || kind != SubjectKind.Reply) && ReadForward(lines, cuts, quotations.EarlierFrom, depth);
            if (!isForward && hadOwn && quotations.EarlierFrom < 0 && !cuts.Has(TrimReason.QuotedMessage))
                Restore(cuts, lines);
            else if (!isForward)
                CutSigns(cuts, lines);
        }

        return OwnTextBuilder.Build(lines, cuts, isForward);
    }

    // The rules found only a signature: then it is what the customer wrote. What machines added stays out.
    private static void Restore(Cuts cuts, IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (cuts[i] == TrimReason.Signature)
                cuts.Keep(i);
        }
    }

    // Beside a quotation, dashes and dots without a word are nobody's answer.
    private static void CutSigns(Cuts cuts, IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (cuts.IsOwn(i))
                cuts.Cut(i, TrimReason.Signature);
        }
    }

    private static bool ReadForward(IReadOnlyList<TextLine> lines, Cuts cuts, int from, int depth)
    {
        while (from < lines.Count && lines[from].IsBlank)
            from++;
        var start = from < lines.Count ? from + HeaderBlock.Length(lines, from, true, out _) : from;
        var inner = new List<TextLine>();
        for (var i = start; i < lines.Count; i++)
            inner.Add(PlainText.IsMarked(lines[i].Text) ? new TextLine(lines[i].Unquoted, Quoting.None, lines[i].Start, lines[i].Length) : lines[i].As(Quoting.None));
        var own = Extract(inner, SubjectKind.Plain, depth - 1);
        if (own.Text.Length == 0)
            return false;
        var kept = new HashSet<int>();
        foreach (var span in own.Kept)
            kept.Add(span.BodyStart);
        for (var i = start; i < lines.Count; i++)
        {
            if (kept.Contains(lines[i].Start) && !lines[i].IsBlank)
                cuts.Keep(i);
        }

        for (var i = from; i < start; i++)
            cuts.Cut(i, TrimReason.ForwardedMessage);
        return true;
    }
}
