using System;
using System.Security.Cryptography;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>Ids that follow from other ids: the same job run twice names the same row, so it cannot make two.</summary>
public static class DerivedId
{
    /// <summary>The first 16 bytes of the name's SHA-256, marked as a name-based id (RFC 9562, version 8).</summary>
    /// <param name="purpose">What the row is for; another purpose gives another id.</param>
    /// <param name="from">The row it follows from.</param>
    /// <param name="part">Distinguishes several rows that follow from one.</param>
    public static Guid Of(string purpose, Guid from, string part)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(purpose + "\n" + from.ToString("D", System.Globalization.CultureInfo.InvariantCulture) + "\n" + part));
        var bytes = new byte[16];
        Array.Copy(hash, bytes, 16);
        // Guid's constructor reads the version from the high nibble of byte 7 and the variant from byte 8.
        bytes[7] = (byte)(bytes[7] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes);
    }
}
