using System.Collections.Immutable;
using System.Diagnostics;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;

namespace Rollout.Domain;

/// <summary>
/// All that deciding needs of one district: the state of each of its streams. Immutable; each state frames the others' decisions
/// (who is registered, which path versions, indicators and school years are published).
/// </summary>
public sealed record DistrictState(
    District District, ImmutableDictionary<SchoolId, School> Schools, ImmutableDictionary<InitiativeId, Initiative> Initiatives,
    ImmutableDictionary<StreamId.Rollout, SchoolRollout> Rollouts)
{
    public static DistrictState Initial { get; } = new(
        District.Initial, [], [],
        []);

    /// <summary>The state after these logs, in whatever order the streams come.</summary>
    public static DistrictState FromLogs(IEnumerable<KeyValuePair<StreamId, StreamLog>> logs) =>
        logs.Aggregate(Initial, (state, log) => state.After(log.Key, log.Value));

    /// <summary>
    /// The wish as the event that happened, <c>[]</c> when already so, or a refusal. Whatever the topic, first of all:
    /// <c>wrong-stream</c>, <c>unknown-district</c>, <c>unknown-initiative</c>, <c>unknown-school</c>; and for a charter <c>reserved-name</c>.
    /// </summary>
    /// <param name="today">The district's day; for a line that an earlier system asserts, the day it asserts.</param>
    public Decision<DomainEvent> Decide(StreamId stream, DomainEvent wish, DateOnly today) =>
        wish is Correction.EventWithdrawn withdrawal ? Correction.Decide(withdrawal, FactsOf(stream), stream)
        : (Missing(stream, wish) ?? UnknownName(wish)) is { } missing ? missing
        : (stream, wish) switch
        {
            (StreamId.District, DistrictEvent e) => Widened(District.Decide(e, District, today)),
            (StreamId.School(var id), SchoolEvent e) => Widened(School.Decide(e, SchoolOf(id), id, Schools, today)),
            (StreamId.Initiative(var id), InitiativeEvent e) => Widened(Initiative.Decide(e, InitiativeOf(id), id, today)),
            (StreamId.Rollout at, RolloutEvent e) => Widened(SchoolRollout.Decide(e, RolloutOf(at), InitiativeOf(at.InitiativeId), today)),
            _ => new Refusal("wrong-stream", $"This kind of event does not belong to {stream}: record it where it does."),
        };

    /// <summary>What is worth a look in a wish that is accepted all the same: <c>due-outside-calendar</c>, <c>due-day-unplaced</c>, <c>jargon</c>,
    /// <c>unknown-commitment</c>, <c>unknown-support</c>, <c>unknown-help</c>.</summary>
    public IReadOnlyList<Warning> Warnings(StreamId stream, DomainEvent wish) => (stream, wish) switch
    {
        (StreamId.Initiative(var id), IPathVersion e) => [.. InitiativeEvent.Warn(e, InitiativeOf(id), District)],
        (StreamId.Initiative(var id), InitiativeEvent.WaveScheduled e) => [.. InitiativeEvent.Warn(e, InitiativeOf(id), District)],
        (StreamId.Initiative, IVisionStatement e) => [.. InitiativeEvent.Warn(e)],
        (StreamId.Rollout at, RolloutEvent e) => [.. RolloutEvent.Warn(e, RolloutOf(at))],
        _ => [],
    };

    /// <summary>Whether the stream holds the event of that id, withdrawn or not.</summary>
    public bool Holds(StreamId stream, Guid id) => FactsOf(stream).Find(id) is not null;

    public DistrictState Evolve(StreamId stream, Recorded recorded) => stream switch
    {
        StreamId.District => this with { District = District.Evolve(District, recorded) },
        StreamId.School(var id) => this with { Schools = Schools.SetItem(id, School.Evolve(SchoolOf(id), recorded)) },
        StreamId.Initiative(var id) => this with { Initiatives = Initiatives.SetItem(id, Initiative.Evolve(InitiativeOf(id), recorded)) },
        StreamId.Rollout at => this with { Rollouts = Rollouts.SetItem(at, SchoolRollout.Evolve(RolloutOf(at), recorded)) },
        _ => throw new UnreachableException(),
    };

    /// <summary>The state with one stream's whole log folded in at once.</summary>
    private DistrictState After(StreamId stream, StreamLog log) => stream switch
    {
        StreamId.District => this with { District = log.Events.Aggregate(District, District.Evolve) },
        StreamId.School(var id) => this with { Schools = Schools.SetItem(id, log.Events.Aggregate(SchoolOf(id), School.Evolve)) },
        StreamId.Initiative(var id) => this with { Initiatives = Initiatives.SetItem(id, log.Events.Aggregate(InitiativeOf(id), Initiative.Evolve)) },
        StreamId.Rollout at => this with { Rollouts = Rollouts.SetItem(at, log.Events.Aggregate(RolloutOf(at), SchoolRollout.Evolve)) },
        _ => throw new UnreachableException(),
    };

    private Refusal? Missing(StreamId stream, DomainEvent wish) => (stream, wish) switch
    {
        (_, DistrictEvent.DistrictRegistered) => null,
        _ when District.Registered is null => new("unknown-district", "This district is not registered: register it first."),
        (_, SchoolEvent.SchoolRegistered or InitiativeEvent.InitiativeChartered) => null,
        (StreamId.School(var id), _) => Unknown(id),
        (StreamId.Initiative(var id), _) => Unknown(id),
        (StreamId.Rollout at, _) => Unknown(at.InitiativeId) ?? Unknown(at.SchoolId),
        _ => null,
    };

    /// <summary>A school that a fact of another stream names: the member at fault is known.</summary>
    private Refusal? UnknownName(DomainEvent wish) => wish is INamesASchool named && Unknown(named.School) is { } refusal ? refusal with { Field = "school" } : null;

    private Refusal? Unknown(SchoolId school) => SchoolOf(school).IsRegistered
        ? null
        : new("unknown-school", $"There is no school {school} here: register it first, or check its number.");

    private Refusal? Unknown(InitiativeId initiative) => InitiativeOf(initiative).Charter is not null
        ? null
        : new("unknown-initiative", $"There is no initiative {initiative} here: charter it first, or check its name.");

    private Facts FactsOf(StreamId stream) => stream switch
    {
        StreamId.District => District.Facts,
        StreamId.School(var id) => SchoolOf(id).Facts,
        StreamId.Initiative(var id) => InitiativeOf(id).Facts,
        StreamId.Rollout at => RolloutOf(at).Facts,
        _ => throw new UnreachableException(),
    };

    private School SchoolOf(SchoolId id) => Schools.GetValueOrDefault(id, School.Initial);

    private Initiative InitiativeOf(InitiativeId id) => Initiatives.GetValueOrDefault(id, Initiative.Initial);

    private SchoolRollout RolloutOf(StreamId.Rollout at) => Rollouts.GetValueOrDefault(at, SchoolRollout.Initial);

    private static Decision<DomainEvent> Widened<TEvent>(Decision<TEvent> decision)
        where TEvent : DomainEvent => decision switch
        {
            { Refusal: { } refusal } => refusal,
            [var happened] => happened,
            _ => [],
        };
}
