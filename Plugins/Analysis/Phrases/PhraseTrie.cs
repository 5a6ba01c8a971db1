namespace CrmFeedback.Analysis.Phrases;

/// <summary>Nodes of a phrase table by the hash of the way to them. Open addressing, at most half full, so that a search is short.</summary>
internal sealed class PhraseTrie
{
    /// <summary>A node that other tokens follow.</summary>
    public const byte HasChildren = 1;

    /// <summary>A node that beginnings of words follow.</summary>
    public const byte HasWildcards = 2;

    private ulong[] keys = new ulong[1 << 12];
    private int[] payloads = new int[1 << 12];
    private byte[] flags = new byte[1 << 12];
    private int count;

    /// <summary>Place of a node; −1 if there is none.</summary>
    public int Find(ulong key)
    {
        ulong[] table = keys;
        int mask = table.Length - 1;
        int slot = (int)(key >> 20) & mask;
        while (true)
        {
            ulong found = table[slot];
            if (found == key) return slot;
            if (found == 0) return -1;
            slot = (slot + 1) & mask;
        }
    }

    /// <summary>What a node carries; −1 for nothing.</summary>
    public int Payload(int slot) => payloads[slot];

    /// <summary>What follows a node.</summary>
    public byte Flags(int slot) => flags[slot];

    /// <summary>Makes a node if there is none; its place until the next node is made.</summary>
    public int Add(ulong key)
    {
        int slot = Find(key);
        if (slot >= 0) return slot;
        if (++count * 2 > keys.Length) Grow(keys.Length * 2);
        return Place(key);
    }

    /// <summary>Makes room for some nodes more at once.</summary>
    public void MakeRoom(int more)
    {
        int length = keys.Length;
        while (length < (count + more) * 2) length *= 2;
        if (length > keys.Length) Grow(length);
    }

    /// <summary>Sets what a node carries.</summary>
    public void SetPayload(int slot, int payload) => payloads[slot] = payload;

    /// <summary>Says what also follows a node.</summary>
    public void AddFlags(int slot, byte more) => flags[slot] |= more;

    private int Place(ulong key)
    {
        int mask = keys.Length - 1;
        int slot = (int)(key >> 20) & mask;
        while (keys[slot] != 0) slot = (slot + 1) & mask;
        keys[slot] = key;
        payloads[slot] = -1;
        return slot;
    }

    private void Grow(int length)
    {
        ulong[] oldKeys = keys;
        int[] oldPayloads = payloads;
        byte[] oldFlags = flags;
        keys = new ulong[length];
        payloads = new int[keys.Length];
        flags = new byte[keys.Length];
        for (int i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == 0) continue;
            int slot = Place(oldKeys[i]);
            payloads[slot] = oldPayloads[i];
            flags[slot] = oldFlags[i];
        }
    }
}
