using CrmFeedback.Feedback.Privacy;

namespace CrmFeedback.Feedback;

/// <summary>
/// Hides what identifies a person in stored words: mail addresses, phone, card, account and identity numbers, IBANs,
/// passports. One sign for one, so offsets stay; the last two signs of a number stay, to tell numbers apart.
/// </summary>
public static class PersonalDataMask
{
    /// <summary>The text with personal data masked; the same length.</summary>
    public static string Apply(string text)
    {
        if (text.Length == 0)
            return text;
        var target = new MaskedText(text);
        AddressMask.Apply(target);
        CodeMask.Apply(target);
        NumberMask.Apply(target);
        return target.ToString();
    }
}
