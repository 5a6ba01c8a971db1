namespace CrmFeedback.Analysis.Text;

/// <summary>32-bit hashes of tokens (FNV-1a over UTF-16 units, finished as in MurmurHash3). Fixed for ever: models depend on them.</summary>
public static class Hashing
{
    /// <summary>Start value of an FNV-1a hash.</summary>
    public const uint Seed = 2166136261;

    /// <summary>Hash of any number.</summary>
    public const uint NumberToken = 0x9E3779B1;

    /// <summary>Hash of any address.</summary>
    public const uint AddressToken = 0x85EBCA77;

    /// <summary>Hash of any word of another script.</summary>
    public const uint OtherWordToken = 0xC2B2AE3D;

    /// <summary>Hash of "..." and "…": more than a full stop.</summary>
    public const uint EllipsisToken = 0x165667B1;

    /// <summary>Hash of a line break.</summary>
    public const uint NewlineToken = 0x27D4EB2F;

    /// <summary>Hash of one character.</summary>
    public static uint Token(char c) => Finish(Step(Seed, c));

    /// <summary>Hash of a range of characters.</summary>
    public static uint Token(char[] chars, int start, int end)
    {
        uint h = Seed;
        for (int i = start; i < end; i++) h = Step(h, chars[i]);
        return Finish(h);
    }

    /// <summary>Adds one character to a running hash.</summary>
    public static uint Step(uint hash, char c) => unchecked((hash ^ c) * 16777619);

    /// <summary>Spreads a running hash over all 32 bits.</summary>
    public static uint Finish(uint h)
    {
        unchecked
        {
            h ^= h >> 16;
            h *= 0x85EBCA6B;
            h ^= h >> 13;
            h *= 0xC2B2AE35;
            return h ^ (h >> 16);
        }
    }

    /// <summary>Hash of a sequence: <paramref name="first"/>, then <paramref name="second"/>.</summary>
    public static uint Combine(uint first, uint second) => unchecked(Finish(first * 0x9E3779B1 + second + 0x7F4A7C15));

    /// <summary>64-bit hash of a sequence of tokens, one token at a time; starts from 0.</summary>
    public static ulong Append(ulong sequence, uint token)
    {
        unchecked
        {
            ulong h = (sequence ^ token) * 0x9E3779B97F4A7C15UL;
            h ^= h >> 29;
            h *= 0xBF58476D1CE4E5B9UL;
            return h ^ (h >> 32);
        }
    }
}
