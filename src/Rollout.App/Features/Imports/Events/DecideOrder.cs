using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Schools;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Imports.Events;

/// <summary>
/// The order in which a file's lines are decided, so that their order in the file doesn't matter: what frames the schools first, then
/// each stream by effective day, and versions by their numbers. A stream's withdrawals stay at their place: what stands before them is
/// decided before.
/// </summary>
internal static class DecideOrder
{
    internal static IEnumerable<Wish> Of(IReadOnlyList<Wish> wishes)
    {
        var streams = new Dictionary<StreamId, (int Number, int Part)>();
        // Of equals the earlier line comes first: with its place in it no key has an equal, and a million are sorted where they lie.
        var keys = new ((int Scope, int Stream, int Part, int Rank, int Number) Key, int Place)[wishes.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (Key(wishes[i], streams), i);
        Array.Sort(keys);
        return keys.Select(key => wishes[key.Place]);
    }

    private static (int, int, int, int, int) Key(Wish wish, Dictionary<StreamId, (int Number, int Part)> streams)
    {
        var (number, part) = streams.GetValueOrDefault(wish.Stream, (streams.Count, 0));
        var isBarrier = wish.Fact is Correction;
        streams[wish.Stream] = (number, isBarrier ? part + 2 : part);
        return (Scope(wish), number, isBarrier ? part + 1 : part, Rank(wish.Fact), Number(wish.Fact));
    }

    /// <summary>A district's and an initiative's facts may name any school that is registered, and a school merge into it.</summary>
    private static int Scope(Wish wish) => (wish.Stream, wish.Fact) switch
    {
        (StreamId.District, DistrictEvent.DistrictRegistered) => 0,
        (StreamId.School, SchoolEvent.SchoolRegistered) => 1,
        (StreamId.District, _) => 2,
        (StreamId.Initiative, _) => 3,
        (StreamId.School, _) => 4,
        _ => 5,
    };

    /// <summary>Within the initiative, what others speak of comes before them.</summary>
    private static int Rank(DomainEvent fact) => fact switch
    {
        InitiativeChartered => 0,
        DistrictEvent.SelfAssessmentCompleted => 3,
        PilotStarted or EvaluationCommissioned or CycleStarted => 1,
        IPathVersion or IVisionStatement or RuleSetAdopted or IndicatorDefined or ExpectationAssigned => 1,
        _ => 2,
    };

    /// <summary>A later version may rule from an earlier day.</summary>
    private static int Number(DomainEvent fact) => fact switch
    {
        IPathVersion path => path.Version,
        IVisionStatement vision => vision.Version,
        RuleSetAdopted rules => rules.Version,
        DistrictEvent.InstrumentPublished instrument => instrument.Version,
        IDated dated => dated.EffectiveOn.DayNumber,
        _ => 0,
    };
}
