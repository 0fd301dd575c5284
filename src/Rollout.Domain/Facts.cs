using System.Collections.Immutable;
using static Rollout.Domain.Correction;

namespace Rollout.Domain;

/// <summary>
/// One stream's facts as deciding needs them: which ids it holds, which of them are withdrawn, and what was said last about a
/// subject on a day. Immutable to the eye; versions share one growing list, so that adding costs neither a copy nor much memory.
/// </summary>
internal sealed class Facts
{
    internal static Facts Empty { get; } = new(new(), 0, [], []);

    private readonly Entries _entries;
    private readonly int _count;
    private readonly ImmutableDictionary<int, int> _lastOfKey;
    private readonly ImmutableHashSet<Guid> _withdrawn;

    private Facts(
        Entries entries, int count, ImmutableDictionary<int, int> lastOfKey, ImmutableHashSet<Guid> withdrawn) =>
        (_entries, _count, _lastOfKey, _withdrawn) = (entries, count, lastOfKey, withdrawn);

    /// <summary>The live facts in log order.</summary>
    internal IEnumerable<DomainEvent> Live
    {
        get
        {
            for (var i = 0; i < _count; i++)
            {
                if (IsLive(_entries[i].Id))
                    yield return _entries[i].Happened;
            }
        }
    }

    internal Facts With(Guid id, DomainEvent happened)
    {
        if (!StatesAFact(happened))
            return new(_entries.Add(_count, new(id, happened, -1)), _count + 1, _lastOfKey, _withdrawn);
        var key = KeyOf(happened);
        var entry = new Entry(id, happened, _lastOfKey.GetValueOrDefault(key, -1));
        return new(_entries.Add(_count, entry), _count + 1, _lastOfKey.SetItem(key, _count), _withdrawn);
    }

    /// <summary>The withdrawal counts as a fact of the stream and takes away the one it names.</summary>
    internal Facts With(Guid id, EventWithdrawn withdrawal) =>
        new(_entries.Add(_count, new(id, withdrawal, -1)), _count + 1, _lastOfKey, _withdrawn.Add(withdrawal.Event));

    /// <summary>
    /// "Already so" for facts that are stated: among the live facts of the wish's type, the one logged last about the same subject
    /// on the same effective day equals it. Never so for what repeats freely, nor for what is compared with the state.
    /// </summary>
    internal bool AlreadySay(DomainEvent wish)
    {
        if (!StatesAFact(wish) || !_lastOfKey.TryGetValue(KeyOf(wish), out var at))
            return false;
        for (; at >= 0; at = _entries[at].Previous)
        {
            var (id, said, _) = _entries[at];
            if (IsLive(id) && SpeaksOfTheSame(said, wish))
                return said.Equals(wish);
        }

        return false;
    }

    /// <summary>The fact of that id, live or not; null when this stream holds none.</summary>
    internal DomainEvent? Find(Guid id)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_entries[i].Id == id)
                return _entries[i].Happened;
        }

        return null;
    }

    internal bool IsWithdrawn(Guid id) => !_withdrawn.IsEmpty && _withdrawn.Contains(id);

    private bool IsLive(Guid id) => !IsWithdrawn(id);

    private static bool StatesAFact(DomainEvent happened) => happened is not (IRepeats or IFrame or Correction);

    private static bool SpeaksOfTheSame(DomainEvent one, DomainEvent other) =>
        one.GetType() == other.GetType() && DayOf(one) == DayOf(other) && one.Subject().Equals(other.Subject());

    private static int KeyOf(DomainEvent happened) => HashCode.Combine(happened.GetType(), happened.Subject(), DayOf(happened));

    private static DateOnly? DayOf(DomainEvent happened) => (happened as IDated)?.EffectiveOn;

    /// <param name="Previous">Index of the entry before it whose key has the same hash; -1 = none.</param>
    private readonly record struct Entry(Guid Id, DomainEvent Happened, int Previous);

    /// <summary>A list that its owners read up to their own count. The first to add after a count extends it; any other gets a copy.</summary>
    private sealed class Entries
    {
        private readonly Entry[] _items;
        private int _used;

        internal Entries() => _items = [];

        private Entries(Entry[] items, int used) => (_items, _used) = (items, used);

        internal ref readonly Entry this[int index] => ref _items[index];

        internal Entries Add(int count, Entry entry)
        {
            if (count < _items.Length && Interlocked.CompareExchange(ref _used, count + 1, count) == count)
            {
                _items[count] = entry;
                return this;
            }

            var items = new Entry[Math.Max(4, count * 2)];
            Array.Copy(_items, items, count);
            items[count] = entry;
            return new(items, count + 1);
        }
    }
}
