using Rollout.App.Features.Imports.Schools;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>What is said beside a source's files.</summary>
/// <param name="Zone">Of a district that is new, as is its name.</param>
/// <param name="AsOf">The day the files speak of, where they don't say one.</param>
/// <param name="MonthFirst">Days with strokes begin with the month.</param>
/// <param name="Map">The schools by the source's numbers.</param>
/// <param name="Calendar">Of several calendars, the one that is the district's.</param>
internal sealed record SourceRequest(
    DistrictId District, string Zone, string? Name, DateOnly? AsOf, bool MonthFirst, IReadOnlyDictionary<string, SchoolId> Map, string? Calendar)
{
    internal static SourceRequest Of(
        DistrictId district, string? zone = null, string? name = null, DateOnly? asOf = null, bool monthFirst = false,
        IReadOnlyDictionary<string, SchoolId>? map = null, string? calendar = null) =>
        new(district, zone ?? ImportSchools.DefaultZone, name, asOf, monthFirst, map ?? new Dictionary<string, SchoolId>(), calendar);
}
