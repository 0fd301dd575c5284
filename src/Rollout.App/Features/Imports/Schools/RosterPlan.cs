using System.Diagnostics;
using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Schools;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>What a file's rows ask to be recorded. What is so already is left to the deciders, who answer with nothing.</summary>
internal static class RosterPlan
{
    /// <summary>The district's registration, when it has none: what is known of a district isn't changed by a roster.</summary>
    internal static IEnumerable<DistrictEvent> OfDistrict(District known, SchoolRow first, string zone) => known.Registered is not null
        ? []
        : [new DistrictRegistered(first.DistrictName ?? $"District {first.District}", StateCodes.Of(first.District), zone, first.DistrictStateId)];

    internal static IEnumerable<SchoolEvent> OfSchool(School known, SchoolRow row)
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

    private static SchoolStatus Status(StateOfBeing state) => state switch
    {
        StateOfBeing.Open => SchoolStatus.Open,
        StateOfBeing.New => SchoolStatus.New,
        StateOfBeing.Future => SchoolStatus.Future,
        StateOfBeing.Inactive => SchoolStatus.Inactive,
        _ => throw new UnreachableException(),
    };
}
