using System;

namespace CrmFeedback.Analysis;

/// <summary>Arrays of scratch objects: they grow and stay, so that a second text allocates nothing.</summary>
internal static class ScratchArrays
{
    /// <summary>Makes room for one element more than <paramref name="count"/>, keeping what is there.</summary>
    public static void MakeRoom<T>(ref T[] array, int count)
    {
        if (count == array.Length) Array.Resize(ref array, Math.Max(16, count * 2));
    }

    /// <summary>Makes an array at least <paramref name="length"/> long; what it held may be lost.</summary>
    public static void Fit<T>(ref T[] array, int length)
    {
        if (array.Length < length) array = new T[Math.Max(length, array.Length * 2)];
    }

    /// <summary>The same, and sets the first <paramref name="length"/> elements to their default.</summary>
    public static void FitCleared<T>(ref T[] array, int length)
    {
        if (array.Length < length) array = new T[Math.Max(length, array.Length * 2)];
        else Array.Clear(array, 0, length);
    }
}
