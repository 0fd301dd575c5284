using Rollout.Domain;

namespace Rollout.App.Web.Access;

/// <summary>Who asks, and what they may do in the district the address names.</summary>
/// <param name="Actor">As the log names who recorded something; stays the same when the name changes.</param>
/// <param name="Account">Null for whoever is at this machine while nobody has an account.</param>
/// <param name="Session">The session's public id; null for an access token.</param>
/// <param name="District">Null on addresses that name none.</param>
/// <param name="MayRecord">False for an access token that only reads.</param>
public sealed record Person(
    string Actor, string Name, Guid? Account, Guid? Session, DistrictId? District, IReadOnlyList<Grant> Grants, bool MayRecord = true)
{
    /// <summary>Whoever reaches this machine's own listener while nobody has an account.</summary>
    internal static Person Local { get; } = new("local", "whoever is at this machine", null, null, null, [new(Role.Administrator, null)]);

    private const string ActorPrefix = "account:";

    internal static string ActorOf(Guid account) => $"{ActorPrefix}{account}";

    /// <summary>Null when the actor is no account: an operator, or a person another system names.</summary>
    internal static Guid? AccountOf(string? actor) =>
        actor?.StartsWith(ActorPrefix, StringComparison.Ordinal) is true && Guid.TryParse(actor[ActorPrefix.Length..], out var account) ? account : null;

    /// <summary>Whether the district lets them in at all.</summary>
    internal bool IsMember => Grants.Count > 0;

    /// <summary>The account's, where only accounts get.</summary>
    internal Guid OwnAccount => Account ?? throw new InvalidOperationException("Whoever is at this machine has no account.");

    /// <summary>In the whole district.</summary>
    internal bool May(Right right) => May(right, null);

    /// <param name="school">Null: in the whole district.</param>
    internal bool May(Right right, SchoolId? school) => Allowing(right, school).Any();

    /// <summary>Whether it is this role, or one of these, that lets them read.</summary>
    internal bool Reads(Grant grant) => Has(grant.Role, Right.Read);

    /// <summary>At one school at least.</summary>
    internal bool MaySomewhere(Right right) => Grants.Any(grant => Has(grant.Role, right));

    /// <param name="school">Where the event belongs; null: to the district or the initiative.</param>
    internal bool MayRecordEvent(string alias, SchoolId? school) =>
        Allowing(Right.Record, school).Any(grant => Recordable.By(grant.Role, alias));

    /// <summary>Whether what they may do there, they may as an auditor alone: then it is recorded that they did.</summary>
    /// <param name="school">Null: in the whole district.</param>
    internal bool IsAuditing(Right right, SchoolId? school) => Grants.Any(grant => grant.Role is Role.Auditor)
        && Allowing(right, school).All(grant => grant.Role is Role.Auditor);

    /// <summary>The only schools they may do it at; null: all.</summary>
    internal IReadOnlySet<SchoolId>? SchoolsFor(Right right)
    {
        var grants = Grants.Where(grant => Has(grant.Role, right)).ToList();
        return grants.Exists(grant => grant.Schools is null) ? null : grants.SelectMany(grant => grant.Schools!).ToHashSet();
    }

    /// <summary>
    /// The same for all who may see the same pages, and are led from them to the same forms. Whoever is let in at some schools only
    /// shares theirs with nobody, and with themselves only while they are the same schools.
    /// </summary>
    internal string SeesAs
    {
        get
        {
            var rights = $"{string.Join(' ', Enum.GetValues<Right>().Where(MaySomewhere))} {string.Join(' ', Records)}";
            return SchoolsFor(Right.Read) is { } own
                ? $"{rights} {Actor} {string.Join(' ', own.Select(school => school.Value).Order(StringComparer.Ordinal))}"
                : rights;
        }
    }

    /// <summary>As what they record, and where; not who they are.</summary>
    private IEnumerable<string> Records => Grants.Where(grant => Has(grant.Role, Right.Record))
        .Select(grant => grant.SchoolIds is { } own ? $"{grant.Role}@{string.Join(',', own)}" : $"{grant.Role}").Order(StringComparer.Ordinal);

    private IEnumerable<Grant> Allowing(Right right, SchoolId? school) => Grants.Where(grant => Has(grant.Role, right) && grant.Covers(school));

    private bool Has(Role role, Right right) => Roles.RightsOf(role).Contains(right) && (MayRecord || right is Right.Read or Right.ReadPublished or Right.ReadSums);
}
