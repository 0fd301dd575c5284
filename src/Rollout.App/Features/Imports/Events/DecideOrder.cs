using Rollout.Domain;
using Rollout.Domain.Initiatives;

namespace Rollout.App.Features.Imports.Events;

/// <summary>
/// The order in which a file's lines are decided, so that their order in the file doesn't matter: what frames the schools first,
/// then each stream by effective day. A stream's withdrawals stay at their place: what stands before them is decided before.
/// </summary>
internal static class DecideOrder
{
    internal static IEnumerable<Wish> Of(IReadOnlyList<Wish> wishes)
    {
        var streams = new Dictionary<StreamId, (int Number, int Part)>();
        var keys = new (int Scope, int Stream, int Part, int Rank, int Day)[wishes.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Key(wishes[i], streams);
        return Enumerable.Range(0, keys.Length).OrderBy(i => keys[i]).Select(i => wishes[i]);
    }

    private static (int, int, int, int, int) Key(Wish wish, Dictionary<StreamId, (int Number, int Part)> streams)
    {
        var (number, part) = streams.GetValueOrDefault(wish.Stream, (streams.Count, 0));
        var isBarrier = wish.Fact is Correction;
        streams[wish.Stream] = (number, isBarrier ? part + 2 : part);
        return (Scope(wish.Stream), number, isBarrier ? part + 1 : part, Rank(wish.Fact), (wish.Fact as IDated)?.EffectiveOn.DayNumber ?? 0);
    }

    private static int Scope(StreamId stream) => stream switch
    {
        StreamId.District => 0,
        StreamId.Initiative => 1,
        StreamId.School => 2,
        _ => 3,
    };

    /// <summary>Within the initiative, what others speak of comes before them.</summary>
    private static int Rank(DomainEvent fact) => fact switch
    {
        InitiativeEvent.InitiativeChartered => 0,
        IPathVersion or InitiativeEvent.IndicatorDefined => 1,
        _ => 2,
    };
}
