using System;
using System.Collections;
using System.Collections.Generic;

namespace Microsoft.Xrm.Sdk;

/// <summary>Values by key. Reading an absent key throws <see cref="KeyNotFoundException"/>; adding a present one throws <see cref="ArgumentException"/>.</summary>
/// <typeparam name="TKey">The keys' type; strings are compared ordinally.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
public abstract class DataCollection<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
{
    private readonly Dictionary<TKey, TValue> _items = new Dictionary<TKey, TValue>();

    private protected DataCollection()
    {
    }

    /// <summary>The value of a key; setting replaces or adds.</summary>
    public virtual TValue this[TKey key]
    {
        get => _items[key];
        set
        {
            CheckWritable();
            _items[key] = value;
        }
    }

    /// <summary>The number of values.</summary>
    public int Count => _items.Count;

    /// <summary>The keys, in no promised order.</summary>
    public ICollection<TKey> Keys => _items.Keys;

    /// <summary>The values, in the order of <see cref="Keys"/>.</summary>
    public ICollection<TValue> Values => _items.Values;

    /// <summary>True if the collection refuses changes.</summary>
    public virtual bool IsReadOnly => false;

    /// <summary>Adds a value under a new key.</summary>
    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    /// <summary>Adds values under new keys; null adds nothing.</summary>
    public void AddRange(params KeyValuePair<TKey, TValue>[] items) => AddRange((IEnumerable<KeyValuePair<TKey, TValue>>)items);

    /// <summary>Adds values under new keys; null adds nothing.</summary>
    public void AddRange(IEnumerable<KeyValuePair<TKey, TValue>> items)
    {
        if (items == null)
            return;
        foreach (var item in items)
            Add(item);
    }

    /// <summary>Adds a value under a new key.</summary>
    public void Add(TKey key, TValue value)
    {
        CheckWritable();
        _items.Add(key, value);
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        CheckWritable();
        _items.Clear();
    }

    /// <summary>True if the key is present, whatever its value.</summary>
    public bool Contains(TKey key) => _items.ContainsKey(key);

    /// <summary>True if the key is present with this value.</summary>
    public bool Contains(KeyValuePair<TKey, TValue> key) => ((ICollection<KeyValuePair<TKey, TValue>>)_items).Contains(key);

    /// <summary>Reads a value; false if the key is absent.</summary>
    public bool TryGetValue(TKey key, out TValue value) => _items.TryGetValue(key, out value);

    /// <summary>Copies the pairs into an array.</summary>
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<TKey, TValue>>)_items).CopyTo(array, arrayIndex);

    /// <summary>True if the key is present, whatever its value.</summary>
    public bool ContainsKey(TKey key) => _items.ContainsKey(key);

    /// <summary>Removes a key; false if it was absent.</summary>
    public bool Remove(TKey key)
    {
        CheckWritable();
        return _items.Remove(key);
    }

    /// <summary>Removes a key if it has this value; false otherwise.</summary>
    public bool Remove(KeyValuePair<TKey, TValue> item)
    {
        CheckWritable();
        return ((ICollection<KeyValuePair<TKey, TValue>>)_items).Remove(item);
    }

    /// <summary>Enumerates the pairs.</summary>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal T GetOrDefault<T>(TKey key) => _items.TryGetValue(key, out var value) && value is T typed ? typed : default;

    private void CheckWritable()
    {
        if (IsReadOnly)
            throw new InvalidOperationException("The collection is read-only.");
    }
}
