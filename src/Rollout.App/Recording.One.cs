using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App;

internal sealed partial class Recording
{
    /// <summary>Decides one wish on what is there and records it, unless somebody else was first.</summary>
    /// <param name="command">The event's id follows from it: the same wish under it again is answered as the first time.</param>
    /// <param name="rests">The version of the stream the wish rests on; null = whatever is there, decided again when somebody was first.</param>
    internal async Task<RecordOutcome> RecordAsync(DistrictId district, Wish wish, CommandId command, long? rests, CancellationToken ct)
    {
        var id = command.EventId(district.Value, 0);
        for (var attempt = 1; ; attempt++)
        {
            var loaded = await Loading.LoadAsync(log, district, Framing.Of([wish]), ct);
            if (loaded.Find(id) is { } known)
                return Recalled(known.Stream, known.Recorded, loaded, wish);
            var version = loaded.VersionOf(wish.Stream);
            if (rests is { } expected && expected != version)
                return new RecordOutcome.SomeoneWasFirst(wish.Stream, expected, version);

            var decided = new DecidedDistrict(loaded, command, clock.GetUtcNow());
            decided.Decide([wish]);
            if (decided.Refused is [var refused, ..])
                return new RecordOutcome.Refused(refused.Refusal);
            if (decided.Accepted.Count == 0)
                return new RecordOutcome.AlreadySo(wish.Stream, version);
            switch (await log.AppendAsync(decided.ToAppend(actor, command), ct))
            {
                case AppendOutcome.Appended appended:
                    return new RecordOutcome.Recorded(
                        decided.Accepted[0].Id, wish.Stream, appended.Versions[wish.Stream.ToString()], appended.LastPosition,
                        [.. decided.Doubtful.Select(doubtful => doubtful.Warning)]);
                case AppendOutcome.Conflict conflict when rests is not null || attempt == Attempts:
                    return new RecordOutcome.SomeoneWasFirst(wish.Stream, version, conflict.Actual);
                case AppendOutcome.Repeated when !await IsInAsync(wish.Stream, district, id, ct):
                    return new RecordOutcome.OtherWish(id);
                default:
                    // Somebody wrote in between, perhaps this very wish: read again, and it is found.
                    break;
            }
        }
    }

    private async Task<bool> IsInAsync(StreamId stream, DistrictId district, Guid id, CancellationToken ct) =>
        (await log.FindAsync(district.Value, [id], ct)).TryGetValue(id, out var found) && found == stream.ToString();

    private static RecordOutcome Recalled(StreamId stream, Recorded recorded, LoadedDistrict loaded, Wish wish) =>
        stream == wish.Stream && wish.SaysTheSameAs(recorded.Happened)
            ? new RecordOutcome.Recorded(recorded.Id, stream, loaded.VersionWith(stream, recorded.Id), recorded.Position, [])
            : new RecordOutcome.OtherWish(recorded.Id);
}
