using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Web.Access;

/// <summary>Looks closer where an address can't say by itself which school is meant.</summary>
internal sealed class Gate(Members members, IEventStore log)
{
    /// <param name="school">Null: the whole district.</param>
    internal async Task<Problem?> AskAsync(Person person, DistrictId district, Right right, SchoolId? school, CancellationToken ct) =>
        IsOfAnother(person, district) ? Denials.UnknownDistrict(district)
        : person.May(right, school) ? null
        : Denials.Of(person, right, await members.AdministratorsAsync(district, ct));

    /// <summary>A withdrawal is for whoever may record what it withdraws.</summary>
    internal async Task<Problem?> AskToRecordAsync(Person person, DistrictId district, Wish wish, CancellationToken ct)
    {
        var fact = wish.Fact;
        if (fact is Correction.EventWithdrawn withdrawal)
        {
            var loaded = await Loading.LoadAsync(log, district, [wish.Stream], ct);
            if (loaded.Find(withdrawal.Event) is not var (_, target))
                return await AskAsync(person, district, Right.Record, wish.Stream.AtSchool, ct);
            fact = target.Happened;
        }

        return await AskToRecordAsync(person, district, EventCodec.Alias(fact), wish.Stream.AtSchool, ct);
    }

    internal async Task<Problem?> AskToRecordAsync(Person person, DistrictId district, string alias, SchoolId? school, CancellationToken ct) =>
        IsOfAnother(person, district) ? Denials.UnknownDistrict(district)
        : person.MayRecordEvent(alias, school) ? null
        : Denials.OfEvent(person, alias, school, await members.AdministratorsAsync(district, ct));

    /// <summary>What they may do, they may in the district they were asked about, and there alone.</summary>
    private static bool IsOfAnother(Person person, DistrictId district) => person.Account is not null && person.District != district;
}
