using System.Runtime.CompilerServices;
using System.Text;
using Rollout.App.Events;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App;

/// <summary>Reads the streams that deciding needs, set by set.</summary>
internal static class Loading
{
    /// <summary>A set's text is let go of before the next is read: a large history is held once, as facts.</summary>
    private const int StreamsAtOnce = 200;

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
        foreach (var set in streams.Chunk(StreamsAtOnce))
        {
            var histories = await log.ReadHistoriesAsync(district.Value, [.. set.Select(stream => stream.ToString())], null, ct);
            head = histories.Head;
            foreach (var history in histories.Streams)
                logs.Add(StreamOf(history), LogOf(history));
        }

        return new(district, head, logs, DistrictState.FromLogs(logs));
    }

    private static StreamId StreamOf(StreamHistory history) => StreamId.Parse(history.StreamId, null);

    private static StreamLog LogOf(StreamHistory history) => HistoryLines.Parse(Encoding.UTF8.GetBytes(history.Facts));
}
