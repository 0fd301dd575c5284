using System.Text.Json.Nodes;
using Rollout.Domain;

namespace Rollout.App;

/// <summary>What somebody wants recorded.</summary>
/// <param name="Line">Its line in the file it comes from; of one stream's wishes, the log keeps the order of lines.</param>
/// <param name="Today">The day it is said on; null = the district's day now.</param>
/// <param name="Id">The id it must have in the log; null = one of the command's.</param>
internal sealed record Wish(int Line, StreamId Stream, DomainEvent Fact, DateOnly? Today = null, Guid? Id = null, Asserted? Asserted = null)
{
    /// <summary>Whether nobody said the effective day, so that the day of recording stands for it.</summary>
    public bool DayIsAssumed { get; init; }

    /// <summary>Whether the event says what is wished, on whatever day when the wish names none.</summary>
    internal bool SaysTheSameAs(DomainEvent recorded) =>
        Fact.Equals(recorded)
        || (DayIsAssumed && Fact.GetType() == recorded.GetType() && JsonNode.DeepEquals(WithoutDay(Fact), WithoutDay(recorded)));

    private static JsonObject WithoutDay(DomainEvent fact)
    {
        var data = JsonNode.Parse(EventCodec.Encode(fact))!.AsObject();
        data.Remove("effectiveOn");
        return data;
    }
}

/// <summary>What an earlier system says about a fact: when it was recorded there, and by whom.</summary>
internal sealed record Asserted(DateTimeOffset? At, string Source, string? By);

/// <summary>The wishes of one district, decided in the order the plan gives them.</summary>
/// <param name="Streams">All streams that deciding needs: those written and those that frame them.</param>
/// <param name="Plan">From what is there to what is wished. Asked again when somebody else wrote in between.</param>
internal sealed record DistrictWishes(DistrictId District, IReadOnlyCollection<StreamId> Streams, Func<DistrictState, IEnumerable<Wish>> Plan);

/// <summary>A wish that became an event.</summary>
internal sealed record AcceptedWish(Wish Wish, Guid Id, DomainEvent Happened);

/// <summary>A wish that may not be.</summary>
internal sealed record RefusedWish(Wish Wish, Refusal Refusal);

/// <summary>Something to look at in an accepted wish.</summary>
internal sealed record DoubtfulWish(Wish Wish, Warning Warning);
