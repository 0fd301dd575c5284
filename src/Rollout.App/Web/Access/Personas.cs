using Npgsql;
using Rollout.Domain;

namespace Rollout.App.Web.Access;

/// <summary>
/// The demonstration's people, one for each role, who come in without a password: only where the demonstration is served as such, only
/// while the database holds no other district, and only from this machine.
/// </summary>
internal sealed class Personas(Accounts accounts, Members members, NpgsqlDataSource database, SignInOptions options)
{
    private const string OwnSchool = "990010000022";

    private static readonly (Role Role, string Name)[] All =
    [
        (Role.ProjectManager, "Pia Marsh"),
        (Role.Superintendent, "Saul Reed"),
        (Role.Principal, "Petra Jay"),
        (Role.Coach, "Cole Finch"),
        (Role.Communications, "Cora Wren"),
        (Role.FinanceTechnology, "Finn Heron"),
        (Role.Administrator, "Ada Crane"),
        (Role.Auditor, "Otto Rook"),
        (Role.Board, "Bea Swift"),
        (Role.Consortium, "Connie Dove"),
    ];

    /// <summary>Makes them, once; on a database with another district, nobody.</summary>
    internal async Task PrepareAsync(CancellationToken ct)
    {
        if (options.Demonstration is not { } district || !await AreLetInAsync(ct))
            return;
        foreach (var (role, name) in All)
        {
            var account = await accounts.AddAsync(EmailOf(role), name, null, isPersona: true, ct);
            if ((await members.OfAsync(account.Id, ct)).Count == 0)
                await members.GrantAsync(district, account.Id, new(role, role is Role.Principal ? new HashSet<SchoolId> { SchoolId.Parse(OwnSchool, null) } : null), "demonstration", ct);
        }
    }

    /// <summary>Those who come in on this request; nobody, where it isn't the demonstration's.</summary>
    internal async Task<IReadOnlyList<Persona>> ListAsync(HttpContext context, CancellationToken ct)
    {
        if (!OpenDoor.IsAtThisMachine(context) || !await AreLetInAsync(ct))
            return [];
        var found = new List<Persona>();
        foreach (var (role, _) in All)
        {
            if (await accounts.FindAsync(EmailOf(role), ct) is { IsPersona: true, IsDisabled: false } persona)
                found.Add(new(persona, role));
        }

        return found;
    }

    /// <summary>Where another district is, nobody comes in without a password.</summary>
    internal async Task<bool> AreLetInAsync(CancellationToken ct) =>
        options is { IsPublic: false, Demonstration: { } district }
        && (await database.ListAsync("select es_is_alone($1)", row => row.GetBoolean(0), ct, district.Value))[0];

    private static string EmailOf(Role role) => $"{Roles.Code(role)}@demonstration.invalid";
}

internal sealed record Persona(Account Account, Role Role);
