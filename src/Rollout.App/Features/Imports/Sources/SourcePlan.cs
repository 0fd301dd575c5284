using Rollout.App.Features.Imports.Schools;
using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Schools;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>What a source asks to be recorded. What is so already is left to the deciders, who answer with nothing.</summary>
internal static class SourcePlan
{
    internal static DistrictWishes Of(
        SourceRequest asked, SourceRead read, IReadOnlyDictionary<SourceSchool, SchoolId> schools, IReadOnlyList<Wish> leaders, IReadOnlyList<Wish> needs) => new(
        asked.District,
        [.. schools.Values.Select(school => new StreamId.School(school)), .. Framing.Of([.. leaders, .. needs])],
        state =>
        [
            .. Registration(state.District, asked, read),
            .. read.Years.Select(year => new Wish(year.Number, new StreamId.District(), OfYear(year, state.District))),
            .. schools.SelectMany(school => OfSchool(school.Key, state.Schools.GetValueOrDefault(school.Value, School.Initial))
                .Select(fact => new Wish(school.Key.Number, new StreamId.School(school.Value), fact))),
            .. leaders,
            .. NewOf(needs, state.District),
        ]);

    /// <summary>Those that say something else than what held until their day: by what is recorded, or by the file's own row before.</summary>
    private static IEnumerable<Wish> NewOf(IReadOnlyList<Wish> needs, District known)
    {
        foreach (var ofSchool in needs.Select(need => (Need: need, Said: (NeedProfileRecorded)need.Fact)).GroupBy(row => row.Said.School))
        {
            NeedProfileRecorded? before = null;
            foreach (var (need, said) in ofSchool.OrderBy(row => row.Said.EffectiveOn))
            {
                var recorded = known.NeedOf(said.School, said.EffectiveOn);
                var held = before is null || recorded?.EffectiveOn > before.EffectiveOn ? recorded : before;
                if (held?.Quartile != said.Quartile)
                    yield return need;
                before = said;
            }
        }
    }

    private static IEnumerable<Wish> Registration(District known, SourceRequest asked, SourceRead read) =>
        known.Registered is null && read.Schools is [var first, ..]
            ? [new(first.Number, new StreamId.District(), new DistrictRegistered(
                read.DistrictName ?? asked.Name ?? $"District {asked.District}", StateCodes.Of(asked.District), asked.Zone))]
            : [];

    /// <summary>A year that is recorded keeps its name, and what the source doesn't know of it.</summary>
    private static SchoolYearPublished OfYear(SourceYear year, District known)
    {
        var same = known.Years.Values.Where(other => other.FirstDay <= year.LastDay && year.FirstDay <= other.LastDay).ToList() is [var only] ? only : null;
        var closures = year.Closures ?? [.. same?.Closures.Where(closure => closure.From >= year.FirstDay && closure.To <= year.LastDay) ?? []];
        var terms = year.Terms.Count > 0 ? year.Terms : [.. same?.Terms.Where(term => term.From >= year.FirstDay && term.To <= year.LastDay) ?? []];
        return new(same?.Year ?? year.Year, year.FirstDay, year.LastDay, [.. terms], [.. closures]);
    }

    private static IEnumerable<SchoolEvent> OfSchool(SourceSchool row, School known)
    {
        var entry = known.Entry;
        if (!known.IsRegistered)
        {
            yield return new SchoolRegistered(row.Name, row.Level, row.LowGrade, row.HighGrade, row.Charter, row.School.State);
        }
        else
        {
            yield return new SchoolRenamed(row.Name);
            yield return new SchoolDetailsChanged(
                row.Level ?? entry?.Level, row.LowGrade ?? entry?.LowGrade, row.HighGrade ?? entry?.HighGrade, row.Charter ?? entry?.Charter,
                row.School.State ?? entry?.StateId);
        }

        if (row.Being is StateOfBeing.Closed)
        {
            yield return new SchoolClosed();
        }
        else if (row.Being is { } being)
        {
            yield return new SchoolReopened();
            yield return new SchoolStatusChanged(RosterPlan.Status(being));
        }
    }
}
