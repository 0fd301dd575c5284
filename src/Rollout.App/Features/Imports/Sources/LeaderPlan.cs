using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Schools;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>
/// What is wished of a row that says who leads a school. The day of the event decides, not the day of the import: what says less than
/// is recorded already, because it was said earlier, is left out.
/// </summary>
internal static class LeaderPlan
{
    /// <param name="recorded">What is recorded of who leads the school, in the order of the log.</param>
    /// <param name="today">Of the district; the day of a row that says none.</param>
    internal static (IReadOnlyList<SchoolEvent> Facts, string? LeftOut) Of(SourceLeader row, IReadOnlyList<Recorded> recorded, TimeZoneInfo zone, DateOnly today)
    {
        var (facts, inactive) = Wished(row, recorded, row.AsOf?.Day ?? today);
        var missing = facts.Where(fact => !recorded.Any(known => known.Happened.Equals(fact))).ToList();
        if (missing.Count == 0)
            return ([], inactive);
        var others = recorded.Where(known => !facts.Any(known.Happened.Equals)).ToList();
        var said = row.AsOf?.Day ?? facts.Max(fact => DayOf(fact));
        var newest = others.Select(known => DayOf(known.Happened)).DefaultIfEmpty(DateOnly.MinValue).Max();
        if (newest > said)
            return ([], $"older than what is recorded ({Words.Iso(newest)}): left out");
        return row.AsOf is { } asOf && others.Select(SourceMark.SaidAt).Where(at => at > asOf.At(zone)).ToList() is { Count: > 0 } later
            ? ([], $"older than what is recorded ({Words.Iso(DistrictDay.Of(later.Max(), zone))}): left out")
            : (missing, null);
    }

    private static (IReadOnlyList<SchoolEvent> Facts, string? Inactive) Wished(SourceLeader row, IReadOnlyList<Recorded> recorded, DateOnly day)
    {
        if (row.Ends)
        {
            var gone = row.Gone ?? day;
            return Leads(row.Person, recorded, gone) ? ([new PrincipalDeparted(gone, row.Person)], null) : ([], "inactive: left out");
        }

        var from = row.From ?? (row.Gone is { } end && end < day ? end : day);
        SchoolEvent[] since = row.Gone > from || row.Gone is null ? Leads(row.Person, recorded, from) ? [] : [new PrincipalAssigned(from, row.Person)] : [];
        SchoolEvent[] until = row.Gone is { } last && (since.Length > 0 || Leads(row.Person, recorded, last)) ? [new PrincipalDeparted(last, row.Person)] : [];
        return ([.. since, .. until], null);
    }

    /// <summary>Whether the person leads the school on that day, as recorded.</summary>
    private static bool Leads(PersonId person, IReadOnlyList<Recorded> recorded, DateOnly day) =>
        recorded.Where(known => DayOf(known.Happened) <= day && PersonOf(known.Happened) == person)
            .OrderBy(known => DayOf(known.Happened)).ThenBy(known => known.Position).LastOrDefault()?.Happened is PrincipalAssigned;

    private static DateOnly DayOf(DomainEvent fact) => ((IDated)fact).EffectiveOn;

    private static PersonId? PersonOf(DomainEvent fact) => fact switch
    {
        PrincipalAssigned e => e.Person,
        PrincipalDeparted e => e.Person,
        _ => null,
    };
}
