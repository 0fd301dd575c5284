using System.Diagnostics.CodeAnalysis;

namespace Rollout.App.Reading;

/// <summary>What is worth keeping, up to a weight in all: whatever was asked for longest ago goes first.</summary>
internal sealed class Kept<TKey, TValue>(long mostWeight)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value, long Weight)>> _places = [];
    private readonly LinkedList<(TKey Key, TValue Value, long Weight)> _lastAskedFirst = new();
    private long _weight;

    internal long Weight
    {
        get
        {
            lock (_lock)
                return _weight;
        }
    }

    internal bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            var isKept = _places.TryGetValue(key, out var place);
            value = isKept ? place!.Value.Value : default;
            if (isKept)
                MoveToFront(place!);
            return isKept;
        }
    }

    /// <summary>The value kept under the key, or the one made now; <paramref name="make"/> must be quick.</summary>
    internal TValue GetOrAdd(TKey key, long weight, Func<TValue> make, out bool wasKept)
    {
        lock (_lock)
        {
            if (wasKept = TryGet(key, out var value))
                return value!;
            Put(key, value = make(), weight);
            return value;
        }
    }

    internal void Set(TKey key, TValue value, long weight)
    {
        lock (_lock)
        {
            Remove(key);
            Put(key, value, weight);
        }
    }

    internal void Remove(TKey key)
    {
        lock (_lock)
        {
            if (_places.Remove(key, out var place))
                Drop(place);
        }
    }

    private void Put(TKey key, TValue value, long weight)
    {
        _places[key] = _lastAskedFirst.AddFirst((key, value, weight));
        _weight += weight;
        // The last one in stays even when it alone is too heavy: a large district is read no worse than without.
        while (_weight > mostWeight && _lastAskedFirst.Last is { } oldest && oldest != _lastAskedFirst.First)
            Remove(oldest.Value.Key);
    }

    private void MoveToFront(LinkedListNode<(TKey Key, TValue Value, long Weight)> place)
    {
        _lastAskedFirst.Remove(place);
        _lastAskedFirst.AddFirst(place);
    }

    private void Drop(LinkedListNode<(TKey Key, TValue Value, long Weight)> place)
    {
        _lastAskedFirst.Remove(place);
        _weight -= place.Value.Weight;
    }
}
