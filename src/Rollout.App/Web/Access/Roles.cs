using static Rollout.App.Web.Access.Right;

namespace Rollout.App.Web.Access;

/// <summary>What each role may do, its names, and who may be given it.</summary>
internal static class Roles
{
    internal static IReadOnlyList<Role> All { get; } = Enum.GetValues<Role>();

    internal static IReadOnlyList<Right> RightsOf(Role role) => role switch
    {
        Role.Administrator => [Read, ReadPublished, Record, ManagePeople, ReadAccessLog, Import],
        Role.ProjectManager => [Read, ReadPublished, Record, Import],
        Role.Superintendent or Role.Principal or Role.Coach or Role.Communications or Role.FinanceTechnology =>
            [Read, ReadPublished, Record],
        Role.Auditor => [Read, ReadPublished, ReadAccessLog],
        Role.Board => [ReadPublished],
        Role.Consortium => [ReadSums],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether the role is of certain schools, and of no whole district.</summary>
    internal static bool NeedsSchools(Role role) => role is Role.Principal;

    /// <summary>Whether the role may be of certain schools.</summary>
    internal static bool TakesSchools(Role role) => NeedsSchools(role) || role is Role.Coach;

    /// <summary>As people say it.</summary>
    internal static string Words(Role role) => role switch
    {
        Role.Administrator => "administrator",
        Role.ProjectManager => "project manager",
        Role.Superintendent => "superintendent",
        Role.Principal => "principal",
        Role.Coach => "coach",
        Role.Communications => "communications",
        Role.FinanceTechnology => "finance and technology",
        Role.Auditor => "auditor",
        Role.Board => "board member",
        Role.Consortium => "consortium",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>As programs and tables write it, such as <c>project-manager</c>.</summary>
    internal static string Code(Role role) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{role}");

    internal static Role? Find(string code) => All.Where(role => Code(role) == code).Select(role => (Role?)role).FirstOrDefault();
}
