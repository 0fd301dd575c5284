using System.Runtime.CompilerServices;
using System.Text;
using Rollout.App.Events;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App;

/// <summary>Reads the streams that deciding needs, set by set.</summary>
internal static class Loading
{
    private const int MostAtOnce = 200;

    /// <summary>Characters of a set of histories, beyond which the next set is smaller.</summary>
    private const int LargeSet = 1 << 20;

    internal static async IAsyncEnumerable<(DistrictWishes Wishes, LoadedDistrict Loaded)> LoadAsync(
        IEventStore log, IReadOnlyList<DistrictWishes> wishes, [EnumeratorCancellation] CancellationToken ct)
    {
        var known = (await log.TenantsAsync(ct)).ToHashSet();
        foreach (var district in wishes)
        {
            yield return (district, known.Contains(district.District.Value)
                ? await LoadAsync(log, district.District, district.Streams, ct)
                : new LoadedDistrict(district.District, 0, new Dictionary<StreamId, StreamLog>(), DistrictState.Initial));
        }
    }

    /// <summary>The district's time zone; null when nobody registered it.</summary>
    internal static async Task<string?> ZoneOfAsync(IEventStore log, DistrictId district, CancellationToken ct) =>
        (await LoadAsync(log, district, [new StreamId.District()], ct)).State.District.Registered?.TimeZone;

    /// <summary>All streams whose ids begin so.</summary>
    internal static async Task<LoadedDistrict> LoadAllAsync(IEventStore log, DistrictId district, string prefix, CancellationToken ct)
    {
        var histories = await log.ReadHistoriesAsync(district.Value, null, [prefix], ct);
        var logs = histories.Streams.ToDictionary(StreamOf, LogOf);
        return new(district, histories.Head, logs, DistrictState.FromLogs(logs));
    }

    internal static async Task<LoadedDistrict> LoadAsync(
        IEventStore log, DistrictId district, IReadOnlyCollection<StreamId> streams, CancellationToken ct)
    {
        var logs = new Dictionary<StreamId, StreamLog>(streams.Count);
        var head = 0L;
        // Who asks may have several reasons for one stream; it is read in one set.
        var asked = streams.Distinct().ToList();
        var (small, large) = (asked.Where(stream => stream is not StreamId.Rollout), asked.OfType<StreamId.Rollout>().ToList());
        foreach (var set in small.Chunk(MostAtOnce))
            (head, _) = await ReadAsync(log, district, set, logs, ct);

        // A school's rollout may be long: its text is let go of before the next set is read, and sets grow while they are short.
        for (var (at, size) = (0, 1); at < large.Count;)
        {
            var set = large.Skip(at).Take(size).ToList();
            (head, var characters) = await ReadAsync(log, district, set, logs, ct);
            (at, size) = (at + set.Count, characters > LargeSet ? Math.Max(1, size / 4) : Math.Min(MostAtOnce, size * 2));
        }

        return new(district, head, logs, DistrictState.FromLogs(logs));
    }

    private static async Task<(long Head, long Characters)> ReadAsync(
        IEventStore log, DistrictId district, IReadOnlyCollection<StreamId> set, Dictionary<StreamId, StreamLog> logs, CancellationToken ct)
    {
        var histories = await log.ReadHistoriesAsync(district.Value, [.. set.Select(stream => stream.ToString())], null, ct);
        foreach (var history in histories.Streams)
            logs.Add(StreamOf(history), LogOf(history));
        return (histories.Head, histories.Streams.Sum(history => (long)history.Facts.Length));
    }

    private static StreamId StreamOf(StreamHistory history) => StreamId.Parse(history.StreamId, null);

    private static StreamLog LogOf(StreamHistory history) => HistoryLines.Parse(Encoding.UTF8.GetBytes(history.Facts));
}
