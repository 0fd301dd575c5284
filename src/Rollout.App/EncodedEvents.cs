using System.Collections;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App;

/// <summary>Accepted wishes as the store takes them, encoded when asked for: a million events are never held as text at once.</summary>
internal sealed class EncodedEvents(IReadOnlyList<AcceptedWish> accepted) : IReadOnlyList<NewEvent>
{
    public int Count => accepted.Count;

    public NewEvent this[int index] => Encode(accepted[index]);

    public IEnumerator<NewEvent> GetEnumerator() => accepted.Select(Encode).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static NewEvent Encode(AcceptedWish accepted) => new(
        accepted.Wish.Stream.ToString(), accepted.Id, EventCodec.Alias(accepted.Happened), EventCodec.ClrType(accepted.Happened),
        EventCodec.Encode(accepted.Happened), accepted.Wish.Asserted?.At, accepted.Wish.Asserted?.Source, accepted.Wish.Asserted?.By);
}

/// <summary>A district's accepted wishes as one append that holds only if nobody else wrote to its streams.</summary>
internal static class Appends
{
    extension(DecidedDistrict decided)
    {
        internal TenantAppend ToAppend(string actor, CommandId command) => new(
            decided.District.Value,
            [.. decided.Accepted.Select(accepted => accepted.Wish.Stream).Distinct()
                .Select(stream => new StreamTarget(stream.ToString(), stream.Type, ExpectedVersion.Exactly(decided.VersionOf(stream))))],
            new EncodedEvents(decided.InOrderOfLines()), actor, command.ToString(), command.ToString(),
            RegistersTenant: decided.Accepted.Any(accepted => accepted.Wish.Stream is StreamId.District));
    }
}
