using System.Text;

namespace Rollout.EventStore.InMemory;

/// <summary>One district's events, its streams, and the clock of its head.</summary>
internal sealed class TenantLog
{
    private readonly List<StoredEvent> _events = [];
    private readonly Dictionary<Guid, StoredEvent> _byId = [];
    private readonly SortedDictionary<string, StreamLog> _streams = new(StringComparer.Ordinal);
    private DateTimeOffset _lastRecorded;

    private sealed class StreamLog
    {
        public List<StoredEvent> Events { get; } = [];

        public StringBuilder Facts { get; } = new();
    }

    public IReadOnlyList<StoredEvent> Events => _events;

    public IReadOnlyList<StoredEvent> Stream(string streamId) =>
        _streams.TryGetValue(streamId, out var stream) ? stream.Events : [];

    public StoredEvent? Find(Guid id) => _byId.GetValueOrDefault(id);

    public TenantHistories Histories(Func<string, bool> wanted) => new(
        _events.Count,
        [
            .. _streams.Where(s => wanted(s.Key))
                .Select(s => new StreamHistory(s.Key, s.Value.Events.Count, s.Value.Facts.ToString())),
        ]);

    /// <summary>Why the append cannot be stored, or <c>null</c>.</summary>
    public AppendOutcome? Refuses(AppendPlan plan)
    {
        foreach (var stream in plan.Streams)
        {
            var actual = Stream(stream.StreamId).Count;
            if (!stream.Expected.Holds(actual))
                return new AppendOutcome.Conflict(stream.StreamId, stream.Expected, actual);
        }

        return null;
    }

    /// <summary>The answer of the first time when all ids are known, the known ones when some are, else <c>null</c>.</summary>
    public AppendOutcome? Recalls(AppendPlan plan)
    {
        var known = plan.Append.Events.Select(e => Find(e.Id)).OfType<StoredEvent>().ToList();
        return known.Count switch
        {
            0 => null,
            var all when all == plan.Append.Events.Count => new AppendOutcome.Repeated(
                known.Max(e => e.Position),
                known.Max(e => e.LoggedAt),
                known.GroupBy(e => e.StreamId).ToDictionary(s => s.Key, s => s.Max(e => e.Version))),
            _ => new AppendOutcome.PartlyRepeated([.. known.Select(e => e.Id)]),
        };
    }

    public AppendOutcome.Appended Store(AppendPlan plan, DateTimeOffset now, Func<long> nextSequence)
    {
        var at = now > _lastRecorded ? now : _lastRecorded.AddMicroseconds(1);
        _lastRecorded = at;
        foreach (var (index, happened) in plan.Append.Events.Index())
            Add(plan, index, happened, at, nextSequence());
        return new(_events.Count, at, plan.Streams.ToDictionary(s => s.StreamId, s => (long)Stream(s.StreamId).Count));
    }

    private void Add(AppendPlan plan, int index, NewEvent happened, DateTimeOffset at, long sequence)
    {
        var streamId = plan.Streams[plan.StreamOf[index]].StreamId;
        if (!_streams.TryGetValue(streamId, out var stream))
            _streams.Add(streamId, stream = new());
        var stored = new StoredEvent(
            _events.Count + 1,
            sequence,
            happened.Id,
            streamId,
            stream.Events.Count + 1,
            happened.Type,
            FactLine.OneLine(happened.Data),
            at,
            AppendPlan.ToMicroseconds(happened.AssertedAt),
            happened.Source,
            plan.UserName(happened),
            plan.Append.CorrelationId,
            plan.Append.CausationId);
        _events.Add(stored);
        _byId.Add(stored.Id, stored);
        stream.Events.Add(stored);
        stream.Facts.Append(FactLine.Of(stored));
    }
}
