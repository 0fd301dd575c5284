using System.Diagnostics;
using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Schools;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>What a roster asks to be recorded. What is so already is left to the deciders, who answer with nothing.</summary>
internal static class RosterPlan
{
    internal static DistrictWishes Of(DistrictId district, IReadOnlyList<SchoolRow> rows, IReadOnlyList<Move> moves, string zone, string? name) => new(
        district,
        [new StreamId.District(), .. rows.Select(row => new StreamId.School(row.School)), .. moves.Select(move => new StreamId.School(move.Old))],
        state =>
        [
            .. Registration(state.District, rows, zone, name),
            .. moves.Select(move => new Wish(move.Row.Line, new StreamId.School(move.Old), new SchoolClosed(move.Row.School))),
            .. rows.SelectMany(row => OfSchool(state.Schools.GetValueOrDefault(row.School, School.Initial), row)
                .Select(fact => new Wish(row.Line, new StreamId.School(row.School), fact))),
        ]);

    /// <summary>What is known of a district isn't changed by a roster.</summary>
    private static IEnumerable<Wish> Registration(District known, IReadOnlyList<SchoolRow> rows, string zone, string? name) =>
        known.Registered is null && rows is [var first, ..]
            ? [new(first.Line, new StreamId.District(), new DistrictRegistered(
                first.DistrictName ?? name ?? $"District {first.District}", StateCodes.Of(first.District), zone, first.DistrictStateId))]
            : [];

    private static IEnumerable<SchoolEvent> OfSchool(School known, SchoolRow row)
    {
        var details = Details(row.Facts, known.Entry);
        if (!known.IsRegistered)
        {
            yield return new SchoolRegistered(
                row.Name, details.Level, details.LowGrade, details.HighGrade, details.Charter, details.StateId);
        }
        else
        {
            yield return new SchoolRenamed(row.Name);
            yield return details;
        }

        if (row.State is StateOfBeing.Closed)
        {
            yield return new SchoolClosed();
        }
        else
        {
            yield return new SchoolReopened();
            yield return new SchoolStatusChanged(Status(row.State));
        }
    }

    private static SchoolDetailsChanged Details(SchoolFacts facts, SchoolRegistered? known) => facts switch
    {
        SchoolFacts.Federal f => new(known?.Level, f.LowGrade, f.HighGrade, f.Charter, f.StateId),
        SchoolFacts.Short s => new(s.Level, known?.LowGrade, known?.HighGrade, known?.Charter, known?.StateId),
        _ => throw new UnreachableException(),
    };

    internal static SchoolStatus Status(StateOfBeing state) => state switch
    {
        StateOfBeing.Open => SchoolStatus.Open,
        StateOfBeing.New => SchoolStatus.New,
        StateOfBeing.Future => SchoolStatus.Future,
        StateOfBeing.Inactive => SchoolStatus.Inactive,
        _ => throw new UnreachableException(),
    };
}
