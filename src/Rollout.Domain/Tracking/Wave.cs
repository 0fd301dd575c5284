namespace Rollout.Domain.Tracking;

/// <summary>Schools that begin together.</summary>
/// <param name="LaunchOn">The first day one of them launches.</param>
internal sealed record Wave(string Name, DateOnly LaunchOn, IReadOnlyList<SchoolCase> Schools)
{
    /// <summary>The waves of the schools that take part, the first to launch first.</summary>
    internal static IReadOnlyList<Wave> Of(DistrictCase district) =>
    [
        .. district.Schools.Schools.Where(school => !school.Enrolment.IsWithdrawn)
            .GroupBy(school => school.Enrolment.Wave, StringComparer.Ordinal)
            .Select(schools => new Wave(schools.Key, schools.Min(school => school.Enrolment.LaunchOn), [.. schools]))
            .OrderBy(wave => wave.LaunchOn).ThenBy(wave => wave.Name, StringComparer.Ordinal),
    ];
}
