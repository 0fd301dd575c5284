using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Web;

/// <summary>Records what somebody says at the front, by a form or by the API: counted, and told to the read models at once.</summary>
internal sealed class EntryRecorder(IEventStore log, TimeProvider clock, Following following)
{
    /// <param name="key">Under the same key the same wish is recorded once.</param>
    /// <param name="rests">As <see cref="Recording"/> takes it.</param>
    internal async Task<RecordOutcome> RecordAsync(Person person, DistrictId district, Wish wish, string key, long? rests, CancellationToken ct)
    {
        var outcome = await new Recording(log, clock, person.Actor)
            .RecordAsync(district, wish, CommandId.OfKey(district.Value, person.Actor, key), rests, ct);
        Measures.Wishes.Add(1, Measures.Outcome(NameOf(outcome)));
        if (outcome is RecordOutcome.Recorded)
            following.Signal();
        return outcome;
    }

    /// <summary>Records several facts of one form together: all of them or none. The facts carry ids that follow from the form's key.</summary>
    /// <returns>Why not, of the first that is refused; null when they stand.</returns>
    internal async Task<Refusal?> RecordTogetherAsync(Person person, DistrictId district, IReadOnlyList<Wish> wishes, CancellationToken ct)
    {
        var decided = await new Recording(log, clock, person.Actor).RecordManyAsync(
            [new(district, Framing.Of(wishes), _ => wishes)], dryRun: false, leaveOutRefused: false, ct);
        var refusal = decided[0].Refused is [var refused, ..] ? refused.Refusal : null;
        Measures.Wishes.Add(wishes.Count, Measures.Outcome(refusal is null ? "recorded" : "refused"));
        if (refusal is null)
            following.Signal();
        return refusal;
    }

    /// <summary>Records all that a plan says of one district, or nothing of it.</summary>
    internal async Task<DecidedDistrict> RecordPlanAsync(Person person, DistrictWishes plan, CancellationToken ct)
    {
        var decided = await new Recording(log, clock, person.Actor).RecordManyAsync([plan], dryRun: false, leaveOutRefused: false, ct);
        var isRefused = decided[0].Refused.Count > 0;
        Measures.Wishes.Add(isRefused ? 1 : decided[0].Accepted.Count, Measures.Outcome(isRefused ? "refused" : "recorded"));
        following.Signal();
        return decided[0];
    }

    private static string NameOf(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Recorded => "recorded",
        RecordOutcome.AlreadySo => "already-so",
        RecordOutcome.Refused => "refused",
        RecordOutcome.SomeoneWasFirst => "someone-was-first",
        RecordOutcome.OtherWish => "key-reused",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
