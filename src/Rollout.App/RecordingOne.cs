using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App;

/// <summary>The way in for one wish of a person or program: decided on what is there, recorded unless somebody else was first.</summary>
internal sealed class RecordingOne(IEventStore log, TimeProvider clock)
{
    private const int Attempts = 5;

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="command">Its events' ids follow from it: saying the same under it again answers as the first time.</param>
    /// <param name="expected">The version the wish rests on; null = whatever is there, decided again when somebody was first.</param>
    internal async Task<RecordOutcome> RecordAsync(
        DistrictId district, Wish wish, CommandId command, string actor, long? expected, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var loaded = await Loading.LoadAsync(log, district, Framing(wish.Stream), ct);
            if (loaded.Find(command.EventId(district.Value, 0)) is { } known)
                return Recalled(known, loaded, wish);
            var version = loaded.VersionOf(wish.Stream);
            if (expected is { } rests && rests != version)
                return new RecordOutcome.SomeoneWasFirst(wish.Stream, rests, version);

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
                case AppendOutcome.Conflict conflict when expected is not null || attempt == Attempts:
                    return new RecordOutcome.SomeoneWasFirst(wish.Stream, version, conflict.Actual);
                default:
                    // Somebody wrote in between, perhaps this very wish: read again.
                    break;
            }
        }
    }

    private static RecordOutcome Recalled((StreamId Stream, Recorded Recorded) known, LoadedDistrict loaded, Wish wish) =>
        known.Stream == wish.Stream && known.Recorded.Happened.Equals(wish.Fact)
            ? new RecordOutcome.Recorded(known.Recorded.Id, known.Stream, loaded.VersionWith(known.Stream, known.Recorded.Id), known.Recorded.Position, [])
            : new RecordOutcome.OtherWish(known.Recorded.Id);

    /// <summary>What deciding about the stream needs: itself and what frames it.</summary>
    private static HashSet<StreamId> Framing(StreamId stream) => stream switch
    {
        StreamId.Rollout rollout =>
            [new StreamId.District(), new StreamId.Initiative(rollout.InitiativeId), new StreamId.School(rollout.SchoolId), rollout],
        _ => [new StreamId.District(), stream],
    };
}
