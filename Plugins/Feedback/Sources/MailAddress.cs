using System;

namespace CrmFeedback.Feedback;

/// <summary>E-mail addresses as mail programs write them.</summary>
public static class MailAddress
{
    /// <summary>The address without the name around it; null when empty.</summary>
    public static string? Bare(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return null;
        var open = address!.LastIndexOf('<');
        var close = address.LastIndexOf('>');
        var bare = open >= 0 && close > open ? address.Substring(open + 1, close - open - 1) : address;
        return bare.Trim();
    }

    /// <summary>Whether two addresses are one; nothing equals nothing not.</summary>
    public static bool AreSame(string? left, string? right) =>
        Bare(left) is string a && Bare(right) is string b && a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
