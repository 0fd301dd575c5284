using Rollout.Domain;
using Rollout.EventStore;
using static Rollout.Domain.Correction;

namespace Rollout.App;

/// <summary>A withdrawal stands in the stream of the event it names: found by that event's id, among the wishes or in the log.</summary>
internal static class Withdrawals
{
    internal static async Task PlaceAsync(List<Wish> wishes, IEventStore log, DistrictId district, CancellationToken ct)
    {
        var targets = wishes.Select(wish => wish.Fact).OfType<EventWithdrawn>().Select(withdrawal => withdrawal.Event).ToHashSet();
        if (targets.Count == 0)
            return;

        var streams = wishes.Where(wish => wish.Id is { } id && targets.Contains(id)).ToDictionary(wish => wish.Id!.Value, wish => wish.Stream);
        foreach (var (id, stream) in await log.FindAsync(district.Value, targets, ct))
            streams.TryAdd(id, StreamId.Parse(stream, null));

        for (var i = 0; i < wishes.Count; i++)
        {
            if (wishes[i].Fact is EventWithdrawn withdrawal && streams.TryGetValue(withdrawal.Event, out var stream) && IsBeside(wishes[i].Stream, stream))
                wishes[i] = wishes[i] with { Stream = stream };
        }
    }

    internal static async Task<Wish> PlaceAsync(Wish wish, IEventStore log, DistrictId district, CancellationToken ct)
    {
        List<Wish> wishes = [wish];
        await PlaceAsync(wishes, log, district, ct);
        return wishes[0];
    }

    /// <summary>Whether a wish that names this school (or none) can mean that stream; if not, the decider finds no such event.</summary>
    private static bool IsBeside(StreamId placed, StreamId target) => (placed, target) switch
    {
        (StreamId.Rollout rollout, StreamId.School school) => rollout.SchoolId == school.Id,
        (StreamId.Initiative, StreamId.District) => true,
        _ => false,
    };
}
