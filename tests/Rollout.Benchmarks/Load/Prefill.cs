using Rollout.App;
using Rollout.App.Features.Demonstration;
using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;
using Rollout.EventStore;

namespace Rollout.Benchmarks.Load;

/// <summary>
/// What the state has logged before the day begins: each district's frame decided as any other wish, then its schools' days in
/// bulk, so that each school's history is written once.
/// </summary>
internal sealed class Prefill(InventedState state, IEventStore log, TimeProvider clock)
{
    private const int DistrictsAtOnce = 20;
    private const int EventsAtOnce = 100_000;

    internal async Task FrameAsync(CancellationToken ct)
    {
        var recording = new Recording(log, clock, "operator:load");
        foreach (var districts in state.Districts.Chunk(DistrictsAtOnce))
        {
            var decided = await recording.RecordManyAsync([.. districts.Select(Frame)], dryRun: false, leaveOutRefused: false, ct);
            if (decided.SelectMany(district => district.Refused).FirstOrDefault() is { } refused)
                throw new InvalidOperationException($"The invented state's frame was refused: {refused.Refusal.Message}");
        }
    }

    /// <summary>Answers how many events that were.</summary>
    internal async Task<int> FillAsync(int events, CancellationToken ct)
    {
        var each = events / state.Districts.Count;
        var districts = state.Districts.Where(district => each >= district.Schools.Count).ToList();
        var groups = districts.Chunk(Math.Max(1, EventsAtOnce / Math.Max(1, each)));
        await Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct }, async (group, token) =>
        {
            var stored = await log.AppendManyAsync([.. group.Select(district => Append(district, each))], token);
            if (stored is not BulkOutcome.Appended)
                throw new InvalidOperationException($"The invented state's events were refused: {stored}");
        });
        return districts.Count * each;
    }

    private DistrictWishes Frame(StateDistrict district)
    {
        List<Wish> wishes = [];
        void Add(StreamId stream, DomainEvent fact) => wishes.Add(new(wishes.Count + 1, stream, fact, state.Days[^1]));

        Add(new StreamId.District(), new DistrictEvent.DistrictRegistered($"District {district.Id} (invented)", null, DemoDistrict.Zone));
        foreach (var year in state.Calendar.Years)
            Add(new StreamId.District(), year);
        var charter = new StreamId.Initiative(InventedState.Initiative);
        Add(charter, new InitiativeEvent.InitiativeChartered(DemoPath.Title));
        Add(charter, new InitiativeEvent.ExpectedPathPublished(1, DemoPath.First(state.Days[0])));
        Add(charter, new InitiativeEvent.WaveScheduled(state.Days[0], "1", state.Days[0]));
        foreach (var school in district.Schools)
        {
            Add(new StreamId.School(school), new SchoolEvent.SchoolRegistered($"School {school}", "elementary"));
            Add(Rollout(school), new RolloutEvent.RolloutEnrolled(state.Days[0], 1, "1"));
        }

        return new(district.Id, [.. wishes.Select(wish => wish.Stream).Distinct()], _ => wishes);
    }

    private TenantAppend Append(StateDistrict district, int events) => new(
        district.Id.Value,
        [.. district.Schools.Select(school => new StreamTarget(Rollout(school).ToString(), "rollout", ExpectedVersion.Exactly(1)))],
        [.. Enumerable.Range(0, events).Select(nth => Happened(district, nth, events))],
        "operator:load", null, null);

    private NewEvent Happened(StateDistrict district, int nth, int events)
    {
        var school = nth % district.Schools.Count;
        var fact = Daily.Fact(state.Days[(int)((long)nth * state.Days.Count / events)], school, nth / district.Schools.Count);
        return new(
            Rollout(district.Schools[school]).ToString(), Guid.CreateVersion7(clock.GetUtcNow()), EventCodec.Alias(fact), EventCodec.ClrType(fact),
            EventCodec.Encode(fact));
    }

    private static StreamId.Rollout Rollout(SchoolId school) => new(InventedState.Initiative, school);
}
