using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.Domain.Tracking;

/// <summary>An open school as the roster has it, whether it takes part or not.</summary>
public sealed record RosterSchool(SchoolId School, string Name)
{
    /// <summary>The open schools that are registered at the cut, in order of their names.</summary>
    public static IReadOnlyList<RosterSchool> Of(DistrictHistory history, Cut cut) =>
    [
        .. history.Schools.Where(stream => stream.Value.At(cut).Any(fact => fact.Happened is SchoolRegistered))
            .Select(stream => SchoolFacts.Of(stream.Key, stream.Value.UpTo(cut), StreamLog.Empty.UpTo(cut), null))
            .Where(facts => !facts.IsClosed)
            .OrderBy(facts => facts.Name, StringComparer.Ordinal).ThenBy(facts => facts.Id.Value, StringComparer.Ordinal)
            .Select(facts => new RosterSchool(facts.Id, facts.Name)),
    ];
}
