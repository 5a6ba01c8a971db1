using System;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Counts how often a feature occurred in the current text. Stamped, so that clearing costs nothing.</summary>
internal sealed class SeenFeatures
{
    private uint[] keys = new uint[4096];
    private int[] stamps = new int[4096];
    private int[] counts = new int[4096];
    private int stamp;

    public void Reset(int features)
    {
        int size = keys.Length;
        while (size < features * 2) size *= 2;
        if (size != keys.Length || stamp == int.MaxValue)
        {
            keys = new uint[size];
            stamps = new int[size];
            counts = new int[size];
            stamp = 0;
        }
        stamp++;
    }

    /// <summary>Counts one more occurrence and returns the number so far, at least 1.</summary>
    public int Count(uint hash)
    {
        int mask = keys.Length - 1;
        int slot = (int)(hash >> 7) & mask;
        while (stamps[slot] == stamp)
        {
            if (keys[slot] == hash) return ++counts[slot];
            slot = (slot + 1) & mask;
        }
        stamps[slot] = stamp;
        keys[slot] = hash;
        counts[slot] = 1;
        return 1;
    }
}
