using Rollout.Domain;
using Rollout.Domain.Tracking;
using Rollout.EventStore;

namespace Rollout.App.Reading;

/// <summary>
/// The histories asked for last, a district and initiative each. A request reads the position of the log's end; when it moved, what
/// was recorded since; the whole only the first time. Never an older state than the log's at the time of asking. The end each asks for
/// themselves, and whoever may not finds none; what is kept for all is read as the application itself.
/// </summary>
internal sealed class KeptHistories(IEventStore log)
{
    /// <summary>Events in all; one takes some 400 bytes.</summary>
    internal const long MostEvents = 1_000_000;

    private readonly Kept<(DistrictId, InitiativeId), Place> _kept = new(MostEvents);

    internal async Task<KeptHistory> AskAsync(DistrictId district, InitiativeId initiative, CancellationToken ct)
    {
        if (await log.HeadAsync(district.Value, ct) is not { } head)
            return new(Nothing(district, initiative), new());
        using var itself = Speaker.AsItself();
        var place = _kept.GetOrAdd((district, initiative), 1, () => new Place(), out _);
        if (place.Now is { } now && now.History.Head == head)
            return Counted(now, Measures.Hit);

        // Whoever is first reads, the others wait for it and find it done; a first who hangs up lets the next one read.
        await place.Gate.WaitAsync(ct);
        try
        {
            // Another request may have been quicker, and read further than the end seen here.
            if (place.Now?.History.Head > head)
                head = await log.HeadAsync(district.Value, ct) ?? 0;
            return place.Now is { } read && read.History.Head == head
                ? Counted(read, Measures.Hit)
                : Counted(place.Now = await ReadAsync(place, district, initiative, head, ct), Measures.Miss);
        }
        finally
        {
            place.Gate.Release();
        }
    }

    private async Task<KeptHistory> ReadAsync(Place place, DistrictId district, InitiativeId initiative, long head, CancellationToken ct)
    {
        // An end that went back is another log, restored from a backup: nothing that rests on the former one holds.
        var known = place.Now is { } before && before.History.Head < head ? before : null;
        var followed = known is null ? null : await DistrictHistories.FollowAsync(log, known.History, ct);
        var read = new KeptHistory(followed ?? await DistrictHistories.ReadAsync(log, district, initiative, ct), known?.Log ?? new());
        if (read.History.Charter.Events.Count > 0)
            _kept.Set((district, initiative), place, read.Weight);
        else
            _kept.Remove((district, initiative));
        return read;
    }

    private static KeptHistory Counted(KeptHistory history, KeyValuePair<string, object?> outcome)
    {
        Measures.Kept.Add(1, Measures.Histories, outcome);
        return history;
    }

    private static DistrictHistory Nothing(DistrictId district, InitiativeId initiative) => new(
        district, initiative, 0, StreamLog.Empty, StreamLog.Empty, new Dictionary<SchoolId, StreamLog>(), new Dictionary<SchoolId, StreamLog>());

    /// <summary>Where a district's history is kept once it is read.</summary>
    private sealed class Place
    {
        private volatile KeptHistory? _now;

        internal SemaphoreSlim Gate { get; } = new(1, 1);

        internal KeptHistory? Now
        {
            get => _now;
            set => _now = value;
        }
    }
}

/// <param name="Log">The same object for all states of one log.</param>
internal sealed record KeptHistory(DistrictHistory History, object Log)
{
    // A stream, however short, has its objects too.
    private const long WeightOfStream = 2;

    /// <summary>In events.</summary>
    internal long Weight { get; } = History.Streams.Sum(stream => stream.Events.Count + WeightOfStream);
}
