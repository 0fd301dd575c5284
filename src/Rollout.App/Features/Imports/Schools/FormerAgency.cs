using Rollout.Domain;
using Rollout.Domain.Schools;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>Where a school that changed agency was before: the same state and the same last five digits, in another district.</summary>
internal static class FormerAgency
{
    /// <summary>The number the school would have had in that district; null when it can't have belonged there.</summary>
    internal static SchoolId? NumberIn(DistrictId district, SchoolRow moved) =>
        district != moved.District && district.Value[..2] == moved.District.Value[..2] && moved.School.Value is { Length: 12 } number
            ? new SchoolId(district.Value + number[7..])
            : null;

    /// <summary>Whether it still counts as that district's: registered and not closed there, nor said by the file to be open there.</summary>
    internal static bool StillHolds(School known, SchoolId number, IReadOnlyDictionary<SchoolId, SchoolRow> file) =>
        known is { IsRegistered: true, Gone: null } && (!file.TryGetValue(number, out var row) || row.State is StateOfBeing.Closed);
}
