using System.Runtime.CompilerServices;
using Rollout.App.Reading;
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
                logs.Add(StreamId.Parse(history.StreamId, null), HistoryLines.Read(history.Facts));
        }

        return new(district, head, logs, DistrictState.FromLogs(logs));
    }
}
