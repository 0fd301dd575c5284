namespace Rollout.App.Features.Imports.Sources;

/// <summary>Where OneRoster and School Data Sync, whose tables are nearly the same, part ways.</summary>
/// <param name="RoleBegin">The column of a role's first day, and <paramref name="RoleEnd"/> of its last.</param>
/// <param name="EndsAreExcluded">Whether the day a session or role ends on is no longer of it.</param>
internal sealed record RosterDialect(string Name, string RoleBegin, string RoleEnd, bool EndsAreExcluded)
{
    /// <summary>Rollout reads these, of whatever else there is.</summary>
    internal static readonly IReadOnlySet<string> Files = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "manifest.csv", "orgs.csv", "academicSessions.csv", "roles.csv", "users.csv", "school.csv",
    };

    /// <summary>1EdTech, OneRoster CSV binding 1.2: the end of a session or role is excluded from it.</summary>
    internal static RosterDialect OneRoster { get; } = new("oneroster", "beginDate", "endDate", EndsAreExcluded: true);

    /// <summary>Microsoft School Data Sync, version 2.1.</summary>
    internal static RosterDialect SchoolDataSync { get; } = new("sds", "roleStartDate", "roleEndDate", EndsAreExcluded: false);
}
