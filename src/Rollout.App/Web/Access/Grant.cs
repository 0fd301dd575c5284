using Rollout.Domain;

namespace Rollout.App.Web.Access;

/// <summary>A role in a district, at all its schools or at some.</summary>
/// <param name="Schools">Null: all.</param>
public sealed record Grant(Role Role, IReadOnlySet<SchoolId>? Schools)
{
    internal bool Covers(SchoolId? school) => Schools is null || school is { } one && Schools.Contains(one);

    /// <summary>As a table holds them.</summary>
    internal string[]? SchoolIds => Schools is null ? null : [.. Schools.Select(school => school.Value).Order(StringComparer.Ordinal)];

    internal static Grant Of(string role, string[]? schools) => new(
        Roles.Find(role) ?? throw new InvalidOperationException($"The database names a role {role} that this version does not know."),
        schools?.Select(id => SchoolId.Parse(id, null)).ToHashSet());
}
